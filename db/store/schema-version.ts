import path from "node:path";
import { sql } from "drizzle-orm";
import { type MigrationMeta, readMigrationFiles } from "drizzle-orm/migrator";
import type { Database } from "./open";
import { onlyRow, rowsOf } from "./statements";

/** The part of a database that hand-written queries need. */
export type Queries = Pick<Database, "execute">;

/** The migrations of this version, in the order in which they are applied. */
export function knownMigrations(): MigrationMeta[] {
  return readMigrationFiles({ migrationsFolder: path.resolve(process.cwd(), "db/migrations") });
}

/** The hashes of the migrations that have been applied to a database, in order; none for a new one. */
export async function appliedMigrations(db: Queries): Promise<string[]> {
  const { known } = onlyRow(
    rowsOf<{ known: boolean }>(
      await db.execute(sql`select to_regclass('drizzle.__drizzle_migrations') is not null as known`),
    ),
  );
  if (!known) return [];
  const rows = await db.execute(sql`select hash from drizzle.__drizzle_migrations order by created_at`);
  return rowsOf<{ hash: string }>(rows).map(({ hash }) => hash);
}

/** A later version of Downhill has changed this database. */
export class LaterDatabase extends Error {
  override name = "LaterDatabase";
  constructor() {
    super(
      "A later version of Downhill has used this database, which this version cannot read. Start that version again. To go back, set DATA_DIR or DATABASE_URL to an empty place and restore the backup from before the upgrade into it: npm run restore -- FILE.",
    );
  }
}

/** Throws `LaterDatabase` when migrations have been applied that this version does not have. To be called before migrating. */
export async function assertNotLater(db: Queries): Promise<void> {
  const known = new Set(knownMigrations().map(({ hash }) => hash));
  const applied = await appliedMigrations(db);
  if (applied.some((hash) => !known.has(hash))) throw new LaterDatabase();
}

/** Whether every migration of this version has been applied. */
export async function isMigrated(db: Queries): Promise<boolean> {
  const applied = new Set(await appliedMigrations(db));
  return knownMigrations().every(({ hash }) => applied.has(hash));
}
