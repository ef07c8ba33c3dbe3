import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { sql } from "drizzle-orm";
import type { EventOf, Millis } from "@/lib/session/log/events";
import { LONGEST_GAP_MS } from "@/lib/session/log/folded-time";
import { cutPacked, packPoints } from "@/lib/session/log/packed-points";
import { rowsOf } from "./rows";
import { pointChunks } from "./schema";
import type { Database } from "./store/open";

/**
 * What a row is at most, before it is compressed: the embedded database hands a row over on the thread of the live classes, and a
 * quarter of a megabyte takes it a few milliseconds.
 */
export const MOST_ROW_BYTES = 256 * 1024;

/** A row of points as it is stored. */
export type PointRow = {
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly archived: boolean;
  readonly packed: Uint8Array;
};

/** Stores reports. In no row do two neighbours lie further apart than a replay plays: its times say when something happened. */
export async function insertReports(
  db: Pick<Database, "insert">,
  sessionId: string,
  reports: readonly EventOf<"points-reported">[],
): Promise<void> {
  if (reports.length === 0) return;
  const pieces = cutPacked(packPoints(reports), MOST_ROW_BYTES, LONGEST_GAP_MS);
  await db.insert(pointChunks).values(pieces.map((piece) => ({ sessionId, ...piece })));
}

/** Which rows are wanted: those that hold an event from `from` to `to`, in order, about `mostBytes` of them and `mostRows`. */
type Wanted = {
  readonly from: number;
  readonly to: number;
  readonly mostBytes: number;
  readonly mostRows: number;
};

/** The first of these rows; at least one, where there is any. They come as base64, which the embedded database's driver reads ten times as fast. */
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

/** What is listed of a row without reading it. `fromAt` null: a row of an earlier version. */
export type ListedRow = {
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly fromAt: Millis | null;
  readonly toAt: Millis | null;
  readonly archived: boolean;
  readonly bytes: number;
};

/** Rows of a session that begin from `from` on and before `end`, at most `most` of them. */
export async function listRows(
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

/** By the first of the two bytes that every gzip begins with; no layout has its number. */
export function isCompressed(stored: Uint8Array): boolean {
  return stored[0] === 0x1f;
}

const inflate = promisify(gunzip);

/** A row's points, packed; compressed no more. Off this thread. */
export async function plain({ packed }: Pick<PointRow, "packed">): Promise<Uint8Array> {
  return isCompressed(packed) ? inflate(packed) : packed;
}

/** Lets the class have a turn: the embedded database works on its thread. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
