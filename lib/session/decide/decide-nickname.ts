import { unreachable } from "@/lib/learning/unreachable";
import type { ParticipantId } from "@/lib/session/log/events";
import type { Participant, Session } from "@/lib/session/log/session";
import { drawNickname, isTaken } from "@/lib/session/names/names-in-use";
import { cleanNickname, mayChooseNickname } from "@/lib/session/names/nickname";
import type { HostCommand } from "./commands";
import { type DecideContext, type Decision, happens, NOTHING, refused } from "./decision";

/*
 * Nicknames that students choose are public at once, except for doubtful ones, which the teacher should see before the class does: these wait, and
 * the student goes by a drawn name meanwhile. What the host types is never held back.
 */

/** Whether a nickname has to wait for the host: because it is doubtful, or because the host has refused one of theirs before. */
export function mustWait(
  nickname: string,
  { isDoubtful }: Pick<DecideContext, "isDoubtful">,
  of?: Pick<Participant, "wishesRefused">,
): boolean {
  return (of?.wishesRefused ?? 0) > 0 || isDoubtful(nickname);
}

/** A nickname chosen in the lab: only for students whose first one was held back or refused. */
export function chooseNickname(
  session: Session,
  typed: string,
  participant: Participant,
  context: DecideContext,
): Decision {
  const { id, nickname, wish } = participant;
  const cleaned = cleanNickname(typed);
  if (!cleaned.ok) return cleaned;
  if (cleaned.nickname === wish || (cleaned.nickname === nickname && wish === null)) return NOTHING;
  if (!mayChooseNickname(participant) || session.lobby.generatedNames) return refused("nickname-settled");
  if (session.phase.kind === "ended") return refused("session-ended");
  if (isTaken(session, cleaned.nickname, id)) return refused("nickname-taken");
  const type = mustWait(cleaned.nickname, context, participant) ? "nickname-wished" : "participant-renamed";
  return happens({ type, participant: id, nickname: cleaned.nickname });
}

type NicknameCommand = Extract<
  HostCommand,
  { type: "rename-participant" | "allow-nickname" | "refuse-nicknames" | "draw-nickname" }
>;

/** The host's commands about nicknames. */
export function decideNickname(session: Session, command: NicknameCommand, context: DecideContext): Decision {
  if (command.type === "refuse-nicknames") return refuseAll(session, command.participants);
  const participant = session.participants[command.participant];
  if (!participant || participant.removed) return refused("no-such-participant");
  const { id, nickname, wish } = participant;
  switch (command.type) {
    case "rename-participant": {
      const cleaned = cleanNickname(command.nickname);
      if (!cleaned.ok) return cleaned;
      return renamed(session, participant, cleaned.nickname);
    }
    case "allow-nickname":
      if (wish === null && nickname === command.nickname) return NOTHING;
      if (wish !== command.nickname) return refused("nickname-changed");
      return renamed(session, participant, wish);
    case "draw-nickname": {
      if (nickname !== command.insteadOf) return NOTHING;
      const drawn = drawNickname(session, command.language, context.seed);
      return happens(
        { type: "participant-renamed", participant: id, nickname: drawn },
        { type: "nickname-refused", participant: id },
      );
    }
    default:
      return unreachable(command);
  }
}

function refuseAll(session: Session, ids: readonly ParticipantId[]): Decision {
  const asked = [...new Set(ids)].map((id) => session.participants[id]);
  if (!asked.every((participant) => participant !== undefined)) return refused("no-such-participant");
  const wishing = asked.filter(({ wish, removed }) => wish !== null && !removed);
  return happens(...wishing.map(({ id }) => ({ type: "nickname-refused" as const, participant: id })));
}

function renamed(session: Session, { id, nickname, wish }: Participant, wanted: string): Decision {
  if (wanted === nickname && wish === null) return NOTHING;
  if (isTaken(session, wanted, id)) return refused("nickname-taken");
  return happens({ type: "participant-renamed", participant: id, nickname: wanted });
}
