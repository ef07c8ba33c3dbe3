import { sql } from "drizzle-orm";
import { environment } from "@/lib/env";
import { type Database, type OpenDatabase, openEmbedded, openPostgres } from "./open";
import { isMigrated } from "./schema-version";

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
  const timeout = new Promise<false>((resolve) => setTimeout(resolve, patience, false).unref());
  const answer = db.execute(sql`select 1`).then(
    () => true,
    () => false,
  );
  return Promise.race([answer, timeout]);
}

/** Why nobody should be sent here yet; null when the database answers and has all that this version wants of it. */
export async function readiness(
  db: Database,
): Promise<"database unreachable" | "migrations not applied" | null> {
  if (!(await databaseAnswers(db))) return "database unreachable";
  return (await isMigrated(db)) ? null : "migrations not applied";
}

function open(): Promise<OpenDatabase> {
  const { databaseUrl, dataDir } = environment();
  return databaseUrl === null ? openEmbedded(dataDir) : openPostgres(databaseUrl);
}
