import { createHash, randomBytes } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { seats } from "@/db/schema";
import type { Database } from "@/db/store/open";
import type { ParticipantId } from "@/lib/session/log/events";

/**
 * A token is 128 random bits as base64url and then, unless it is the first of its seat, how often its holder had been removed
 * when they got it. Anything else is not looked up.
 */
const TOKEN = /^[A-Za-z0-9_-]{22}(?:\.([1-9]\d{0,3}))?$/;

function freshToken(life: number): string {
  const random = randomBytes(16).toString("base64url");
  return life === 0 ? random : `${random}.${life}`;
}

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

/** Whose seat a token is, removed or not; null when it is nobody's. */
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

/**
 * A new token for someone who was let back in, in exchange for the void one, which is nobody's from then on. Null when it was
 * exchanged already: of two who bring the same token, the first gets the seat.
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
