import type { ParticipantId } from "./events";
import { sameNickname } from "./nickname";
import type { Session } from "./session";

/** Whether someone else in the class (who was not removed) goes by this nickname. */
export function isTaken(session: Session, nickname: string, except: ParticipantId | null = null): boolean {
  return session.participants.some(
    (other) => !other.removed && other.id !== except && sameNickname(other.nickname, nickname),
  );
}

export function seatsTaken(session: Session): number {
  return session.participants.filter((participant) => !participant.removed).length;
}
