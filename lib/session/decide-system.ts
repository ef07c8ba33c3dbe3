import { unreachable } from "@/lib/learning/unreachable";
import { closeRound } from "./close-round";
import type { SystemCommand } from "./commands";
import { type DecideContext, type Decision, happens, NOTHING, refused } from "./decision";
import type { ParticipantId } from "./events";
import { cleanNickname } from "./nickname";
import { isTaken, seatsTaken } from "./seats";
import type { Session } from "./session";

export function decideSystem(session: Session, command: SystemCommand, context: DecideContext): Decision {
  switch (command.type) {
    case "join":
      return join(session, command.nickname, context);
    case "presence":
      return presence(session, command.connected, command.disconnected);
    case "score-run":
      return scoreRun(session, command);
    case "reproduce-run": {
      const { participant, run, outcome } = command;
      const known = session.participants[participant]?.runs[run];
      if (!known) return refused("no-such-run");
      return known.reproduction ? NOTHING : happens({ type: "run-reproduced", participant, run, outcome });
    }
    case "open-test": {
      const round = session.rounds[command.round];
      if (round?.state !== "closed") return refused("round-still-open");
      if (round.test) return NOTHING;
      return happens({ type: "test-opened", round: command.round, results: [...command.results] });
    }
    case "tick": {
      const round = session.phase.kind === "round" ? session.rounds[session.phase.round] : null;
      const running = round?.state === "running" && round.pausedAt === null;
      const over = running && round.deadline !== null && round.deadline <= context.now;
      return over ? happens(...closeRound(session, "deadline")) : NOTHING;
    }
    default:
      return unreachable(command);
  }
}

/** The last checkpoint of a run counts, until its round's test split is opened: after that no score changes. */
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

function join(session: Session, typed: string, { maxParticipants }: DecideContext): Decision {
  if (session.phase.kind === "ended") return refused("session-ended");
  const cleaned = cleanNickname(typed);
  if (!cleaned.ok) return cleaned;
  if (isTaken(session, cleaned.nickname)) return refused("nickname-taken");
  if (seatsTaken(session) >= maxParticipants) return refused("session-full");
  return happens({
    type: "participant-joined",
    participant: session.participants.length,
    nickname: cleaned.nickname,
  });
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
