import { createHash } from "node:crypto";
import { and, eq, gt, isNull, lte } from "drizzle-orm";
import { seatMoves, sessions } from "@/db/schema";
import type { Database } from "@/db/store/open";
import type { ParticipantId } from "@/lib/session/log/events";
import { type SessionRow, sessionColumns } from "../rows";
import { drawCode, findLiveSessionByCode } from "../sessions";
import { giveSeatTo } from "./seats";

/** How long the code of a seat works: long enough to fetch another device and to type six symbols. */
export const SEAT_MOVE_MS = 10 * 60_000;
/** Attempts to draw a code that neither a class nor another seat has; one of a thousand codes in use is drawn once in 150,000 times. */
const CODE_TRIES = 10;

/**
 * As a seat's token, the code is stored as a hash. With six symbols that hides it from whoever glances at the table, not from whoever computes all 148 million
 * hashes within its ten minutes; they could write to the table as well.
 */
function hashOf(code: string): Uint8Array {
  return new Uint8Array(createHash("sha256").update(`seat ${code}`).digest());
}

/** Makes the code that moves a seat to another device, in place of the one that it had. It is no live session's join code, and no other seat's. */
export async function createSeatMove(
  db: Database,
  sessionId: string,
  participant: ParticipantId,
  now: Date,
  draw: () => string = drawCode,
): Promise<string> {
  await db.delete(seatMoves).where(lte(seatMoves.expiresAt, now));
  const expiresAt = new Date(now.getTime() + SEAT_MOVE_MS);
  for (let attempt = 0; attempt < CODE_TRIES; attempt++) {
    const code = draw();
    if (await findLiveSessionByCode(db, code)) continue;
    const isFree = await db.transaction(async (transaction) => {
      await transaction.delete(seatMoves).where(ofSeat(sessionId, participant));
      const made = await transaction
        .insert(seatMoves)
        .values({ sessionId, participant, codeHash: hashOf(code), expiresAt })
        .onConflictDoNothing()
        .returning({ participant: seatMoves.participant });
      return made.length > 0;
    });
    if (isFree) return code;
  }
  throw new Error(`No code for a seat was free in ${CODE_TRIES} tries.`);
}

/** A seat that is to move, and its live session. */
export type SeatMove = { readonly session: SessionRow; readonly participant: ParticipantId };

/** The seat that a code moves; null when it moves none, or no longer. */
export async function findSeatMove(db: Database, code: string, now: Date): Promise<SeatMove | null> {
  const [row] = await db
    .select({ session: sessionColumns, participant: seatMoves.participant })
    .from(seatMoves)
    .innerJoin(sessions, eq(sessions.id, seatMoves.sessionId))
    .where(and(isCode(code, now), isNull(sessions.endedAt)));
  return row ?? null;
}

/**
 * Exchanges a code for a new token of its seat, whose token until then is void. Null when the code moves that seat no longer: of two browsers with
 * the same code, the first gets the seat. `life`: how often its holder has been removed.
 */
export async function takeSeatMove(
  db: Database,
  { session, participant }: SeatMove,
  { code, life, now }: { readonly code: string; readonly life: number; readonly now: Date },
): Promise<string | null> {
  return db.transaction(async (transaction) => {
    const taken = await transaction
      .delete(seatMoves)
      .where(and(ofSeat(session.id, participant), isCode(code, now)))
      .returning({ participant: seatMoves.participant });
    return taken.length === 0 ? null : giveSeatTo(transaction, session.id, { participant, life });
  });
}

function isCode(code: string, now: Date) {
  return and(eq(seatMoves.codeHash, hashOf(code)), gt(seatMoves.expiresAt, now));
}

function ofSeat(sessionId: string, participant: ParticipantId) {
  return and(eq(seatMoves.sessionId, sessionId), eq(seatMoves.participant, participant));
}
