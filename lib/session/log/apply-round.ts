import { unreachable } from "@/lib/learning/unreachable";
import type { EventOf } from "./events";
import type { Round, Session } from "./session";

type RoundEvent = EventOf<
  | "round-opened"
  | "round-started"
  | "round-paused"
  | "round-resumed"
  | "round-extended"
  | "round-closed"
  | "test-opened"
  | "opening-advanced"
  | "names-told"
  | "valley-measured"
>;
type RunningRound = Extract<Round, { state: "running" }>;
type ClosedRound = Extract<Round, { state: "closed" }>;

/** The session after something happened to a round. An event that does not fit the round's state changes nothing. */
export function withRoundEvent(session: Session, event: RoundEvent): Session {
  switch (event.type) {
    case "round-opened":
      return { ...withoutRoundChoices(session), phase: { kind: "opened", round: event.round } };
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
      const { results: test, unchecked, notRetrained } = event;
      return withClosedRound(session, event.round, (round) => ({
        ...round,
        test,
        opening: { at: event.at, step: "train", ...(session.phase.kind === "ended" && { afterEnd: true }) },
        ...(unchecked && { unchecked }),
        ...(notRetrained && { notRetrained }),
      }));
    }
    case "opening-advanced":
      return withClosedRound(session, event.round, (round) =>
        round.opening ? { ...round, opening: { ...round.opening, at: event.at, step: event.step } } : round,
      );
    case "names-told":
      return withClosedRound(session, event.round, (round) => ({ ...round, named: true }));
    case "valley-measured": {
      const round = session.rounds[event.round];
      if (!round || round.state === "planned") return session;
      return { ...session, rounds: session.rounds.with(event.round, { ...round, valley: event.valley }) };
    }
    default:
      return unreachable(event);
  }
}

/** The session without what the host chose for the round before. */
function withoutRoundChoices(session: Session): Session {
  return { ...session, spotlight: null, hints: null, findOpened: false };
}

function withStarted(
  session: Session,
  { round, seed, deadline, drawn, at }: EventOf<"round-started">,
): Session {
  const wasOpen = session.phase.kind === "opened" && session.phase.round === round;
  const planned = Array.from(
    { length: Math.max(0, round - session.rounds.length) },
    (): Round => ({ state: "planned" }),
  );
  const rounds = [...session.rounds, ...planned];
  rounds[round] = {
    ...{ state: "running", seed, startedAt: at, deadline, pausedAt: null, pausedFor: 0 },
    ...(drawn && { drawn }),
  };
  return { ...(wasOpen ? session : withoutRoundChoices(session)), phase: { kind: "round", round }, rounds };
}

function withRunning(session: Session, index: number, change: (round: RunningRound) => Round): Session {
  const round = session.rounds[index];
  if (round?.state !== "running") return session;
  return { ...session, rounds: session.rounds.with(index, change(round)) };
}

function withClosedRound(
  session: Session,
  index: number,
  change: (round: ClosedRound) => ClosedRound,
): Session {
  const round = session.rounds[index];
  if (round?.state !== "closed") return session;
  return { ...session, rounds: session.rounds.with(index, change(round)) };
}

function withClosed(session: Session, event: EventOf<"round-closed">): Session {
  const round = session.rounds[event.round];
  if (round?.state !== "running") return session;
  const { seed, startedAt, deadline, valley, drawn } = round;
  const closed: Round = {
    ...{ state: "closed", seed, startedAt, deadline, closedAt: event.at, test: null },
    ...(valley && { valley }),
    ...(drawn && { drawn }),
  };
  return {
    ...session,
    phase: { kind: "between", round: event.round },
    rounds: session.rounds.with(event.round, closed),
  };
}
