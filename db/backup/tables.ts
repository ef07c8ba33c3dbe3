import { is, sql } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import { rowsOf } from "@/db/store/statements";
import * as schema from "../schema";
import type { Queries } from "../store/schema-version";

/** Every table of this version, each after the tables that it refers to. */
export function tableNames(): string[] {
  const tables = Object.values<unknown>(schema)
    .filter((value): value is PgTable => is(value, PgTable))
    .map((table) => getTableConfig(table));
  const ordered: string[] = [];
  const place = (name: string) => {
    if (ordered.includes(name)) return;
    const { foreignKeys } = tables.find((table) => table.name === name) ?? { foreignKeys: [] };
    for (const key of foreignKeys) place(getTableConfig(key.reference().foreignTable).name);
    ordered.push(name);
  };
  for (const { name } of tables) place(name);
  return ordered;
}

/**
 * What lets somebody in is not backed up: a browser that has been signed out since then would be signed in again, and a link or code that
 * has been used would work again. After a restore every teacher has to sign in.
 */
const LEFT_OUT: readonly string[] = ["sign_ins", "account_links", "seat_moves"];

/** The tables whose rows are in a backup. */
export function backedUpTables(): string[] {
  return tableNames().filter((name) => !LEFT_OUT.includes(name));
}

/** A column as it is in the database. `type`: such as `timestamp with time zone`. */
export type Column = { readonly name: string; readonly type: string };

/** The columns of a table, in their order; none when the database has no such table. */
export async function columnsOf(db: Queries, table: string): Promise<Column[]> {
  return rowsOf<Column>(
    await db.execute(sql`
      select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
      where attrelid = to_regclass(${table}::text) and attnum > 0 and not attisdropped
      order by attnum`),
  );
}
