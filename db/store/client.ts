import { sql } from "drizzle-orm";
import { rowsOf } from "@/db/session/rows";
import { environment } from "@/lib/env";
import type { NotStored } from "@/lib/session/decide/problem";
import { type Database, type OpenDatabase, openEmbedded, openPostgres } from "./open";
import { whyNotStored } from "./refused-for-good";
import { isMigrated } from "./schema-version";
import { lockServer } from "./server-lock";

export type { Database } from "./open";

/**
 * The one database of this process. It lives on globalThis, because Next's bundle and the server have a copy of this
 * module each, and opens at the first call, because modules are also evaluated in processes that must not open it.
 */
const shared = globalThis as typeof globalThis & { __downhillDatabase?: Promise<OpenDatabase> };

/** Throws when it cannot be opened; the next call tries again. */
export async function getDatabase(): Promise<Database> {
  return (await openedDatabase()).db;
}

/** … with what only the server itself does to it. */
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
 * Why the database would not store anything now, as far as it says so by itself; null when it would. The embedded one knows its disk. PostgreSQL knows
 * whether it is read-only; that its disk is full it says only to whoever writes.
 */
export async function refusesWrites(db: Database, patience = 2_000): Promise<NotStored | null> {
  // Not `select`: the embedded database answers that on a full disk.
  const asked = db.execute(sql`values (current_setting('transaction_read_only'))`).then(
    (answer): NotStored | null =>
      rowsOf<{ column1: string }>(answer)[0]?.column1 === "on" ? "storage-read-only" : null,
    (error) => whyNotStored(error) ?? "not-saved",
  );
  return (await inTime(asked, patience)) === false ? "not-saved" : asked;
}

/** Why nobody should be sent here yet; null when the database answers and has all that this version wants of it. */
export async function readiness(
  db: Database,
): Promise<"database unreachable" | "migrations not applied" | null> {
  if (!(await databaseAnswers(db))) return "database unreachable";
  return (await isMigrated(db)) ? null : "migrations not applied";
}

/** False when it takes longer than so many milliseconds, or fails. */
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
