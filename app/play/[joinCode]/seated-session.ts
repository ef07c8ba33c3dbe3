import { type Seat, seatOf } from "@/db/session/seats";
import { findSession, type SessionRow } from "@/db/session/sessions";
import type { Database } from "@/db/store/open";
import { seatCookieName } from "@/lib/protocol/join";

const SEAT_COOKIE = seatCookieName("");
/** A browser has seats in few classes; whoever sends more of these cookies made them up. */
const MOST_SEATS = 32;

/**
 * The session of a code in which this browser has a seat, and the seat; null when it has none. The seats tell which session is meant:
 * the code alone is not looked up here, so that nobody learns by it whether a class has it. A live session comes before one
 * that has ended, whose code another class may have by now.
 */
export async function seatedSession(
  db: Database,
  joinCode: string,
  cookies: readonly { name: string; value: string }[],
): Promise<{ readonly session: SessionRow; readonly seat: Seat } | null> {
  const tokens = cookies.filter(({ name }) => name.startsWith(SEAT_COOKIE)).slice(0, MOST_SEATS);
  let ended: { session: SessionRow; seat: Seat } | null = null;
  for (const { name, value } of tokens) {
    const session = await findSession(db, name.slice(SEAT_COOKIE.length));
    if (session?.joinCode !== joinCode) continue;
    const seat = await seatOf(db, session.id, value);
    if (seat !== null && session.endedAt === null) return { session, seat };
    if (seat !== null) ended = { session, seat };
  }
  return ended;
}
