import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { and, between, eq, sql } from "drizzle-orm";
import { events, pointChunks, sessions } from "@/db/schema";
import type { Database } from "@/db/store/open";
import { nextTurn, rowsOf } from "@/db/store/statements";
import type { EventOf, Millis } from "@/lib/session/log/events";
import { LONGEST_GAP_MS } from "@/lib/session/log/folded-time";
import { archived, cutPacked, joinPacked, packPoints } from "@/lib/session/log/packed/packed-points";
import type { LogPart } from "@/lib/session/log/stored-log";

/**
 * The largest row, before compression: the embedded database returns rows on the thread of the live classes, and a quarter of a
 * megabyte takes it a few milliseconds.
 */
export const MOST_ROW_BYTES = 256 * 1024;

/** A row of points as it is stored. */
type PointRow = {
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly archived: boolean;
  readonly packed: Uint8Array;
};

/** Stores reports. Rows are cut at gaps that a replay skips, so that a row's times tell when something happened. */
export async function insertReports(
  db: Pick<Database, "insert">,
  sessionId: string,
  reports: readonly EventOf<"points-reported">[],
): Promise<void> {
  if (reports.length === 0) return;
  const pieces = cutPacked(packPoints(reports), MOST_ROW_BYTES, LONGEST_GAP_MS);
  await db.insert(pointChunks).values(pieces.map((piece) => ({ sessionId, ...piece })));
}

/** Which rows are wanted: those with an event from `from` to `to`, up to about `mostBytes` and `mostRows`. */
type Wanted = {
  readonly from: number;
  readonly to: number;
  readonly mostBytes: number;
  readonly mostRows: number;
};

/** The first of these rows, in order; at least one if there is any. They are sent as base64, which the embedded database's driver reads ten times as fast. */
export async function pointRows(
  db: Pick<Database, "execute">,
  sessionId: string,
  { from, to, mostBytes, mostRows }: Wanted,
): Promise<PointRow[]> {
  const found = await db.execute(sql`
    select first_seq, last_seq, archived, encode(packed, 'base64') as packed
    from (
      select few.*, sum(length(packed)) over (order by first_seq) - length(packed) as before
      from (
        select first_seq, last_seq, archived, packed from ${pointChunks}
        where session_id = ${sessionId} and first_seq <= ${to} and last_seq >= ${from} and first_seq >= coalesce(
          (select max(first_seq) from ${pointChunks} where session_id = ${sessionId} and first_seq <= ${from}), 0)
        order by first_seq limit ${mostRows}
      ) few
    ) sized
    where before < ${mostBytes}
    order by first_seq`);
  return rowsOf<{ first_seq: number; last_seq: number; archived: boolean; packed: string }>(found).map(
    ({ first_seq, last_seq, archived, packed }) => ({
      firstSeq: first_seq,
      lastSeq: last_seq,
      archived,
      packed: new Uint8Array(Buffer.from(packed, "base64")),
    }),
  );
}

/** A row without its points. `fromAt` null: written by an earlier version. */
type ListedRow = {
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly fromAt: Millis | null;
  readonly toAt: Millis | null;
  readonly archived: boolean;
  readonly bytes: number;
};

/** The first `most` rows of a session that begin at or after `from` and before `end`. */
async function listRows(
  db: Pick<Database, "execute">,
  sessionId: string,
  { from, end, most }: { readonly from: number; readonly end: number; readonly most: number },
): Promise<ListedRow[]> {
  const found = await db.execute(sql`
    select first_seq as "firstSeq", last_seq as "lastSeq", from_at as "fromAt", to_at as "toAt", archived,
      length(packed) as bytes
    from ${pointChunks} where session_id = ${sessionId} and first_seq >= ${from} and first_seq < ${end}
    order by first_seq limit ${most}`);
  return rowsOf<ListedRow>(found);
}

/** Tells by the first byte of every gzip file, which is not the number of any layout. */
function isCompressed(stored: Uint8Array): boolean {
  return stored[0] === 0x1f;
}

const inflate = promisify(gunzip);

/** A row's packed points, decompressed off this thread. */
export async function plain({ packed }: Pick<PointRow, "packed">): Promise<Uint8Array> {
  return isCompressed(packed) ? inflate(packed) : packed;
}

