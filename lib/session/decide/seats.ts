import type { Millis, ParticipantId } from "@/lib/session/log/events";
import type { Participant, Session } from "@/lib/session/log/session";

/** How many seats a session may give out in all: as many as there are participant ids. */
const MAX_SEATS = 10_000;
/** How long a seat is kept for someone who has taken it and not connected yet. A page opens its lab within seconds. */
export const ARRIVAL_MS = 30_000;

/** Whether someone is in the class: let in, and not removed. Only members are on boards, in teams and in statistics. */
export function isMember({ admitted, removed }: Pick<Participant, "admitted" | "removed">): boolean {
  return admitted && !removed;
}

/** Whether someone is waiting to be let in. */
export function isWaiting({ admitted, removed }: Pick<Participant, "admitted" | "removed">): boolean {
  return !admitted && !removed;
}

/** Whether someone took a seat and did not connect in time: the seat no longer counts, and may go to someone else. */
export function isLapsed({ arrived, joinedAt, runs }: Participant, now: Millis): boolean {
  return !arrived && runs.length === 0 && now - joinedAt >= ARRIVAL_MS;
}

/** Whether someone was removed and asks to come back. */
export function asksToReturn({ removed, returning }: Pick<Participant, "removed" | "returning">): boolean {
  return removed && returning === "asked";
}

/**
 * Whether a seat token is still valid. `life`: how often its holder had been removed when it was issued. Each removal voids all earlier
 * tokens for good, even if the holder is let back in.
 */
export function isSeatValid({ removed, removals }: Participant, life: number): boolean {
  return !removed && life === removals;
}

export type Seating = { readonly admitted: boolean; readonly now: Millis; readonly maxParticipants: number };

/**
 * The seat for the next person to join; null when all are taken. Members and those who wait have the same number of seats each, so that a
 * crowd in the lobby cannot fill the class. Lapsed seats are given again when no others are left, so that programs that join and never
 * connect keep nobody out.
 */
export function nextSeat(
  session: Session,
  { admitted, now, maxParticipants }: Seating,
): ParticipantId | null {
  const alike = session.participants.filter((other) => !other.removed && other.admitted === admitted);
  const lapsed = alike.find((other) => isLapsed(other, now));
  if (alike.length < maxParticipants && session.participants.length < MAX_SEATS)
    return session.participants.length;
  return lapsed?.id ?? null;
}

/** Whether a seat of a full class may soon be free again, because someone who took one has not connected yet. */
export function mayFreeUp(session: Session): boolean {
  return session.participants.some(({ removed, arrived }) => !removed && !arrived);
}

/** Whether someone whose seat has lapsed may still take it: not if others have filled the class by then. */
export function mayStillArrive(
  session: Session,
  participant: Participant,
  seating: Omit<Seating, "admitted">,
): boolean {
  if (!isLapsed(participant, seating.now)) return true;
  const alike = session.participants.filter(
    (other) => !other.removed && other.admitted === participant.admitted && !isLapsed(other, seating.now),
  );
  return alike.length < seating.maxParticipants;
}
