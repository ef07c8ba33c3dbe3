import { unreachable } from "@/lib/learning/unreachable";
import type { Millis } from "@/lib/session/log/events";
import type { Round, Session } from "@/lib/session/log/session";
import type { HostCommand } from "./commands";
import {
  closeQuestions,
  closeRound,
  closeVote,
  type DecideContext,
  type Decision,
  happens,
  NOTHING,
  refused,
} from "./decision";
import { canRank, drawnSoFar } from "./drawings/drawn-round";
import { askPrediction, revealPrediction } from "./questions/asked-by-plan";

/** The host's commands about a round, from opening to closing it. */
const ROUND_COMMANDS = [
  "open-round",
  "start-round",
  "pause-round",
  "resume-round",
  "extend-round",
  "close-round",
] as const satisfies HostCommand["type"][];
export type RoundCommand = Extract<HostCommand, { type: (typeof ROUND_COMMANDS)[number] }>;

/** Longer than any lesson, so that a typing mistake does not keep a round open for ever. */
const LONGEST_ROUND_MS: Millis = 4 * 3_600_000;

export function decideRound(session: Session, command: RoundCommand, context: DecideContext): Decision {
  switch (command.type) {
    case "open-round":
    case "start-round":
      return begin(session, command, context);
    case "close-round":
      if (session.rounds[command.round]?.state === "closed") return NOTHING;
      return runningRound(session, command.round)
        ? happens(...closeRound(session, "host"))
        : refused("round-not-running");
    case "pause-round":
    case "resume-round":
    case "extend-round": {
      const running = runningRound(session, command.round);
      return running ? change(running, command, context.now) : refused("round-not-running");
    }
    default:
      return unreachable(command);
  }
}

/** The round with this number, if it is running. */
function runningRound({ phase, rounds }: Session, round: number): RunningRound | null {
  const running = phase.kind === "round" && phase.round === round ? rounds[round] : undefined;
  return running?.state === "running" ? running : null;
}

type RunningRound = Extract<Round, { state: "running" }>;

function begin(
  session: Session,
  { type, round }: Extract<RoundCommand, { type: "open-round" | "start-round" }>,
  { now, seed }: DecideContext,
): Decision {
  const planned = session.plan.rounds[round];
  const { phase } = session;
  if (!planned) return refused("no-such-round");
  if (phase.kind === "round") return phase.round === round ? NOTHING : refused("round-running");
  if (session.rounds[round]?.state === "closed") return refused("round-done");
  const isOpened = phase.kind === "opened" && phase.round === round;
  if (type === "open-round") {
    if (isOpened) return NOTHING;
    const over = [...closeVote(session), ...closeQuestions(session)];
    return happens(...over, { type: "round-opened", round }, ...askPrediction(session, round));
  }
  const drawn = planned.drawings ? drawnSoFar(session, round) : null;
  if (drawn?.missing) return refused("drawings-too-few");
  const deadline = planned.minutes === null ? null : now + planned.minutes * 60_000;
  const over = [...closeVote(session), ...closeQuestions(session, isOpened ? round : null)];
  const started = {
    ...({ type: "round-started", round, seed, deadline } as const),
    ...(drawn && {
      drawn: { count: drawn.taken.reduce((sum, count) => sum + count, 0), ranked: canRank(drawn) },
    }),
  };
  // A round that was not shown before it starts asks now; its answers are revealed whenever the host likes.
  return isOpened
    ? happens(...over, ...revealPrediction(session, round), started)
    : happens(...over, started, ...askPrediction(session, round));
}

function change(
  { startedAt, deadline, pausedAt, pausedFor }: RunningRound,
  command: Extract<RoundCommand, { type: "pause-round" | "resume-round" | "extend-round" }>,
  now: Millis,
): Decision {
  const { round } = command;
  switch (command.type) {
    case "pause-round":
      return pausedAt === null ? happens({ type: "round-paused", round }) : NOTHING;
    case "resume-round": {
      if (pausedAt === null) return NOTHING;
      const moved = deadline === null ? null : deadline + (now - pausedAt);
      return happens({ type: "round-resumed", round, deadline: moved });
    }
    case "extend-round":
      if (deadline === null) return refused("no-time-limit");
      if (command.deadline === deadline) return NOTHING;
      if (command.deadline < deadline) return refused("bad-request");
      if (command.deadline > startedAt + pausedFor + LONGEST_ROUND_MS) return refused("round-too-long");
      return happens({ type: "round-extended", round, deadline: command.deadline });
    default:
      return unreachable(command);
  }
}
