import { createHash, randomBytes } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { seatMoves, seats } from "@/db/schema";
import type { Database } from "@/db/store/open";
import type { ParticipantId } from "@/lib/session/log/events";

/**
 * A token is 128 random bits as base64url, followed, unless it is the seat's first, by how often its holder had been removed
 * when they got it. Anything else is not looked up.
 */
const TOKEN = /^[A-Za-z0-9_-]{22}(?:\.([1-9]\d{0,3}))?$/;

function freshToken(life: number): string {
  const random = randomBytes(16).toString("base64url");
  return life === 0 ? random : `${random}.${life}`;
}

/** The database stores only the hash of a token, so that whoever reads it cannot take the seat. */
function hashOf(token: string): Uint8Array {
  return new Uint8Array(createHash("sha256").update(token).digest());
}

/**
 * Creates a seat and returns its token. A seat that already exists for this participant goes to the new holder: its first
 * holder's joining was never stored.
 */
export async function createSeat(
  db: Database,
  sessionId: string,
  participant: ParticipantId,
): Promise<string> {
  const token = freshToken(0);
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

export type Seat = {
  readonly participant: ParticipantId;
  readonly removed: boolean;
  /** How often its holder had been removed when the token was given; see `isSeatValid`. */
  readonly life: number;
};

/** The seat of a token, removed or not; null when there is none. */
export async function seatOf(db: Database, sessionId: string, token: string): Promise<Seat | null> {
  const parsed = TOKEN.exec(token);
  if (!parsed) return null;
  const [row] = await db
    .select({ participant: seats.participant, removedAt: seats.removedAt })
    .from(seats)
    .where(and(eq(seats.sessionId, sessionId), eq(seats.tokenHash, hashOf(token))));
  if (!row) return null;
  return {
    ...{ participant: row.participant, removed: row.removedAt !== null },
    life: Number(parsed[1] ?? 0),
  };
}

/** Marks a seat as removed: its token becomes void, but is remembered, so that its browser cannot simply join again. A code that moves it is gone. */
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
  await db
    .delete(seatMoves)
    .where(and(eq(seatMoves.sessionId, sessionId), eq(seatMoves.participant, participant)));
}

/**
 * Exchanges the void token of a student who was let back in for a new one. Null when it was already exchanged: of two browsers with
 * the same token, the first gets the seat.
 */
export async function renewSeat(
  db: Database,
  sessionId: string,
  { participant, token, life }: { participant: ParticipantId; token: string; life: number },
): Promise<string | null> {
  const renewed = freshToken(life);
  const rows = await db
    .update(seats)
    .set({ tokenHash: hashOf(renewed), removedAt: null })
    .where(
      and(
        eq(seats.sessionId, sessionId),
        eq(seats.participant, participant),
        eq(seats.tokenHash, hashOf(token)),
      ),
    )
    .returning({ participant: seats.participant });
  return rows.length > 0 ? renewed : null;
}

/** Gives a seat to another browser: a new token, with which the one that it had is void. Null when there is no such seat. */
export async function giveSeatTo(
  db: Database,
  sessionId: string,
  { participant, life }: { participant: ParticipantId; life: number },
): Promise<string | null> {
  const token = freshToken(life);
  const rows = await db
    .update(seats)
    .set({ tokenHash: hashOf(token), removedAt: null })
    .where(and(eq(seats.sessionId, sessionId), eq(seats.participant, participant)))
    .returning({ participant: seats.participant });
  return rows.length > 0 ? token : null;
}
