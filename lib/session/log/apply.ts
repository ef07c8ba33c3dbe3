import { append, EMPTY_CURVE, lengthOf, pick } from "@/lib/learning/curves/curve";
import { countedPoint, rankingOf } from "@/lib/learning/curves/ranking";
import { isMeasurable } from "@/lib/learning/training/report-bounds";
import { unreachable } from "@/lib/learning/unreachable";
import { withRoundEvent } from "./apply-round";
import { withAskedInput } from "./asked-input";
import { withDeskEvent } from "./desk/apply-desk";
import { withDrawingEvent } from "./drawing";
import type { EventOf, ParticipantId, RunNumber, SessionEvent } from "./events";
import { withQuestionEvent } from "./question";
import {
  EMPTY_SESSION,
  type Participant,
  type Run,
  roundOfPhase,
  type Session,
  type Writing,
} from "./session";
import { withVoteEvent } from "./vote";

/** The session after one more event. Never refuses and never throws: an event about someone unknown only raises `seq`. */
export function apply(session: Session, event: SessionEvent): Session {
  if (event.seq <= session.seq) return session;
  const after = changed(session, event);
  return { ...after, ...stillOn(session, after, event), seq: event.seq, at: event.at };
}

/** What the projector shows as soon as it happens, in place of a snapshot. */
const NEWS: ReadonlySet<SessionEvent["type"]> = new Set([
  ...(["test-opened", "vote-opened", "vote-closed", "input-asked"] as const),
  ...(["question-asked", "question-revealed", "question-closed"] as const),
]);

/** What stays as it was while the class stays where it is. */
function stillOn(
  before: Session,
  after: Session,
  { type }: SessionEvent,
): Pick<Session, "shown" | "announced" | "snapshots"> {
  const { shown, announced, snapshots } = after;
  const isSame = isSamePhase(before, after);
  const isOver = snapshots.shown !== null && (!isSame || NEWS.has(type));
  const put = isOver ? { ...snapshots, shown: null } : snapshots;
  if (isSame) return { shown, announced, snapshots: put };
  return { shown: stillShown(shown), announced: null, snapshots: put };
}

function isSamePhase({ phase: before }: Session, { phase }: Session): boolean {
  return before.kind === phase.kind && roundOfPhase(before) === roundOfPhase(phase);
}

/** When the class moves on, the pictures on the projector stop taking turns. */
function stillShown(shown: Session["shown"]): Session["shown"] {
  if (!shown.rotates) return shown;
  const { rotates: _, ...kept } = shown;
  return kept;
}

/** The state described by events in the order of their `seq`. */
export function fold(events: Iterable<SessionEvent>, from: Session = EMPTY_SESSION): Session {
  let session = from;
  for (const event of events) session = apply(session, event);
  return session;
}

