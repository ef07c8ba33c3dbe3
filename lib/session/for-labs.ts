import { isNaming, type ParticipantId, type SessionEvent } from "./events";
import type { Session } from "./session";

/** What a lab gets for a name that is hidden; it shows a name of its own making. */
export const HIDDEN_NAME = "";

/** The state without what the host keeps for the desk: remarks, and names while they are hidden, but for that of `self`. */
export function forLab(session: Session, self: ParticipantId | null): Session {
  return {
    ...session,
    notes: session.notes.filter(({ shown }) => shown),
    participants: session.hidden.names
      ? session.participants.map((other) => (other.id === self ? other : { ...other, nickname: HIDDEN_NAME }))
      : session.participants,
  };
}

/** What happened, likewise. `after`: the state at the end of these events. */
export function eventsForLab(
  after: Session,
  events: readonly SessionEvent[],
  self: ParticipantId | null,
): SessionEvent[] {
  return events.flatMap((event): SessionEvent[] => {
    if (event.type === "note-added") return event.shown ? [event] : [];
    if (event.type === "board-hidden-changed" && !after.hidden.names)
      return [{ ...event, nicknames: after.participants.map(({ nickname }) => nickname) }];
    if (!isNaming(event) || !after.hidden.names || event.participant === self) return [event];
    return [{ ...event, nickname: HIDDEN_NAME }];
  });
}
