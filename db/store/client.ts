import { sql } from "drizzle-orm";
import { environment } from "@/lib/env";
import type { NotStored } from "@/lib/session/decide/problem";
import { type Database, type OpenDatabase, openEmbedded, openPostgres } from "./open";
import { whyNotStored } from "./refused-for-good";
import { isMigrated } from "./schema-version";
import { lockServer } from "./server-lock";
import { rowsOf } from "./statements";

export type { Database } from "./open";

/**
 * The one database of this process. It lives on globalThis, because Next's bundle and the server each have their own copy of this
 * module, and opens at the first call, because modules are also evaluated in processes that must not open it.
 */
const shared = globalThis as typeof globalThis & { __downhillDatabase?: Promise<OpenDatabase> };

/** Throws when it cannot be opened; the next call tries again. */
export async function getDatabase(): Promise<Database> {
  return (await openedDatabase()).db;
}

/** The database with its upkeep, which only the server itself does. */
export async function openedDatabase(): Promise<OpenDatabase> {
  shared.__downhillDatabase ??= open();
  try {
    return await shared.__downhillDatabase;
  } catch (error) {
    shared.__downhillDatabase = undefined;
    throw error;
  }
}

export async function closeDatabase(): Promise<void> {
  const opening = shared.__downhillDatabase;
  shared.__downhillDatabase = undefined;
  await (await opening)?.close();
}

/** Whether the database answers within `patience` milliseconds. */
export async function databaseAnswers(db: Database, patience = 2_000): Promise<boolean> {
  return inTime(
    db.execute(sql`select 1`).then(() => true),
    patience,
  );
}

/**
 * Why the database would refuse a write now, as far as it can be known without one; null when it would not. The embedded database
 * checks its disk. PostgreSQL says whether it is read-only, but reports a full disk only when something is written.
 */
export async function refusesWrites(db: Database, patience = 2_000): Promise<NotStored | null> {
  // Not `select`, which the embedded database answers even when its disk is full.
  const asked = db.execute(sql`values (current_setting('transaction_read_only'))`).then(
    (answer): NotStored | null =>
      rowsOf<{ column1: string }>(answer)[0]?.column1 === "on" ? "storage-read-only" : null,
    (error) => whyNotStored(error) ?? "not-saved",
  );
  return (await inTime(asked, patience)) === false ? "not-saved" : asked;
}

/** Why the server should not get visitors yet; null when the database answers and is migrated. */
export async function readiness(
  db: Database,
): Promise<"database unreachable" | "migrations not applied" | null> {
  if (!(await databaseAnswers(db))) return "database unreachable";
  return (await isMigrated(db)) ? null : "migrations not applied";
}

/** False when it takes longer than `patience` milliseconds, or fails. */
function inTime<Value>(answer: Promise<Value>, patience: number): Promise<Value | false> {
  const timeout = new Promise<false>((resolve) => setTimeout(resolve, patience, false).unref());
  return Promise.race([answer.catch(() => false as const), timeout]);
}

async function open(): Promise<OpenDatabase> {
  const { databaseUrl, dataDir } = environment();
  if (databaseUrl === null) return openEmbedded(dataDir);
  // Before anything is migrated under a server of an earlier version that is still running.
  const release = await lockServer(databaseUrl, {
    waiting: (sentence) => console.error(sentence),
    lost(reason) {
      console.error(reason);
      process.exit(1);
    },
  });
  try {
    const opened = await openPostgres(databaseUrl);
    return {
      ...opened,
      async close() {
        await opened.close();
        await release();
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}
