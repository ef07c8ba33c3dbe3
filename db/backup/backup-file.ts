import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import path from "node:path";
import { PassThrough, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { sql } from "drizzle-orm";
import { nextTurn, rowsOf } from "@/db/store/statements";
import type { Database } from "../store/open";
import { appliedMigrations, type Queries } from "../store/schema-version";
import { BACKUP_FORMAT, BackupEnd, BackupHeader, BackupRefused, type Row, type TableHeader } from "./format";
import { backedUpTables, columnsOf } from "./tables";

/** Readable by its owner alone: a backup holds everything the database holds. */
const MODE = 0o600;

/** Writes a compressed backup of the database to `sink`, no faster than the sink accepts it. */
export async function writeBackup(db: Database, sink: Writable, at: Date): Promise<void> {
  const text = new PassThrough();
  const written = pipeline(text, createGzip(), sink);
  // When the sink fails, the dump fails too.
  written.catch((error) => text.destroy(error));
  const hash = createHash("sha256");
  let rows = 0;
  const put = async (line: string) => {
    if (!text.write(line)) await drained(text);
  };
  try {
    await dump(db, at, (line) => {
      if (Array.isArray(line)) rows++;
      const written = `${JSON.stringify(line)}\n`;
      hash.update(written);
      return put(written);
    });
    const end: BackupEnd = { rows, sha256: hash.digest("hex") };
    text.end(`${JSON.stringify(end)}\n`);
  } catch (error) {
    text.destroy(error as Error);
    await written.catch(() => {});
    throw error;
  }
  await written;
}

function drained(stream: Writable): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = () => reject(stream.errored ?? new Error("The backup could not be written."));
    if (stream.destroyed) return fail();
    stream.once("drain", resolve);
    stream.once("close", fail);
  });
}

/** Saves what `write` writes as the backup `file`, whole or not at all: until it is complete, verified and on the disk, it has another name. */
export async function saveBackup(
  file: string,
  write: (sink: Writable) => Promise<unknown>,
): Promise<VerifiedBackup> {
  const partial = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.partial`);
  try {
    await write(createWriteStream(partial, { mode: MODE, flags: "wx" }));
    const verified = await verifyBackup(partial);
    const handle = await open(partial, "r+");
    await handle.sync().finally(() => handle.close());
    await rename(partial, file);
    return verified;
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

/** The lines of a backup, without their line ends. */
export function readLines(file: string): AsyncGenerator<string> {
  const packed = createReadStream(file);
  const text = packed.pipe(createGunzip());
  packed.on("error", (error) => text.destroy(error));
  return linesOf(text);
}

type VerifiedBackup = BackupHeader & { readonly rows: number };

/** Reads the whole file and checks it. Throws `BackupRefused` when it is not a backup, or is incomplete. */
export async function verifyBackup(file: string): Promise<VerifiedBackup> {
  const hash = createHash("sha256");
  let header: BackupHeader | null = null;
  let last: string | null = null;
  let rows = 0;
  try {
    for await (const line of readLines(file)) {
      // The last line holds the checksum of all others, so the hash stays one line behind.
      if (last !== null) {
        hash.update(`${last}\n`);
        header ??= headerOf(last);
        if (last.startsWith("[")) rows++;
      }
      last = line;
    }
  } catch (error) {
    throw error instanceof BackupRefused ? error : refusal(error);
  }
  const end = BackupEnd.safeParse(last === null ? null : parsed(last));
  if (header === null || !end.success || end.data.rows !== rows || end.data.sha256 !== hash.digest("hex"))
    throw new BackupRefused("The file is damaged: its end is missing, or its checksum does not match.");
  return { ...header, rows };
}

function headerOf(line: string): BackupHeader {
  const header = BackupHeader.safeParse(parsed(line));
  if (!header.success) throw new BackupRefused("The file is not a Downhill backup.");
  if (header.data.format > BACKUP_FORMAT)
    throw new BackupRefused(
      "The backup was made by a newer version of Downhill. Restore it with that version.",
    );
  return header.data;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function refusal(error: unknown): BackupRefused {
  const { code = "" } = error as NodeJS.ErrnoException;
  if (code === "ENOENT") return new BackupRefused("There is no such file.");
  if (code === "Z_DATA_ERROR" || code === "Z_BUF_ERROR")
    return new BackupRefused("The file is damaged, or is not a Downhill backup.");
  return new BackupRefused(`The file cannot be read (${code || String(error)}).`);
}

/** Rows are read in pages of about this many characters: a checkpoint's row is long, an event's short. */
const PAGE_CHARACTERS = 2_000_000;
const MOST_ROWS_A_PAGE = 1_000;
const FIRST_PAGE = 20;

type Line = BackupHeader | TableHeader | Row;

/**
 * Reads a consistent snapshot of the whole database and passes it to `take` line by line, waiting for each. PostgreSQL keeps
 * serving others meanwhile; the embedded database does nothing else until this is done.
 */
async function dump(db: Database, at: Date, take: (line: Line) => Promise<void> | void): Promise<void> {
  await db.transaction(
    async (transaction) => {
      // The text form of some types depends on settings: fix them.
      for (const setting of ["bytea_output = 'hex'", "datestyle = 'ISO, YMD'", "timezone = 'UTC'"])
        await transaction.execute(sql.raw(`set local ${setting}`));
      const migrations = await appliedMigrations(transaction);
      await take({ backup: "downhill", format: BACKUP_FORMAT, at: at.toISOString(), migrations });
      for (const table of backedUpTables()) {
        const columns = (await columnsOf(transaction, table)).map(({ name }) => name);
        if (columns.length === 0) continue;
        await take({ table, columns });
        for await (const row of rowsOfTable(transaction, table, columns)) await take(row);
      }
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}

async function* rowsOfTable(db: Queries, table: string, columns: readonly string[]): AsyncGenerator<Row> {
  const values = columns.map((name, index) => sql`${sql.identifier(name)}::text as ${column(index)}`);
  await db.execute(
    sql`declare page no scroll cursor for select ${sql.join(values, sql`, `)} from ${sql.identifier(table)}`,
  );
  for (let count = FIRST_PAGE; ; ) {
    const page = rowsOf<Record<string, string | null>>(await db.execute(sql.raw(`fetch ${count} from page`)));
    if (page.length === 0) break;
    const rows = page.map((row): Row => columns.map((_, index) => row[`c${index}`] ?? null));
    yield* rows;
    const characters = rows.reduce((sum, row) => sum + lengthOf(row), 0);
    const fitting = Math.floor((page.length * PAGE_CHARACTERS) / (characters + 1));
    count = Math.min(MOST_ROWS_A_PAGE, Math.max(1, fitting));
    await nextTurn();
  }
  await db.execute(sql`close page`);
}

function column(index: number) {
  return sql.identifier(`c${index}`);
}

function lengthOf(row: Row): number {
  return row.reduce((sum, value) => sum + (value?.length ?? 0), 0);
}

/** Splits a stream of bytes into lines, without their ends. Only `\n` ends a line: a name may contain other separators. */
async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let begun: Buffer[] = [];
  for await (const piece of chunks) {
    let rest = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      yield Buffer.concat([...begun, rest.subarray(0, end)]).toString("utf8");
      begun = [];
      rest = rest.subarray(end + 1);
    }
    if (rest.length > 0) begun.push(rest);
  }
  if (begun.length > 0) yield Buffer.concat(begun).toString("utf8");
}