function changed(session: Session, event: SessionEvent): Session {
  switch (event.type) {
    case "session-created":
      return {
        ...{ ...session, title: event.title, plan: event.plan, rules: event.rules ?? 1 },
        asking: event.plan.asking ?? true,
      };
    case "participant-joined":
      return withNewParticipant(session, event);
    case "participant-renamed":
      return withParticipant(session, event.participant, { nickname: event.nickname, wish: null });
    case "nickname-wished":
      return withParticipant(session, event.participant, { wish: event.nickname });
    case "nickname-refused": {
      const refused = session.participants[event.participant]?.wishesRefused ?? 0;
      return withParticipant(session, event.participant, { wish: null, wishesRefused: refused + 1 });
    }
    case "participant-removed":
      return withRemoved(session, event.participant);
    case "return-asked":
      return withParticipant(session, event.participant, { returning: "asked" });
    case "return-declined":
      return withParticipant(session, event.participant, { returning: "declined" });
    case "participant-readmitted": {
      const { participant, nickname } = event;
      return withParticipant(session, participant, {
        ...{ nickname, removed: false, admitted: true, returning: null },
      });
    }
    case "participant-admitted":
      return withParticipant(session, event.participant, { admitted: true });
    case "presence-changed":
      return withPresence(session, event);
    case "round-opened":
    case "round-started":
    case "round-paused":
    case "round-resumed":
    case "round-extended":
    case "round-closed":
    case "test-opened":
    case "opening-advanced":
    case "names-told":
    case "valley-measured":
      return withRoundEvent(session, event);
    case "run-started":
      return withRuns(session, event.participant, (runs) => [...runs, newRun(session, event)]);
    case "points-reported":
      return withReport(session, event);
    case "run-ended":
      return withRun(session, event.participant, event.run, (run) => ({
        ...run,
        end: { reason: event.reason, at: event.at },
      }));
    case "run-scored":
      return withRun(session, event.participant, event.run, (run) => {
        const { step, validation, train, agrees, climbs } = event;
        const verdict = { step, validation, ...(train && { train }), agrees, climbs };
        return { ...run, verdict, unproven: false };
      });
    case "run-unproven":
      return withRun(session, event.participant, event.run, (run) => ({ ...run, unproven: true }));
    case "run-reproduced":
      return withRun(session, event.participant, event.run, (run) => ({
        ...run,
        reproduction: event.outcome,
      }));
    case "words-written":
      return withRun(session, event.participant, event.run, (run) => ({
        ...run,
        writing: writingAfter(run.writing, event),
      }));
    case "lobby-changed": {
      const { locked, approval, generatedNames } = event;
      return { ...session, lobby: { locked, approval, generatedNames } };
    }
    case "teams-changed":
      return { ...session, teams: event.teams };
    case "spotlight-changed": {
      const { participant, run } = event;
      return { ...session, spotlight: participant === null ? null : { participant, run } };
    }
    case "board-hidden-changed":
      return withHidden(session, event);
    case "note-added":
      return withNote(session, event);
    case "hand-raised":
      return withParticipant(session, event.participant, { handRaisedAt: event.at });
    case "hand-lowered":
      return withParticipant(session, event.participant, { handRaisedAt: null });
    case "hints-changed":
      return { ...session, hints: event.on };
    case "find-opened":
      return { ...session, findOpened: true };
    case "vote-opened":
    case "vote-cast":
    case "vote-closed": {
      const votes = withVoteEvent(session.votes, event, session.participants);
      return votes === session.votes ? session : { ...session, votes };
    }
    case "question-asked":
    case "question-answered":
    case "question-revealed":
    case "question-closed": {
      const questions = withQuestionEvent(session.questions, event, session.participants);
      return questions === session.questions ? session : { ...session, questions };
    }
    case "drawing-sent":
    case "drawings-judged":
    case "drawings-shown":
      return { ...session, drawings: withDrawingEvent(session, event) };
    case "input-asked": {
      const inputs = withAskedInput(session.inputs, event);
      return inputs === session.inputs ? session : { ...session, inputs };
    }
    case "asking-changed":
      return { ...session, asking: event.on };
    case "picture-shown":
      return {
        ...{ ...session, shown: shownAfter(session.shown, event) },
        snapshots: { ...session.snapshots, shown: null },
      };
    case "plan-changed":
    case "step-announced":
    case "step-cancelled":
    case "message-sent":
    case "snapshots-changed":
    case "snapshot-shown":
      return withDeskEvent(session, event);
    case "session-ended":
      return { ...session, phase: { kind: "ended" } };
    default:
      return unreachable(event);
  }
}

function shownAfter(
  { count }: Session["shown"],
  { picture, colouring, rotates }: EventOf<"picture-shown">,
): Session["shown"] {
  return { picture, ...(colouring && { colouring }), ...(rotates && { rotates }), count: count + 1 };
}

function writingAfter(before: Writing | null, event: EventOf<"words-written">): Writing {
  const { at, step, words, kinds } = event;
  const { recited = 0, guessed = 0, invented = 0 } = kinds ?? {};
  const count = recited + guessed + invented;
  const earlier = before?.shares ?? [];
  const share = { step, recited: recited / count, guessed: guessed / count, invented: invented / count };
  return { at, step, words, shares: count === 0 ? earlier : [...earlier, share] };
}

/** A seat whose first holder never arrived may be given again. */
function withNewParticipant(session: Session, event: EventOf<"participant-joined">): Session {
  const { participants } = session;
  const joined = newParticipant(event);
  const isGivenAgain = participants[event.participant]?.arrived === false;
  return {
    ...session,
    participants: isGivenAgain ? participants.with(event.participant, joined) : [...participants, joined],
  };
}

