import { unreachable } from "@/lib/learning/unreachable";
import { drawTeams } from "@/lib/session/board/teams";
import { closeRound } from "@/lib/session/close-round";
import { decideAttention } from "@/lib/session/decide-attention";
import { decideLobby } from "@/lib/session/decide-lobby";
import type { EventBody, ParticipantId, Team } from "@/lib/session/log/events";
import { activeRun, type Participant, type Session } from "@/lib/session/log/session";
import { cleanText, lengthOf } from "@/lib/session/names/clean-text";
import { MAX_NICKNAME_LENGTH } from "@/lib/session/names/nickname";
import type { HostCommand } from "./commands";
import { decideNickname } from "./decide-nickname";
import { decideRound } from "./decide-round";
import { type DecideContext, type Decision, happens, NOTHING, refused } from "./decision";

export function decideHost(session: Session, command: HostCommand, context: DecideContext): Decision {
  // A class may look at its last test after it has ended.
  if (command.type === "request-test")
    return session.rounds[command.round]?.state === "closed" ? NOTHING : refused("round-still-open");
  if (session.phase.kind === "ended")
    return command.type === "end-session" ? NOTHING : refused("session-ended");
  switch (command.type) {
    case "open-round":
    case "start-round":
    case "pause-round":
    case "resume-round":
    case "extend-round":
    case "close-round":
      return decideRound(session, command, context);
    case "set-spotlight":
    case "set-hidden":
    case "add-note":
    case "lower-hand":
    case "set-hints":
      return decideAttention(session, command);
    case "rename-participant":
    case "allow-nickname":
    case "refuse-nicknames":
    case "draw-nickname":
      return decideNickname(session, command, context);
    case "remove-participant":
      return removeAll(session, [command.participant]);
    case "remove-participants":
      return removeAll(session, command.participants);
    case "admit-participants":
    case "readmit-participants":
    case "decline-returns":
    case "set-lobby":
      return decideLobby(session, command, context);
    case "set-teams":
      return setTeams(session, command.teams);
    case "draw-teams":
      return setTeams(session, drawTeams(session, command.count, context.seed));
    case "end-session":
      return happens(...closeRound(session, "host"), { type: "session-ended" });
    default:
      return unreachable(command);
  }
}

function setTeams(session: Session, asked: readonly Team[]): Decision {
  const teams = asked.map(({ name, members }) => ({ name: cleanText(name), members }));
  if (teams.some(({ name }) => !/[\p{L}\p{N}\p{S}]/u.test(name))) return refused("team-name-empty");
  if (teams.some(({ name }) => lengthOf(name) > MAX_NICKNAME_LENGTH)) return refused("team-name-too-long");
  const members = teams.flatMap((team) => team.members);
  if (members.some((id) => !session.participants[id]?.admitted)) return refused("no-such-participant");
  if (new Set(members).size < members.length) return refused("in-two-teams");
  if (JSON.stringify(teams) === JSON.stringify(session.teams)) return NOTHING;
  return happens({ type: "teams-changed", teams });
}

function removeAll(session: Session, ids: readonly ParticipantId[]): Decision {
  const participants = ids.map((id) => session.participants[id]);
  if (!participants.every((participant) => participant !== undefined)) return refused("no-such-participant");
  const present = new Set(participants.filter(({ removed }) => !removed));
  return happens(...[...present].flatMap(removal));
}

function removal(participant: Participant): EventBody[] {
  const { id } = participant;
  const run = activeRun(participant);
  const removed = { type: "participant-removed", participant: id } as const;
  if (!run) return [removed];
  return [{ type: "run-ended", participant: id, run: run.number, reason: "abandoned" }, removed];
}