/** Where a stored log ends (the next seq), and how often it has been rewritten. */
export type LogState = { readonly end: number; readonly revision: number };

/** How many small rows can make a part: a single student's are very small. */
const MOST_ROWS = 500;
const LISTED_A_PAGE = 500;
/** A part that was listed before its rows were archived may span several archived rows. */
const MOST_PART_BYTES = 4 * MOST_ROW_BYTES;

const compress = promisify(gzip);

/** An event as it is stored: `body` is unparsed JSON. */
export type StoredEvent = { readonly seq: number; readonly at: Millis; readonly body: string };

/** All events before `end` except reports of points, in pages. */
export async function* storedEvents(
  db: Pick<Database, "execute">,
  sessionId: string,
  end: number,
): AsyncGenerator<StoredEvent[]> {
  for (let from = 0; ; ) {
    const found = await db.execute(sql`
      select seq, at, body::text as body from ${events}
      where session_id = ${sessionId} and seq >= ${from} and seq < ${end} order by seq limit ${LISTED_A_PAGE}`);
    const page = rowsOf<StoredEvent>(found);
    const last = page.at(-1);
    if (!last) return;
    from = last.seq + 1;
    yield page;
    await nextTurn();
  }
}

/** Null when there is no such session. */
export async function logState(db: Database, sessionId: string): Promise<LogState | null> {
  const [state] = await db
    .select({ end: sessions.nextSeq, revision: sessions.logRevision })
    .from(sessions)
    .where(eq(sessions.id, sessionId));
  return state ?? null;
}

/**
 * To be called in the transaction that rewrites a stored log: whatever was derived from it before, here or in a browser, becomes
 * invalid, and what came of the session has to be worked out again. Rows of points that the transaction writes are archived when somebody
 * next asks for them.
 */
export async function forgetArchive(db: Pick<Database, "update">, sessionId: string): Promise<void> {
  await db
    .update(sessions)
    .set({ logRevision: sql`${sessions.logRevision} + 1`, outcome: null })
    .where(eq(sessions.id, sessionId));
}

/** The points of a log up to `end`, as parts in order. Null while rows of an earlier version have to be archived first. */
export async function listParts(db: Database, sessionId: string, end: number): Promise<LogPart[] | null> {
  const parts: LogPart[] = [];
  for await (const { rows } of groupsOf(db, sessionId, end)) {
    // A group always has a row.
    const [first, last] = [rows[0]!, rows.at(-1)!];
    const { fromAt: from } = first;
    const { toAt: to } = last;
    if (from === null || to === null) return null;
    const bytes = rows.reduce((sum, row) => sum + row.bytes, 0);
    parts.push({ first: first.firstSeq, last: last.lastSeq, from, to, bytes });
  }
  return parts;
}

/**
 * All points of the events `first` to `last` (and perhaps of some around them), packed and gzipped. Null when no such part was ever
 * listed.
 */
export async function readPart(
  db: Database,
  sessionId: string,
  { first, last }: Pick<LogPart, "first" | "last">,
): Promise<Uint8Array | null> {
  const wanted = { from: first, to: last, mostBytes: MOST_PART_BYTES, mostRows: MOST_ROWS + 1 };
  const rows = await pointRows(db, sessionId, wanted);
  const end = rows.at(-1)?.lastSeq;
  if (end === undefined || end < last) return null;
  // A row that was rewritten after it was archived may be uncompressed.
  if (rows.length === 1 && isCompressed(rows[0]!.packed)) return rows[0]!.packed;
  return compress(joinPacked(await Promise.all(rows.map(plain))));
}

type Archiving = {
  /** Whether to include the last rows, to which a live class may still add. */
  readonly all: boolean;
  readonly signal?: AbortSignal;
  /** Packs packed points as an archive has them, which takes tens of milliseconds: a server has a thread for it. */
  readonly pack?: (packed: Uint8Array) => Promise<Uint8Array>;
};

/**
 * Replaces the small rows of a session's points by a few large, compressed ones; compresses off this thread. It can be stopped at any
 * moment, or run twice at once: no point is ever lost or duplicated. Resolves to whether it has changed any row.
 */
