import { type Curve, lengthOf, pick } from "@/lib/learning/curve";
import type { EventOf, ParticipantId, SessionEvent } from "./events";
import type { Run, Session } from "./session";

/** Points of each run that a lab gets of its classmates: enough for a small chart. */
const POINTS_ON_A_BOARD = 24;

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

/** The state for a lab: its own runs whole, everyone else's thinned. `best` and `reported` stay exact. */
export function thinSnapshot(session: Session, self: ParticipantId | null): Session {
  const participants = session.participants.map((participant) => {
    if (participant.id === self) return participant;
    const runs = participant.runs.map((run) => ({ ...run, curve: pick(run.curve, boardIndices(run)) }));
    return { ...participant, runs };
  });
  return { ...session, participants };
}

/**
 * The same happenings for a lab: of the points reported, only those a small chart needs, one event a run, in the place of
 * the run's last report. `after` is the state at the end of `events`.
 */
export function thinEvents(after: Session, events: readonly SessionEvent[]): SessionEvent[] {
  const reports = new Map<string, EventOf<"points-reported">[]>();
  for (const event of events) {
    if (event.type !== "points-reported") continue;
    const key = runKey(event);
    reports.set(key, [...(reports.get(key) ?? []), event]);
  }
  return events.flatMap((event) => {
    if (event.type !== "points-reported") return [event];
    const ofRun = reports.get(runKey(event)) ?? [];
    return event === ofRun.at(-1) ? mergedReport(after, ofRun) : [];
  });
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
