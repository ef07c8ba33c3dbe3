import { cookies } from "next/headers";
import { type Seat, seatOf } from "@/db/session/seats/seats";
import { getDatabase } from "@/db/store/client";
import { seatCookieName } from "@/lib/protocol/join";

/** The seat that this browser has in a session, removed or not; null when it has none. */
export async function ownSeat(sessionId: string): Promise<Seat | null> {
  const token = (await cookies()).get(seatCookieName(sessionId))?.value;
  return token === undefined ? null : seatOf(await getDatabase(), sessionId, token);
}
