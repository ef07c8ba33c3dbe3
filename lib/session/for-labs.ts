import { type EventOf, isNaming, type ParticipantId, type SessionEvent } from "./events";
import type { Participant, Session } from "./session";

/** What a lab gets for a name that is hidden; it shows a name of its own making. */
export const HIDDEN_NAME = "";

/**
 * The state without what the host keeps for the desk: remarks, nicknames that wait, and names while they are hidden, but for that of `self`. That
 * a nickname of theirs waits is all that even `self` is told of it: they know which, and whoever looks over their shoulder need not.
 */
export function forLab(session: Session, self: ParticipantId | null): Session {
  const { names } = session.hidden;
  return {
    ...session,
    notes: session.notes.filter(({ shown }) => shown),
    participants: session.participants.map((one) => {
      if (one.id === self) return one.wish === null ? one : { ...one, wish: HIDDEN_NAME };
      const known = withoutWish(one);
      return names ? { ...known, nickname: HIDDEN_NAME } : known;
    }),
  };
}

function withoutWish(participant: Participant): Participant {
  if (participant.wish === null && participant.wishesRefused === 0) return participant;
  return { ...participant, wish: null, wishesRefused: 0 };
}

/** The state as everybody may read it who is in the room: the projector's. */
export function forWall(session: Session): Session {
  if (session.participants.every((one) => one === withoutWish(one))) return session;
  return { ...session, participants: session.participants.map(withoutWish) };
}

/** What happened, likewise; and as whoever holds a link to the replay may read it. */
export function eventsForWall(events: readonly SessionEvent[]): readonly SessionEvent[] {
  return events.some(isAboutWish) ? events.filter((event) => !isAboutWish(event)) : events;
}

/** Whether it is between one participant and the host: a nickname waits, or the host has decided on it. */
export function isAboutWish(event: SessionEvent): event is EventOf<"nickname-wished" | "nickname-refused"> {
  return event.type === "nickname-wished" || event.type === "nickname-refused";
}

/** What happened, likewise. `after`: the state at the end of these events. */
export function eventsForLab(
  after: Session,
  events: readonly SessionEvent[],
  self: ParticipantId | null,
): SessionEvent[] {
  return events.flatMap((event): SessionEvent[] => {
    if (event.type === "note-added") return event.shown ? [event] : [];
    if (isAboutWish(event)) {
      if (event.participant !== self) return [];
      return [event.type === "nickname-wished" ? { ...event, nickname: HIDDEN_NAME } : event];
    }
    if (event.type === "board-hidden-changed" && !after.hidden.names)
      return [{ ...event, nicknames: after.participants.map(({ nickname }) => nickname) }];
    if (!isNaming(event) || !after.hidden.names || event.participant === self) return [event];
    return [{ ...event, nickname: HIDDEN_NAME }];
  });
}
