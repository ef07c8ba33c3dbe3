import { isDeepStrictEqual } from "node:util";
import { and, asc, eq, gte, lt } from "drizzle-orm";
import type { EventOf, SessionEvent } from "@/lib/session/events";
import type { Database } from "./open";
import { packPoints, unpackPoints } from "./packed-points";
import { events, pointChunks, sessions } from "./schema";

/** The log has gone on from where the writer thinks it ends: another server writes the same session. */
export class LogConflict extends Error {
  override name = "LogConflict";
}

/** There is no such session any more. */
export class SessionGone extends Error {
  override name = "SessionGone";
}

/** Chunks unpacked between two turns of the event loop. */
const CHUNKS_A_TURN = 50;
/** Rows in one insert. */
const ROWS_AN_INSERT = 1_000;

/**
 * Appends a stretch of the log (one or more events, without a gap in their seq) in one transaction. What of it is
 * already stored is not stored again, so that a writer who does not know whether it got through can ask again. Throws
 * `LogConflict` when the log does not end just before the stretch, `SessionGone` when the session was deleted.
 */
export async function appendLog(
  db: Database,
  sessionId: string,
  stretch: readonly SessionEvent[],
): Promise<void> {
  const from = stretch[0].seq;
  const end = from + stretch.length;
  if (stretch[stretch.length - 1].seq !== end - 1)
    throw new RangeError(`The ${stretch.length} events from ${from} on have a gap.`);
  const appended = await db.transaction(async (transaction) => {
    const moved = await transaction
      .update(sessions)
      .set({ nextSeq: end })
      .where(and(eq(sessions.id, sessionId), eq(sessions.nextSeq, from)))
      .returning({ id: sessions.id });
    if (moved.length === 0) return false;
    await insertStretch(transaction, sessionId, stretch);
    return true;
  });
  if (appended) return;
  const missing = await missingAfterStored(db, sessionId, stretch);
  if (missing.length > 0) await appendLog(db, sessionId, missing);
}

async function insertStretch(
  db: Pick<Database, "insert">,
  sessionId: string,
  stretch: readonly SessionEvent[],
): Promise<void> {
  const reports: EventOf<"points-reported">[] = [];
  const rows: (typeof events.$inferInsert)[] = [];
  for (const event of stretch) {
    if (event.type === "points-reported") {
      reports.push(event);
      continue;
    }
    const { seq, at, ...body } = event;
    rows.push({ sessionId, seq, at, type: body.type, body });
  }
  for (let first = 0; first < rows.length; first += ROWS_AN_INSERT)
    await db.insert(events).values(rows.slice(first, first + ROWS_AN_INSERT));
  if (reports.length > 0)
    await db.insert(pointChunks).values({
      sessionId,
      firstSeq: reports[0].seq,
      lastSeq: reports[reports.length - 1].seq,
      packed: packPoints(reports),
    });
}

/** What of a stretch is not stored yet, when its beginning is, exactly so. Throws as `appendLog` does. */
async function missingAfterStored(
  db: Database,
  sessionId: string,
  stretch: readonly SessionEvent[],
): Promise<readonly SessionEvent[]> {
  const from = stretch[0].seq;
  const [session] = await db.select({ id: sessions.id }).from(sessions).where(eq(sessions.id, sessionId));
  if (!session) throw new SessionGone(`Session ${sessionId} is gone.`);
  const stored = (await readLog(db, sessionId, from)).slice(0, stretch.length);
  if (stored.length === 0 || !stored.every((event, index) => sameEvent(event, stretch[index])))
    throw new LogConflict(
      `The log of session ${sessionId} does not end before ${from}: another server writes it.`,
    );
  return stretch.slice(stored.length);
}

function sameEvent(one: SessionEvent, other: SessionEvent): boolean {
  const plain = (event: SessionEvent) => JSON.parse(JSON.stringify(event));
  return isDeepStrictEqual(plain(one), plain(other));
}

/** The stored log from `from` on, in the order of its seq, exactly as it was appended. Empty when there is no such session. */
export async function readLog(db: Database, sessionId: string, from = 0): Promise<SessionEvent[]> {
  const session = await db.select({ end: sessions.nextSeq }).from(sessions).where(eq(sessions.id, sessionId));
  if (session.length === 0) return [];
  // What is appended from here on is left out: it would leave holes between the two queries.
  const { end } = session[0];
  const rows = await db
    .select({ seq: events.seq, at: events.at, body: events.body })
    .from(events)
    .where(and(eq(events.sessionId, sessionId), gte(events.seq, from), lt(events.seq, end)))
    .orderBy(asc(events.seq));
  const log: SessionEvent[] = rows.map(({ seq, at, body }) => ({ ...body, seq, at }));
  const chunks = await db
    .select({ packed: pointChunks.packed })
    .from(pointChunks)
    .where(and(eq(pointChunks.sessionId, sessionId), gte(pointChunks.lastSeq, from)))
    .orderBy(asc(pointChunks.firstSeq));
  for (const [index, { packed }] of chunks.entries()) {
    for (const event of unpackPoints(packed)) if (event.seq >= from && event.seq < end) log.push(event);
    if (index % CHUNKS_A_TURN === CHUNKS_A_TURN - 1) await nextTurn();
  }
  return log.sort((one, other) => one.seq - other.seq);
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
