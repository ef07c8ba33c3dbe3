import { unreachable } from "@/lib/learning/unreachable";
import type { EventOf } from "./log/events";
import type { Round, Session } from "./log/session";

type RoundEvent = EventOf<
  | "round-opened"
  | "round-started"
  | "round-paused"
  | "round-resumed"
  | "round-extended"
  | "round-closed"
  | "test-opened"
>;
type RunningRound = Extract<Round, { state: "running" }>;

/** What happened to a round, applied; an event that does not go with how the round stands changes nothing. */
export function withRoundEvent(session: Session, event: RoundEvent): Session {
  switch (event.type) {
    case "round-opened":
      return { ...afresh(session), phase: { kind: "opened", round: event.round } };
    case "round-started":
      return withStarted(session, event);
    case "round-paused":
      return withRunning(session, event.round, (round) => ({ ...round, pausedAt: event.at }));
    case "round-resumed":
      return withRunning(session, event.round, (round) => ({
        ...round,
        deadline: event.deadline,
        pausedAt: null,
        pausedFor: round.pausedFor + (round.pausedAt === null ? 0 : event.at - round.pausedAt),
      }));
    case "round-extended":
      return withRunning(session, event.round, (round) => ({ ...round, deadline: event.deadline }));
    case "round-closed":
      return withClosed(session, event);
    case "test-opened": {
      const round = session.rounds[event.round];
      if (round?.state !== "closed") return session;
      const { results: test, unchecked } = event;
      const opened: Round = { ...round, test, ...(unchecked && { unchecked }) };
      return { ...session, rounds: session.rounds.with(event.round, opened) };
    }
    default:
      return unreachable(event);
  }
}

/** What was chosen for the round before goes with it. */
function afresh(session: Session): Session {
  return { ...session, spotlight: null, hints: null };
}

function withStarted(session: Session, { round, seed, deadline, at }: EventOf<"round-started">): Session {
  const wasOpen = session.phase.kind === "opened" && session.phase.round === round;
  const planned = Array.from(
    { length: Math.max(0, round - session.rounds.length) },
    (): Round => ({ state: "planned" }),
  );
  const rounds = [...session.rounds, ...planned];
  rounds[round] = { state: "running", seed, startedAt: at, deadline, pausedAt: null, pausedFor: 0 };
  return { ...(wasOpen ? session : afresh(session)), phase: { kind: "round", round }, rounds };
}

function withRunning(session: Session, index: number, change: (round: RunningRound) => Round): Session {
  const round = session.rounds[index];
  if (round?.state !== "running") return session;
  return { ...session, rounds: session.rounds.with(index, change(round)) };
}

function withClosed(session: Session, event: EventOf<"round-closed">): Session {
  const round = session.rounds[event.round];
  if (round?.state !== "running") return session;
  const { seed, startedAt, deadline } = round;
  const closed: Round = { state: "closed", seed, startedAt, deadline, closedAt: event.at, test: null };
  return {
    ...session,
    phase: { kind: "between", round: event.round },
    rounds: session.rounds.with(event.round, closed),
  };
}
