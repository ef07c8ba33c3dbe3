import { createHash, randomBytes } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { ParticipantId } from "@/lib/session/events";
import type { Database } from "./open";
import { seats } from "./schema";

/** A token is 128 random bits as base64url. Anything else is not looked up. */
const TOKEN = /^[A-Za-z0-9_-]{22}$/;

/** The database knows a seat by the hash of its token: whoever reads it cannot take the seat. */
function hashOf(token: string): Uint8Array {
  return new Uint8Array(createHash("sha256").update(token).digest());
}

/**
 * Gives a seat and returns its token. A seat that is already there for this participant goes to the new holder: it can
 * only be one whose joining was never stored.
 */
export async function createSeat(
  db: Database,
  sessionId: string,
  participant: ParticipantId,
): Promise<string> {
  const token = randomBytes(16).toString("base64url");
  const tokenHash = hashOf(token);
  await db
    .insert(seats)
    .values({ sessionId, participant, tokenHash })
    .onConflictDoUpdate({
      target: [seats.sessionId, seats.participant],
      set: { tokenHash, removedAt: null },
    });
  return token;
}

export type Seat = { readonly participant: ParticipantId; readonly removed: boolean };

/** Whose seat a token is, removed or not; null when it is nobody's. */
export async function seatOf(db: Database, sessionId: string, token: string): Promise<Seat | null> {
  if (!TOKEN.test(token)) return null;
  const [row] = await db
    .select({ participant: seats.participant, removedAt: seats.removedAt })
    .from(seats)
    .where(and(eq(seats.sessionId, sessionId), eq(seats.tokenHash, hashOf(token))));
  return row ? { participant: row.participant, removed: row.removedAt !== null } : null;
}

/** The participant whose valid seat a token is; null also when the seat was removed. */
export async function findSeat(
  db: Database,
  sessionId: string,
  token: string,
): Promise<ParticipantId | null> {
  const seat = await seatOf(db, sessionId, token);
  return seat && !seat.removed ? seat.participant : null;
}

/** The seat's token is void from now on, and known as removed, so that it cannot join again. */
export async function removeSeat(
  db: Database,
  sessionId: string,
  participant: ParticipantId,
  at: Date,
): Promise<void> {
  await db
    .update(seats)
    .set({ removedAt: at })
    .where(and(eq(seats.sessionId, sessionId), eq(seats.participant, participant)));
}
