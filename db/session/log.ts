import { isDeepStrictEqual } from "node:util";
import { and, asc, eq, gte, lt } from "drizzle-orm";
import { events, sessions } from "@/db/schema";
import type { Database } from "@/db/store/open";
import { nextTurn } from "@/db/store/statements";
import type { EventOf, SessionEvent } from "@/lib/session/log/events";
import { packedPoints } from "@/lib/session/log/packed/packed-points";
import { insertReports, plain, pointRows } from "./archive";

/** The log does not end where the writer thinks it does: another server writes the same session. */
export class LogConflict extends Error {
  override name = "LogConflict";
}

/** There is no such session any more. */
export class SessionGone extends Error {
  override name = "SessionGone";
}

/** How much of a log is read between two turns of the event loop. */
const EVENTS_A_PAGE = 200;
const REPORTS_AT_ONCE = 100;
const POINTS_A_PAGE = { mostBytes: 32 * 1024, mostRows: 50 };
/** Rows in one insert. */
const ROWS_AN_INSERT = 1_000;

/**
 * Appends a stretch of the log (one or more events, without a gap in their seq) in one transaction. Events that are
 * already stored are skipped, so that a writer that does not know whether it succeeded can retry. Throws `LogConflict`
 * when the log does not end just before the stretch, `SessionGone` when the session was deleted.
 */
export async function appendLog(
  db: Database,
  sessionId: string,
  stretch: readonly SessionEvent[],
): Promise<void> {
  const from = stretch[0]!.seq;
  const end = from + stretch.length;
  if (stretch[stretch.length - 1]!.seq !== end - 1)
    throw new RangeError(`The ${stretch.length} events from ${from} on have a gap.`);
  // The plan in the session's row is always the one that its stored log ends with.
  const changed = stretch.findLast((event) => event.type === "plan-changed");
  const appended = await db.transaction(async (transaction) => {
    const moved = await transaction
      .update(sessions)
      .set({ nextSeq: end, ...(changed && { plan: changed.plan }) })
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
  await insertReports(db, sessionId, reports);
}

/** The rest of a stretch whose beginning is already stored exactly as it is. Throws as `appendLog` does. */
async function missingAfterStored(
  db: Database,
  sessionId: string,
  stretch: readonly SessionEvent[],
): Promise<readonly SessionEvent[]> {
  const from = stretch[0]!.seq;
  const [session] = await db.select({ id: sessions.id }).from(sessions).where(eq(sessions.id, sessionId));
  if (!session) throw new SessionGone(`Session ${sessionId} is gone.`);
  const stored = (await readLog(db, sessionId, from)).slice(0, stretch.length);
  if (stored.length === 0 || !stored.every((event, index) => sameEvent(event, stretch[index]!)))
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
  const log: SessionEvent[] = [];
  for await (const stretch of logStretches(db, sessionId, from)) log.push(...stretch);
  return log;
}

/** The same in stretches, for callers that must neither hold all of it in memory nor block the thread for long. */
export async function* logStretches(
  db: Database,
  sessionId: string,
  from = 0,
): AsyncGenerator<SessionEvent[]> {
  const [session] = await db
    .select({ end: sessions.nextSeq })
    .from(sessions)
    .where(eq(sessions.id, sessionId));
  if (!session) return;
  // What is appended from here on is left out: it would leave holes between the queries.
  const { end } = session;
  const others = storedEvents(db, sessionId, from, end);
  const reports = storedReports(db, sessionId, from, end);
  let [events, points] = [await next(others), await next(reports)];
  while (events.length > 0 || points.length > 0) {
    // Merges the two pages up to the end of the one that ends first.
    const limit = Math.min(lastSeq(events), lastSeq(points));
    const mixed = [...upTo(events, limit), ...upTo(points, limit)].sort((one, other) => one.seq - other.seq);
    yield mixed;
    await nextTurn();
    events = events.filter(({ seq }) => seq > limit);
    points = points.filter(({ seq }) => seq > limit);
    if (events.length === 0) events = await next(others);
    if (points.length === 0) points = await next(reports);
  }
}

async function next(pages: AsyncGenerator<SessionEvent[]>): Promise<SessionEvent[]> {
  const { done, value } = await pages.next();
  return done ? [] : value;
}

/** Infinity for an empty page, so that it limits nothing. */
function lastSeq(events: readonly SessionEvent[]): number {
  return events.at(-1)?.seq ?? Number.POSITIVE_INFINITY;
}

function upTo(events: readonly SessionEvent[], limit: number): SessionEvent[] {
  return events.filter(({ seq }) => seq <= limit);
}

/** All events except reports of points, in pages that are never empty. */
async function* storedEvents(
  db: Database,
  sessionId: string,
  from: number,
  end: number,
): AsyncGenerator<SessionEvent[]> {
  for (let after = from; ; ) {
    const rows = await db
      .select({ seq: events.seq, at: events.at, body: events.body })
      .from(events)
      .where(and(eq(events.sessionId, sessionId), gte(events.seq, after), lt(events.seq, end)))
      .orderBy(asc(events.seq))
      .limit(EVENTS_A_PAGE);
    const last = rows.at(-1);
    if (!last) return;
    after = last.seq + 1;
    yield rows.map(({ seq, at, body }) => ({ ...body, seq, at }));
  }
}

async function* storedReports(
  db: Database,
  sessionId: string,
  from: number,
  end: number,
): AsyncGenerator<SessionEvent[]> {
  for (let after = from; ; ) {
    const rows = await pointRows(db, sessionId, { from: after, to: end - 1, ...POINTS_A_PAGE });
    const last = rows.at(-1);
    if (!last) return;
    for (const row of rows) {
      let reports: SessionEvent[] = [];
      for (const report of packedPoints(await plain(row))) {
        // Rows may have been archived since the previous page was read, and then overlap with it.
        if (report.seq >= after && report.seq < end) reports.push(report);
        if (reports.length < REPORTS_AT_ONCE) continue;
        yield reports;
        reports = [];
      }
      if (reports.length > 0) yield reports;
    }
    after = last.lastSeq + 1;
  }
}
