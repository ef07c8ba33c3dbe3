import type { IncomingMessage } from "node:http";
import type { Database } from "@/db/client";
import { type Seat, seatOf } from "@/db/seats";
import { seatCookieName } from "@/lib/protocol/join";
import type { ProblemCode } from "@/lib/session/problem";
import { isSeatValid } from "@/lib/session/seats";
import type { Session } from "@/lib/session/session";
import { readCookies } from "./cookies";

/** The seat in this session whose cookie a request brings, removed or not; null when it brings none. */
export async function seatOfRequest(
  db: Database,
  session: string,
  { headers }: Pick<IncomingMessage, "headers">,
): Promise<Seat | null> {
  const token = readCookies(headers)[seatCookieName(session)];
  return token === undefined ? null : seatOf(db, session, token);
}

/** Why a seat may not have what only students in the class may have; null when it may. */
export function refusedSeat({ participants }: Session, { participant, life }: Seat): ProblemCode | null {
  const owner = participants[participant];
  if (owner && !isSeatValid(owner, life)) return "seat-removed";
  return owner?.admitted ? null : "not-admitted";
}
