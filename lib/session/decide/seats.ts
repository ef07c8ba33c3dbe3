import type { Millis, ParticipantId } from "@/lib/session/log/events";
import type { Participant, Session } from "@/lib/session/log/session";

/** Seats of one session over its life: as many as there are participant ids. */
const MAX_SEATS = 10_000;
/** How long a seat is kept for someone who has taken it and not come yet: a page opens its lab within seconds. */
export const ARRIVAL_MS = 30_000;

/** In the class: let in, and not removed. Only members are on boards, in teams and in figures. */
export function isMember({ admitted, removed }: Pick<Participant, "admitted" | "removed">): boolean {
  return admitted && !removed;
}

/** Waits to be let in. */
export function isWaiting({ admitted, removed }: Pick<Participant, "admitted" | "removed">): boolean {
  return !admitted && !removed;
}

/** Has taken a seat and never sat in it, for longer than a page takes: the seat counts no more, and may go to someone else. */
export function isLapsed({ arrived, joinedAt, runs }: Participant, now: Millis): boolean {
  return !arrived && runs.length === 0 && now - joinedAt >= ARRIVAL_MS;
}

/** Was removed, and asks to come back. */
export function asksToReturn({ removed, returning }: Pick<Participant, "removed" | "returning">): boolean {
  return removed && returning === "asked";
}

/**
 * Whether a seat token still opens its seat. `life`: how often its holder had been removed when it was given. Each removal voids
 * the tokens given before it for good, also once their holder is let back in and has got a new one.
 */
export function isSeatValid({ removed, removals }: Participant, life: number): boolean {
  return !removed && life === removals;
}

export type Seating = { readonly admitted: boolean; readonly now: Millis; readonly maxParticipants: number };

/**
 * The seat that goes to who joins next; null when all are taken. Members and those who wait have as many seats each, so that
 * a crowd before the door fills no room. Seats that were only ever asked for do not count: they are given again when no
 * others are left, so that programs that join and never come keep nobody out.
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

/** Whether a seat of a class that is full may be free again in a moment: someone who took it has not come yet. */
export function mayFreeUp(session: Session): boolean {
  return session.participants.some(({ removed, arrived }) => !removed && !arrived);
}

/** Whether someone who lets their seat lapse may still sit in it: not when the others have filled the room. */
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
