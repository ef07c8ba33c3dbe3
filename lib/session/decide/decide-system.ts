import { scoreRules } from "@/lib/learning/training/score-rules";
import { unreachable } from "@/lib/learning/unreachable";
import type { ParticipantId } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import { drawNickname, isTaken } from "@/lib/session/names/names-in-use";
import { cleanNickname } from "@/lib/session/names/nickname";
import { awaitedWeights, type RunOf } from "./checks-due";
import type { SystemCommand } from "./commands";
import { mustWait } from "./decide-nickname";
import {
  closeRound,
  type DecideContext,
  type Decision,
  endSession,
  happens,
  NOTHING,
  refused,
} from "./decision";
import { dueStep } from "./desk/announced-step";
import { beginVote } from "./letters/decide-vote";
import { recordAnswers } from "./questions/ask-networks";
import { nextSeat } from "./seats";

export function decideSystem(session: Session, command: SystemCommand, context: DecideContext): Decision {
  switch (command.type) {
    case "join":
      return join(session, command, context);
    case "ask-to-return":
      return askToReturn(session, command.participant);
    case "presence":
      return presence(session, command.connected, command.disconnected);
    case "score-run":
      return scoreRun(session, command);
    case "miss-weights":
      return missWeights(session, command.runs, context);
    case "reproduce-run":
      return reproduceRun(session, command);
    case "open-test": {
      const round = session.rounds[command.round];
      if (round?.state !== "closed") return refused("round-still-open");
      if (round.test) return NOTHING;
      const { results, unchecked = [], notRetrained = [] } = command;
      return happens({
        ...{ type: "test-opened", round: command.round, results: [...results] },
        ...(unchecked.length > 0 && { unchecked: [...unchecked] }),
        ...(notRetrained.length > 0 && { notRetrained: [...notRetrained] }),
      });
    }
    case "begin-vote":
      return beginVote(session, command, context);
    case "set-valley": {
      const round = session.rounds[command.round];
      if (!round || round.state === "planned") return refused("round-not-running");
      return round.valley
        ? NOTHING
        : happens({ type: "valley-measured", round: command.round, valley: command.valley });
    }
    case "record-answers":
      return recordAnswers(session, command, context);
    case "tick": {
      const step = dueStep(session, context);
      if (step) return step;
      const round = session.phase.kind === "round" ? session.rounds[session.phase.round] : null;
      const running = round?.state === "running" && round.pausedAt === null;
      const over = running && round.deadline !== null && round.deadline <= context.now;
      return over ? happens(...closeRound(session, "deadline")) : NOTHING;
    }
    case "end-unattended":
      if (session.phase.kind === "ended") return NOTHING;
      return happens(...endSession(session, "unattended"));
    default:
      return unreachable(command);
  }
}

/** The latest verdict on a run counts. Once the test split of its round is open, no score changes any more. */
function scoreRun(
  session: Session,
  { participant, run, verdict }: Extract<SystemCommand, { type: "score-run" }>,
): Decision {
  const known = session.participants[participant]?.runs[run];
  if (!known) return refused("no-such-run");
  const round = session.rounds[known.round];
  if (round?.state === "closed" && round.test) return refused("test-open");
  if (JSON.stringify(known.verdict) === JSON.stringify(verdict)) return NOTHING;
  return happens({ type: "run-scored", participant, run, ...verdict });
}

/**
 * Records how a run came out when it was trained again. One that comes out different no longer agrees, so it does not rank; sessions by the
 * first rules only say so. Once the test of its round is open, nothing changes any more.
 */
function reproduceRun(
  session: Session,
  { participant, run, outcome, own }: Extract<SystemCommand, { type: "reproduce-run" }>,
): Decision {
  const known = session.participants[participant]?.runs[run];
  if (!known) return refused("no-such-run");
  const round = session.rounds[known.round];
  if (round?.state === "closed" && round.test) return refused("test-open");
  if (known.reproduction) return NOTHING;
  const reproduced = { type: "run-reproduced", participant, run, outcome } as const;
  const isRefuted = outcome === "differs" && scoreRules(session.rules).refutes;
  if (!known.verdict || (!isRefuted && !own)) return happens(reproduced);
  const verdict = { ...known.verdict, ...own, ...(isRefuted && { agrees: false }) };
  return happens(reproduced, { type: "run-scored", participant, run, ...verdict });
}

/** Marks those of the runs whose weights are still awaited. */
function missWeights(session: Session, runs: readonly RunOf[], { exerciseOf }: DecideContext): Decision {
  const missed = awaitedWeights(session, exerciseOf).filter((awaited) =>
    runs.some(({ participant, run }) => participant === awaited.participant && run === awaited.run),
  );
  return happens(...missed.map((of) => ({ type: "run-unproven", ...of }) as const));
}

/** A nickname that has to wait for the host becomes a wish, and the student joins at once under a drawn one. */
function join(
  session: Session,
  { nickname: typed, language = "en", insteadOf, seat }: Extract<SystemCommand, { type: "join" }>,
  context: DecideContext,
): Decision {
  const { now, seed, maxParticipants } = context;
  if (session.phase.kind === "ended") return refused("session-ended");
  const { locked, approval, generatedNames } = session.lobby;
  if (locked) return refused("lobby-locked");
  const draw = () => drawNickname(session, language, seed);
  const named = generatedNames ? { ok: true as const, nickname: draw() } : cleanNickname(typed);
  if (!named.ok) return named;
  const { nickname } = named;
  const admitted = !approval;
  const before = insteadOf === undefined ? undefined : session.participants[insteadOf];
  // A seat in which nothing has been trained yet is reused under the new name, or every mistyped name would stay on the roster.
  const continues = before && !before.removed && before.admitted === admitted && before.runs.length === 0;
  if (isTaken(session, nickname, continues ? before.id : null)) return refused("nickname-taken");
  const waits = !generatedNames && mustWait(nickname, context, continues ? before : undefined);
  if (continues) {
    const wished = { type: "nickname-wished", participant: before.id, nickname } as const;
    if (waits && before.wish !== null) return happens(wished);
    const renamed = { type: "participant-renamed", participant: before.id } as const;
    return waits ? happens({ ...renamed, nickname: draw() }, wished) : happens({ ...renamed, nickname });
  }
  const participant = nextSeat(session, { admitted, now, maxParticipants });
  if (participant === null) return refused("session-full");
  if (seat !== undefined && seat !== participant) return refused("too-fast");
  const joined = { type: "participant-joined", participant, admitted } as const;
  if (!waits) return happens({ ...joined, nickname });
  return happens({ ...joined, nickname: draw() }, { type: "nickname-wished", participant, nickname });
}

function askToReturn(session: Session, id: ParticipantId): Decision {
  const participant = session.participants[id];
  if (!participant) return refused("seat-lost");
  if (session.phase.kind === "ended") return refused("session-ended");
  if (!participant.removed || participant.returning === "asked") return NOTHING;
  if (participant.returning === "declined") return refused("return-declined");
  return happens({ type: "return-asked", participant: id });
}

function presence(
  session: Session,
  connected: readonly ParticipantId[],
  disconnected: readonly ParticipantId[],
): Decision {
  const changing = (ids: readonly ParticipantId[], to: boolean) =>
    [...new Set(ids)].filter((id) => {
      const participant = session.participants[id];
      return participant && !participant.removed && participant.connected !== to;
    });
  const came = changing(connected, true);
  const left = changing(disconnected, false).filter((id) => !connected.includes(id));
  if (came.length === 0 && left.length === 0) return NOTHING;
  return happens({ type: "presence-changed", connected: came, disconnected: left });
}