function newParticipant(event: EventOf<"participant-joined">): Participant {
  return {
    id: event.participant,
    nickname: event.nickname,
    wish: null,
    wishesRefused: 0,
    joinedAt: event.at,
    connected: false,
    removed: false,
    removals: 0,
    returning: null,
    admitted: event.admitted,
    arrived: false,
    handRaisedAt: null,
    runs: [],
  };
}

function newRun({ plan }: Session, event: EventOf<"run-started">): Run {
  const { run: number, round, network, hyperparameters, device, at: startedAt } = event;
  return {
    number,
    round,
    network,
    hyperparameters,
    device,
    startedAt,
    curve: EMPTY_CURVE,
    reported: 0,
    best: null,
    ranking: rankingOf(plan.rounds[round]),
    verdict: null,
    unproven: false,
    reproduction: null,
    writing: null,
    end: null,
  };
}

function withParticipant(session: Session, id: ParticipantId, change: Partial<Participant>): Session {
  const participant = session.participants[id];
  if (!participant) return session;
  return { ...session, participants: session.participants.with(id, { ...participant, ...change }) };
}

function withRemoved(session: Session, id: ParticipantId): Session {
  const removals = (session.participants[id]?.removals ?? 0) + 1;
  const left = withParticipant(session, id, {
    ...{ removed: true, removals, returning: null, connected: false, handRaisedAt: null },
  });
  return left.spotlight?.participant === id ? { ...left, spotlight: null } : left;
}

function withHidden(session: Session, event: EventOf<"board-hidden-changed">): Session {
  const { board, names, nicknames } = event;
  const hidden = { ...session, hidden: { board, names } };
  if (nicknames === undefined) return hidden;
  const named = (participant: Participant) => nicknames[participant.id] ?? participant.nickname;
  return {
    ...hidden,
    participants: session.participants.map((participant) => ({
      ...participant,
      nickname: named(participant),
    })),
  };
}

function withNote(session: Session, { at, text, shown, participant }: EventOf<"note-added">): Session {
  const about = participant === undefined ? {} : { participant };
  const note = { at, round: roundOfPhase(session.phase), text, shown, ...about };
  return { ...session, notes: [...session.notes, note] };
}

function withPresence(session: Session, event: EventOf<"presence-changed">): Session {
  const participants = [...session.participants];
  const mark = (id: ParticipantId, connected: boolean) => {
    const known = participants[id];
    if (known) participants[id] = { ...known, connected, arrived: known.arrived || connected };
  };
  for (const id of event.disconnected) mark(id, false);
  for (const id of event.connected) mark(id, true);
  return { ...session, participants };
}

function withRuns(session: Session, id: ParticipantId, change: (runs: readonly Run[]) => readonly Run[]) {
  const participant = session.participants[id];
  return participant ? withParticipant(session, id, { runs: change(participant.runs) }) : session;
}

function withRun(session: Session, id: ParticipantId, number: RunNumber, change: (run: Run) => Run) {
  return withRuns(session, id, (runs) => (runs[number] ? runs.with(number, change(runs[number])) : runs));
}

/** The session with points added to a run, whether they come from an event or from the page that measured them. */
export function withReport(
  session: Session,
  report: Pick<EventOf<"points-reported">, "participant" | "run" | "to" | "points">,
): Session {
  return withRun(session, report.participant, report.run, (run) => withPoints(run, report));
}

/**
 * Skips points that the run already has, so that a report counts only once, whole or thinned. Skips impossible points too, which logs from
 * before reports were checked may contain: they count as reported, but no board, chart or counter shows them.
 */
function withPoints(run: Run, { to, points }: Pick<EventOf<"points-reported">, "to" | "points">): Run {
  if (to <= run.reported) return run;
  const lastStep = run.curve.step.at(-1) ?? -1;
  const isNew = (index: number) =>
    points.step[index]! > lastStep &&
    points.epoch[index]! <= run.hyperparameters.epochs &&
    isMeasurable(points, index);
  const indices = [...points.step.keys()].filter(isNew);
  if (indices.length === 0) return { ...run, reported: to };
  const fresh = indices.length === lengthOf(points) ? points : pick(points, indices);
  const best = countedPoint(fresh, run.hyperparameters.epochs, run.ranking, run.best);
  return { ...run, curve: append(run.curve, fresh), reported: to, best };
}