export async function archivePoints(
  db: Database,
  sessionId: string,
  { all, signal, pack = async (packed) => archived(packed) }: Archiving,
): Promise<boolean> {
  const state = await logState(db, sessionId);
  if (!state) return false;
  let isChanged = false;
  for await (const { rows, isOpen } of groupsOf(db, sessionId, state.end)) {
    if (signal?.aborted) return isChanged;
    if (rows[0]!.archived || (isOpen && !all)) continue;
    const began = performance.now();
    if (!(await archive(db, sessionId, { revision: state.revision, rows, pack }))) return isChanged;
    isChanged = true;
    // Leaves half of the time to live classes.
    await pause(performance.now() - began);
  }
  return isChanged;
}

/** Neighbouring rows that make one part: one archived row, or several small ones. `isOpen`: the last group, which more rows may join. */
type Group = { readonly rows: readonly ListedRow[]; readonly isOpen: boolean };

/** Groups the rows that begin before `end`. */
async function* groupsOf(db: Database, sessionId: string, end: number): AsyncGenerator<Group> {
  let rows: ListedRow[] = [];
  let bytes = 0;
  for (let from = 0; ; ) {
    const page = await listRows(db, sessionId, { from, end, most: LISTED_A_PAGE });
    for (const row of page) {
      if (rows.length > 0 && !belongs(row, rows[rows.length - 1]!, bytes, rows.length)) {
        yield { rows, isOpen: false };
        rows = [];
        bytes = 0;
      }
      rows.push(row);
      bytes += row.bytes;
    }
    const last = page.at(-1);
    if (!last) break;
    from = last.lastSeq + 1;
    await nextTurn();
  }
  if (rows.length > 0) yield { rows, isOpen: !rows[0]!.archived };
}

function belongs(row: ListedRow, before: ListedRow, bytes: number, count: number): boolean {
  if (row.archived || before.archived) return false;
  if (count >= MOST_ROWS || bytes + row.bytes > MOST_ROW_BYTES) return false;
  return (row.fromAt ?? 0) - (before.toAt ?? 0) <= LONGEST_GAP_MS;
}

/** Somebody else has changed these rows meanwhile. */
class Changed extends Error {}

/** Archives these rows; false when they are no longer there as they were listed. */
async function archive(
  db: Database,
  sessionId: string,
  {
    revision,
    rows: listed,
    pack,
  }: Required<Pick<Archiving, "pack">> & { readonly revision: number; readonly rows: readonly ListedRow[] },
): Promise<boolean> {
  const span = { from: listed[0]!.firstSeq, to: listed[listed.length - 1]!.firstSeq };
  const rows = await pointRows(db, sessionId, { ...span, mostBytes: 2 ** 30, mostRows: listed.length });
  if (rows.length !== listed.length || rows.some(({ archived }) => archived)) return false;
  const joined = joinPacked(await Promise.all(rows.map(plain)));
  const pieces = await Promise.all(
    cutPacked(joined, MOST_ROW_BYTES, LONGEST_GAP_MS).map(async (piece) => ({
      ...{ sessionId, ...piece, archived: true },
      packed: new Uint8Array(await compress(await pack(piece.packed))),
    })),
  );
  return db
    .transaction(async (transaction) => {
      // Locks the session, so that nobody rewrites the log meanwhile, and checks that nobody has since these rows were read.
      const [held] = await transaction
        .select({ revision: sessions.logRevision })
        .from(sessions)
        .where(eq(sessions.id, sessionId))
        .for("update");
      if (held?.revision !== revision) throw new Changed();
      const deleted = await transaction
        .delete(pointChunks)
        .where(
          and(
            eq(pointChunks.sessionId, sessionId),
            between(pointChunks.firstSeq, span.from, span.to),
            eq(pointChunks.archived, false),
          ),
        )
        .returning({ firstSeq: pointChunks.firstSeq });
      if (deleted.length !== rows.length) throw new Changed();
      for (const piece of pieces) await transaction.insert(pointChunks).values(piece);
      return true;
    })
    .catch((error) => {
      if (error instanceof Changed) return false;
      throw error;
    });
}
