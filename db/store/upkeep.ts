import { readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { type SQL, sql } from "drizzle-orm";
import { tableNames } from "@/db/backup/tables";
import { RESERVED_BYTES } from "./disk-room";
import { noteScrubbed, unscrubbedErasures } from "./housekeeping";
import type { Database } from "./open";
import { nextTurn, onlyRow, rowsOf } from "./statements";

/** What has to be done to a database from time to time, so that its files hold what its tables hold and no more. */
export type Upkeep = {
  /** Whether this work blocks everything else: the embedded database runs on the server's only thread. */
  readonly stalls: boolean;
  /** Frees write-ahead log that is no longer needed, if there is much of it. Short enough to run during a class. */
  trimLog(): Promise<void>;
  /** Makes the space of deleted rows reusable. Reads whatever has changed since the last time. */
  vacuum(): Promise<void>;
  /**
   * Removes from the files what has been erased since the last time, if anything; resolves to the outcome. `mayRewrite` is asked
   * before each table, with its size in bytes: once it returns false the rest is put off, and nothing has to be undone.
   */
  scrub(mayRewrite: (bytes: number) => boolean): Promise<Scrubbing>;
};

/** "no room": the disk has too little space for a second copy of a table. */
type Scrubbing = "clean already" | "scrubbed" | "put off" | "no room";

/** Segments of the write-ahead log have 16 MB each. */
const MOST_KEPT_SEGMENTS = 2;
/** No earlier version left more segments than this. */
const MOST_SEGMENTS = 200;

/**
 * For PGlite, which has no background processes: nothing is vacuumed and no write-ahead log is freed unless somebody asks. It
 * must run with `EMBEDDED_SETTINGS`. `data`: the library's folder, null in memory. `freeBytes`: on its disk.
 */
export function embeddedUpkeep(db: Database, data: string | null, freeBytes: () => number): Upkeep {
  const checkpoint = async () => {
    await db.execute(sql`checkpoint`);
  };

  const rewriteTables = async (mayRewrite: (bytes: number) => boolean): Promise<Scrubbing> => {
    for (const { table, bytes } of await tableSizes(db)) {
      // The copy, and as much write-ahead log.
      if (freeBytes() < RESERVED_BYTES + 2 * bytes) return "no room";
      if (!mayRewrite(bytes)) return "put off";
      await db.execute(sql`vacuum full ${sql.identifier(table)}`);
      // The checkpoint deletes the old table's file.
      await checkpoint();
      await nextTurn();
    }
    return "scrubbed";
  };

  /** Switches to a new segment of the write-ahead log and frees those before it. Resolves to whether any lie ahead of it already. */
  const nextSegment = async (): Promise<boolean> => {
    await db.execute(sql`select pg_switch_wal()`);
    await checkpoint();
    const { ahead } = await oneRow<{ ahead: boolean }>(
      db,
      sql`select max(name) > pg_walfile_name(pg_current_wal_insert_lsn()) as ahead from pg_ls_waldir()
        where name ~ '^[0-9A-F]{24}$'`,
    );
    return ahead;
  };

  /** Earlier versions kept old segments, with everything in them, to overwrite later: switches past all of them, including the last. */
  const leaveWriteAheadLog = async () => {
    for (let segments = 0; segments < MOST_SEGMENTS && (await nextSegment()); segments++);
    await nextSegment();
  };

  return {
    stalls: true,
    async trimLog() {
      const { segments } = await oneRow<{ segments: number }>(
        db,
        sql`select count(*)::int as segments from pg_ls_waldir()`,
      );
      if (segments > MOST_KEPT_SEGMENTS) await checkpoint();
    },
    async vacuum() {
      for (const table of tableNames()) {
        await db.execute(sql`vacuum ${sql.identifier(table)}`);
        await nextTurn();
      }
      await checkpoint();
    },
    scrub: (mayRewrite) =>
      ifErased(db, async () => {
        const outcome = await rewriteTables(mayRewrite);
        if (outcome !== "scrubbed") return outcome;
        await leaveWriteAheadLog();
        if (data !== null) await removeOrphans(db, data);
        return outcome;
      }),
  };
}

/**
 * For a PostgreSQL server, which vacuums by itself, and whose write-ahead log and archives are its operator's responsibility. Scrubbing
 * only frees the space of what was erased sooner.
 */
export function postgresUpkeep(db: Database): Upkeep {
  return {
    stalls: false,
    async trimLog() {},
    async vacuum() {},
    scrub: () =>
      ifErased(db, async () => {
        for (const table of tableNames()) await db.execute(sql`vacuum ${sql.identifier(table)}`);
        return "scrubbed";
      }),
  };
}

/** A file of a table, such as `16401`, `16401_fsm` or `16401.1`. */
const TABLE_FILE = /^(\d+)(?:_[a-z]+)?(?:\.\d+)?$/;

/** Deletes files that belong to no table: a server killed while it rewrote one leaves the new file behind, whole or in part. */
async function removeOrphans(db: Database, data: string): Promise<void> {
  const { folder } = await oneRow<{ folder: string }>(
    db,
    sql`select 'base/' || oid as folder from pg_database where datname = current_database()`,
  );
  // Listed before the tables are: a file that is created from here on belongs to one of them.
  const files = readdirSync(path.join(data, folder));
  const known = new Set(
    rowsOf<{ number: string }>(
      await db.execute(
        sql`select pg_relation_filenode(oid)::text as number from pg_class where pg_relation_filenode(oid) is not null`,
      ),
    ).map(({ number }) => number),
  );
  for (const file of files) {
    const number = TABLE_FILE.exec(file)?.[1];
    if (number !== undefined && !known.has(number)) rmSync(path.join(data, folder, file), { force: true });
  }
}

async function ifErased(db: Database, work: () => Promise<Scrubbing>): Promise<Scrubbing> {
  const erasures = await unscrubbedErasures(db);
  if (erasures === null) return "clean already";
  const outcome = await work();
  if (outcome === "scrubbed") await noteScrubbed(db, erasures);
  return outcome;
}

/** The size of every table with its indexes and out-of-line values, smallest first: most of the text is in small ones. */
async function tableSizes(db: Database): Promise<{ table: string; bytes: number }[]> {
  const sizes: { table: string; bytes: number }[] = [];
  for (const table of tableNames()) {
    const { bytes } = await oneRow<{ bytes: string }>(
      db,
      sql`select pg_total_relation_size(to_regclass(${table}::text))::text as bytes`,
    );
    sizes.push({ table, bytes: Number(bytes) });
  }
  return sizes.sort((one, other) => one.bytes - other.bytes);
}

async function oneRow<Row>(db: Database, statement: SQL): Promise<Row> {
  return onlyRow(rowsOf<Row>(await db.execute(statement)));
}
