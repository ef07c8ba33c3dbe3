import { type Curve, lengthOf, pick } from "@/lib/learning/curve";
import type { EventOf, ParticipantId, SessionEvent } from "./events";
import type { Run, Session } from "./session";

/** Points of each run that a lab gets of its classmates: enough for a small chart. */
const POINTS_ON_A_BOARD = 24;
/** What a lab gets for a name that is hidden; it shows a name of its own making. */
export const HIDDEN_NAME = "";

/**
 * The points of a run that a small chart needs: the first in each twenty-fourth of its epochs, the best (the board ranks
 * by it) and the last (the loop counter adds it up).
 */
function boardIndices(run: Run): number[] {
  const stride = run.hyperparameters.epochs / POINTS_ON_A_BOARD;
  const { step, epoch } = run.curve;
  return step.flatMap((value, index) => {
    const opensCell =
      index === 0 || Math.floor(epoch[index] / stride) > Math.floor(epoch[index - 1] / stride);
    const isLast = index === step.length - 1;
    return opensCell || isLast || value === run.best?.step ? [index] : [];
  });
}

/**
 * The state for a screen that needs less: its own runs whole, everyone else's thinned. `best` and `reported` stay exact. Remarks
 * and names stay as they are, so it is for the desk and the projector.
 */
export function thinSnapshot(session: Session, self: ParticipantId | null): Session {
  const participants = session.participants.map((participant) => {
    if (participant.id === self) return participant;
    const runs = participant.runs.map((run) => ({ ...run, curve: pick(run.curve, boardIndices(run)) }));
    return { ...participant, runs };
  });
  return { ...session, participants };
}

/** The state for a lab: thinned, without what the host keeps for the desk. */
export function labSnapshot(session: Session, self: ParticipantId | null): Session {
  const thinned = thinSnapshot(session, self);
  return {
    ...thinned,
    notes: session.notes.filter(({ shown }) => shown),
    participants: session.hidden.names
      ? thinned.participants.map((other) => (other.id === self ? other : { ...other, nickname: HIDDEN_NAME }))
      : thinned.participants,
  };
}

/**
 * The same happenings for labs: of the points reported, only those a small chart needs, one event a run, in the place of
 * the run's last report; no remark that the host keeps, and no name while names are hidden, but for that of `self`.
 * `after` is the state at the end of `events`.
 */
export function thinEvents(
  after: Session,
  events: readonly SessionEvent[],
  self: ParticipantId | null = null,
): SessionEvent[] {
  const reports = new Map<string, EventOf<"points-reported">[]>();
  for (const event of events) {
    if (event.type !== "points-reported") continue;
    const key = runKey(event);
    reports.set(key, [...(reports.get(key) ?? []), event]);
  }
  return events.flatMap((event) => {
    if (event.type !== "points-reported") return forLabs(after, event, self);
    const ofRun = reports.get(runKey(event)) ?? [];
    return event === ofRun.at(-1) ? mergedReport(after, ofRun) : [];
  });
}

function forLabs(after: Session, event: SessionEvent, self: ParticipantId | null): SessionEvent[] {
  if (event.type === "note-added") return event.shown ? [event] : [];
  if (event.type === "board-hidden-changed" && !after.hidden.names)
    return [{ ...event, nicknames: after.participants.map(({ nickname }) => nickname) }];
  const names = event.type === "participant-joined" || event.type === "participant-renamed";
  if (!names || !after.hidden.names || event.participant === self) return [event];
  return [{ ...event, nickname: HIDDEN_NAME }];
}

function runKey(event: EventOf<"points-reported">): string {
  return `${event.participant}/${event.run}`;
}

function mergedReport(after: Session, reports: readonly EventOf<"points-reported">[]): SessionEvent[] {
  const last = reports[reports.length - 1];
  const run = after.participants[last.participant]?.runs[last.run];
  if (!run) return [];
  const firstStep = reports[0].points.step[0];
  const lastStep = last.points.step[lengthOf(last.points) - 1];
  const indices = boardIndices(run).filter((index) => within(run.curve, index, firstStep, lastStep));
  if (indices.length === 0) return [];
  return [{ ...last, from: reports[0].from, points: pick(run.curve, indices) }];
}

function within(curve: Curve, index: number, firstStep: number, lastStep: number): boolean {
  return curve.step[index] >= firstStep && curve.step[index] <= lastStep;
}
