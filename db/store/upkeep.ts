import { readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { sql } from "drizzle-orm";
import { tableNames } from "@/db/backup/tables";
import { nextTurn } from "@/db/session/archive";
import { rowsOf } from "@/db/session/rows";
import { RESERVED_BYTES } from "./disk-room";
import { noteScrubbed, unscrubbedErasures } from "./housekeeping";
import type { Database } from "./open";

/** What a database needs done now and then, so that its files hold what its tables hold and no more. */
export type Upkeep = {
  /** Whether this work holds up everything else: the embedded database runs on the server's only thread. */
  readonly stalls: boolean;
  /** Lets go of write-ahead log that nobody needs any more, if there is much of it. Short, also during a class. */
  trimLog(): Promise<void>;
  /** Lets rows use the space of rows that are gone. Reads whatever has changed since the last time. */
  vacuum(): Promise<void>;
  /**
   * Removes from the files what was erased, if anything was since the last time; resolves to what came of it. `mayRewrite` is asked
   * before each table, with its size: once it says no the work is put off, and nothing of it has to be undone.
   */
  scrub(mayRewrite: (bytes: number) => boolean): Promise<Scrubbing>;
};

/** "no room": the disk has too little for a second copy of the largest table. */
type Scrubbing = "clean already" | "scrubbed" | "put off" | "no room";

/** Of 16 MB each. */
const MOST_KEPT_SEGMENTS = 2;
/** More segments than this are not left over from any version. */
const MOST_SEGMENTS = 200;

/**
 * For PGlite, which has no background processes: nothing is vacuumed, and no write-ahead log is let go of, unless somebody asks. It
 * must run with `EMBEDDED_SETTINGS`. `data`: the library's folder, null in memory. `freeBytes`: on its disk.
 */
export function embeddedUpkeep(db: Database, data: string | null, freeBytes: () => number): Upkeep {
  const checkpoint = async () => {
    await db.execute(sql`checkpoint`);
  };

  const rewriteTables = async (mayRewrite: (bytes: number) => boolean): Promise<Scrubbing> => {
    for (const { table, bytes } of await tableSizes(db)) {
      // The copy, and the write-ahead log that it goes through.
      if (freeBytes() < RESERVED_BYTES + 2 * bytes) return "no room";
      if (!mayRewrite(bytes)) return "put off";
      await db.execute(sql`vacuum full ${sql.identifier(table)}`);
      // The file of the old table goes with the checkpoint.
      await checkpoint();
      await nextTurn();
    }
    return "scrubbed";
  };

  /** Goes on to a new segment of the write-ahead log, and lets go of those before it. Whether more are there already, ahead of it. */
  const nextSegment = async (): Promise<boolean> => {
    await db.execute(sql`select pg_switch_wal()`);
    await checkpoint();
    const [{ ahead }] = rowsOf<{ ahead: boolean }>(
      await db.execute(
        sql`select max(name) > pg_walfile_name(pg_current_wal_insert_lsn()) as ahead from pg_ls_waldir()
          where name ~ '^[0-9A-F]{24}$'`,
      ),
    );
    return ahead;
  };

  /** Earlier versions kept segments to write over later, with all that was in them: each has to be gone through, also the last. */
  const leaveWriteAheadLog = async () => {
    for (let segments = 0; segments < MOST_SEGMENTS && (await nextSegment()); segments++);
    await nextSegment();
  };

  return {
    stalls: true,
    async trimLog() {
      const [{ segments }] = rowsOf<{ segments: number }>(
        await db.execute(sql`select count(*)::int as segments from pg_ls_waldir()`),
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
 * For a PostgreSQL of somebody else's: it vacuums by itself, and its write-ahead log and archives are its operator's matter. What was
 * erased is only handed back sooner.
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

/** Such as `16401`, `16401_fsm` and `16401.1`. */
const TABLE_FILE = /^(\d+)(?:_[a-z]+)?(?:\.\d+)?$/;

/** A server that was killed while it rewrote a table leaves the new file behind, whole or in part, and no table knows of it. */
async function removeOrphans(db: Database, data: string): Promise<void> {
  const [{ folder }] = rowsOf<{ folder: string }>(
    await db.execute(
      sql`select 'base/' || oid as folder from pg_database where datname = current_database()`,
    ),
  );
  // Looked for first: a file that is made from here on belongs to somebody.
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

/** Every table with its indexes and what lies outside its rows, the smallest first: most words are in small ones. */
async function tableSizes(db: Database): Promise<{ table: string; bytes: number }[]> {
  const sizes: { table: string; bytes: number }[] = [];
  for (const table of tableNames()) {
    const [{ bytes }] = rowsOf<{ bytes: string }>(
      await db.execute(sql`select pg_total_relation_size(to_regclass(${table}::text))::text as bytes`),
    );
    sizes.push({ table, bytes: Number(bytes) });
  }
  return sizes.sort((one, other) => one.bytes - other.bytes);
}
