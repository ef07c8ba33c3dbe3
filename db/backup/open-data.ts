import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { sql } from "drizzle-orm";
import { rowsOf } from "@/db/store/statements";
import type { Environment } from "@/lib/env";
import { lockFolder } from "../store/database-lock";
import { APPLICATION_NAME, type Database, EMBEDDED_SETTINGS, type OpenDatabase } from "../store/open";
import { BackupRefused } from "./format";

/** A database of any version: without what needs this version's tables. */
export type OpenData = Omit<OpenDatabase, "upkeep">;

type Place = Pick<Environment, "databaseUrl" | "dataDir">;

/**
 * Opens the database as it is, whatever its version. Throws `DatabaseInUse` while a server has the data folder open.
 * `make`: whether to create an empty database where the data folder has none.
 */
export function openData({ databaseUrl, dataDir }: Place, { make }: { readonly make: boolean }) {
  return databaseUrl === null ? openFolder(dataDir, make) : openServer(databaseUrl);
}

async function openFolder(folder: string, make: boolean): Promise<OpenData> {
  const data = path.join(folder, "pg");
  if (!make && !existsSync(data)) throw new BackupRefused(`There is no database in ${folder}.`);
  const [{ PGlite }, { drizzle }] = await Promise.all([
    import("@electric-sql/pglite"),
    import("drizzle-orm/pglite"),
  ]);
  mkdirSync(folder, { recursive: true });
  const release = await lockFolder(folder);
  const client = await PGlite.create(data, {
    startParams: [...PGlite.defaultStartParams, ...EMBEDDED_SETTINGS],
  });
  return {
    db: drizzle(client) as unknown as Database,
    kind: "embedded",
    async close() {
      await client.close();
      await release();
    },
  };
}

async function openServer(url: string): Promise<OpenData> {
  const [{ default: postgres }, { drizzle }] = await Promise.all([
    import("postgres"),
    import("drizzle-orm/postgres-js"),
  ]);
  const client = postgres(url, { connect_timeout: 5, onnotice: () => {}, max: 1 });
  return {
    db: drizzle(client) as unknown as Database,
    kind: "postgresql",
    close: () => client.end({ timeout: 5 }),
  };
}

/** Throws `BackupRefused` while a server is connected to this PostgreSQL: what it has in memory would no longer match. */
export async function assertNoServer({ db, kind }: OpenData): Promise<void> {
  if (kind === "embedded") return;
  const connected = await db.execute(
    sql`select 1 from pg_stat_activity where datname = current_database() and application_name like ${`${APPLICATION_NAME}%`} limit 1`,
  );
  if (rowsOf(connected).length > 0)
    throw new BackupRefused("A server is using this database. Stop it, and start it again afterwards.");
}
