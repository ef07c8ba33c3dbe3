import { unreachable } from "@/lib/learning/unreachable";
import type { Session } from "@/lib/session/log/session";
import type { HostCommand, ParticipantCommand, SystemCommand } from "./commands";
import { decideHost } from "./decide-host";
import { decideParticipant } from "./decide-participant";
import { decideSystem } from "./decide-system";
import { type DecideContext, type Decision, refused } from "./decision";

/** The events that a command leads to, or why it is refused. Commands are idempotent: a repeated one leads to no events. */
export function decide(
  session: Session,
  command: ParticipantCommand | HostCommand | SystemCommand,
  context: DecideContext,
): Decision {
  const { actor } = context;
  switch (command.type) {
    case "join":
    case "ask-to-return":
    case "presence":
    case "score-run":
    case "miss-weights":
    case "reproduce-run":
    case "open-test":
    case "begin-vote":
    case "set-valley":
    case "record-answers":
    case "tick":
    case "end-unattended":
      return actor.kind === "system" ? decideSystem(session, command, context) : refused("not-allowed");
    case "start-run":
    case "report-points":
    case "end-run":
    case "set-hand":
    case "report-words":
    case "cast-vote":
    case "answer-question":
    case "send-drawing":
    case "choose-nickname": {
      if (actor.kind !== "participant") return refused("not-allowed");
      const participant = session.participants[actor.participant];
      if (!participant) return refused("seat-lost");
      if (participant.removed) return refused("seat-removed");
      const choosesName = command.type === "choose-nickname" && participant.wish !== null;
      if (!participant.admitted && !choosesName) return refused("not-admitted");
      return decideParticipant(session, command, participant, context);
    }
    case "open-round":
    case "start-round":
    case "pause-round":
    case "resume-round":
    case "extend-round":
    case "close-round":
    case "set-spotlight":
    case "set-hidden":
    case "add-note":
    case "lower-hand":
    case "set-hints":
    case "open-find":
    case "tell-names":
    case "advance-opening":
    case "open-vote":
    case "close-vote":
    case "ask-question":
    case "ask-again":
    case "ask-checks":
    case "reveal-question":
    case "close-question":
    case "set-asking":
    case "judge-drawings":
    case "show-picture":
    case "ask-networks":
    case "send-message":
    case "announce-step":
    case "cancel-step":
    case "change-plan":
    case "set-snapshots":
    case "show-snapshot":
    case "end-session":
    case "rename-participant":
    case "allow-nickname":
    case "refuse-nicknames":
    case "draw-nickname":
    case "remove-participant":
    case "remove-participants":
    case "admit-participants":
    case "readmit-participants":
    case "decline-returns":
    case "set-lobby":
    case "request-test":
    case "set-teams":
    case "draw-teams":
      return actor.kind === "host" ? decideHost(session, command, context) : refused("not-allowed");
    default:
      return unreachable(command);
  }
}
