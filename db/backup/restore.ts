import { type SQL, sql } from "drizzle-orm";
import type { MigrationMeta } from "drizzle-orm/migrator";
import { rowsOf } from "@/db/store/statements";
import type { Database } from "../store/open";
import { appliedMigrations, knownMigrations, type Queries } from "../store/schema-version";
import { readLines, verifyBackup } from "./backup-file";
import { BackupRefused, Row, TableHeader } from "./format";
import { columnsOf, tableNames } from "./tables";

const MOST_ROWS_AN_INSERT = 500;
const MOST_CHARACTERS_AN_INSERT = 2_000_000;

/**
 * Replaces the database's content by a backup: all of it, or nothing. The tables are created as they were when the backup was
 * made; whoever opens the database next migrates them. Throws `BackupRefused`, before anything is written, when the file is
 * damaged or from a newer version, or when the database holds anything and `replace` is false. Resolves to the number of rows.
 */
export async function restoreBackup(
  db: Database,
  file: string,
  { replace }: { readonly replace: boolean },
): Promise<number> {
  const { migrations, rows } = await verifyBackup(file);
  const known = knownMigrations();
  if (!isBeginning(migrations, known))
    throw new BackupRefused(
      "The backup was made by another version of Downhill. Restore it with that version.",
    );
  if (!isBeginning(await appliedMigrations(db), known))
    throw new BackupRefused("The database was made by a newer version of Downhill. Use that version.");
  if (!replace && !(await isEmpty(db)))
    throw new BackupRefused(
      "The database is not empty. Restore into an empty one, or add --replace to delete what it contains.",
    );
  await db.transaction(async (transaction) => {
    await recreateTables(transaction, known.slice(0, migrations.length));
    await fillTables(transaction, file);
  });
  return rows;
}

function isBeginning(hashes: readonly string[], known: readonly MigrationMeta[]): boolean {
  return hashes.every((hash, index) => known[index]?.hash === hash);
}

/**
 * Tables that may have rows before anybody has an account: the set-up code that was printed, housekeeping's state, and the record
 * of a backup of an empty database.
 */
const OF_NOBODY = ["setup", "housekeeping", "deeds"];

/** Whether nobody has an account and nothing has happened. */
async function isEmpty(db: Queries): Promise<boolean> {
  for (const table of tableNames().filter((name) => !OF_NOBODY.includes(name))) {
    if ((await columnsOf(db, table)).length === 0) continue;
    const found = await db.execute(sql`select 1 from ${sql.identifier(table)} limit 1`);
    if (rowsOf(found).length > 0) return false;
  }
  return true;
}

/** Drops everything, and creates empty tables as they are after these migrations. */
export async function recreateTables(db: Queries, migrations: readonly MigrationMeta[]): Promise<void> {
  for (const table of tableNames().reverse())
    await db.execute(sql`drop table if exists ${sql.identifier(table)}`);
  await db.execute(sql`drop schema if exists drizzle cascade`);
  // Applies and records migrations as drizzle does, but in the transaction that also fills the tables.
  await db.execute(sql`create schema drizzle`);
  await db.execute(
    sql`create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`,
  );
  for (const migration of migrations) {
    for (const statement of migration.sql) await db.execute(sql.raw(statement));
    await db.execute(
      sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${migration.hash}, ${migration.folderMillis})`,
    );
  }
}

async function fillTables(db: Queries, file: string): Promise<void> {
  let table: TableHeader | null = null;
  let rows: Row[] = [];
  let characters = 0;
  const flush = async () => {
    if (table !== null && rows.length > 0) await insert(db, table, rows);
    rows = [];
    characters = 0;
  };
  for await (const line of readLines(file)) {
    if (line.startsWith("[")) {
      rows.push(Row.parse(JSON.parse(line)));
      characters += line.length;
      if (rows.length >= MOST_ROWS_AN_INSERT || characters >= MOST_CHARACTERS_AN_INSERT) await flush();
      continue;
    }
    const header = TableHeader.safeParse(JSON.parse(line));
    if (!header.success) continue;
    await flush();
    table = header.data;
  }
  await flush();
}

/** Sends each column as one text, an array: the embedded database's driver is slow with many single values. */
async function insert(db: Queries, { table, columns }: TableHeader, rows: readonly Row[]): Promise<void> {
  const types = new Map((await columnsOf(db, table)).map(({ name, type }) => [name, type]));
  const list = (parts: SQL[]) => sql.join(parts, sql`, `);
  const arrays = columns.map((_, index) => sql`${arrayOf(rows.map((row) => row[index]!))}::text::text[]`);
  const casts = columns.map((name) => sql`v.${sql.identifier(name)}::${sql.raw(types.get(name) ?? "text")}`);
  const names = list(columns.map((name) => sql`${sql.identifier(name)}`));
  await db.execute(
    sql`insert into ${sql.identifier(table)} (${names}) select ${list(casts)} from unnest(${list(arrays)}) as v(${names})`,
  );
}

/** An array literal of texts, in PostgreSQL's syntax. */
function arrayOf(values: readonly (string | null)[]): string {
  const spelled = values.map((value) =>
    value === null ? "NULL" : `"${value.replace(/["\\]/g, (character) => `\\${character}`)}"`,
  );
  return `{${spelled.join(",")}}`;
}
