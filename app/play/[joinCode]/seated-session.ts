import { type Seat, seatOf } from "@/db/session/seats/seats";
import { findSession, type SessionRow } from "@/db/session/sessions";
import type { Database } from "@/db/store/open";
import { seatCookieName } from "@/lib/protocol/join";

const SEAT_COOKIE = seatCookieName("");
/** A browser has seats in a few classes; more of these cookies are forged. */
const MOST_SEATS = 32;

/**
 * The session with this code in which the browser has a seat, and the seat; null when it has none. The session is found by the
 * browser's seats: the code is not looked up, so that nobody can find out whether a class has it. A live session takes precedence over
 * an ended one, whose code another class may have by now.
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
