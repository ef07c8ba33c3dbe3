import type { Database } from "@/db/open";
import { seatOf } from "@/db/seats";
import { findSession, type SessionRow } from "@/db/sessions";
import { seatCookieName } from "@/lib/protocol/join";

const SEAT_COOKIE = seatCookieName("");
/** A browser has seats in few classes; whoever sends more of these cookies made them up. */
const MOST_SEATS = 32;

/**
 * The ended session that a code once joined, for someone who has a seat in it; null for everyone else. An ended session's
 * code is free for another class, so the seats in the browser tell which session is meant.
 */
export async function endedSession(
  db: Database,
  joinCode: string,
  cookies: readonly { name: string; value: string }[],
): Promise<SessionRow | null> {
  const seats = cookies.filter(({ name }) => name.startsWith(SEAT_COOKIE)).slice(0, MOST_SEATS);
  for (const { name, value } of seats) {
    const session = await findSession(db, name.slice(SEAT_COOKIE.length));
    if (session?.joinCode !== joinCode || session.endedAt === null) continue;
    if ((await seatOf(db, session.id, value)) !== null) return session;
  }
  return null;
}
