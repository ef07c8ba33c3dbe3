import { sql } from "drizzle-orm";
import { rowsOf } from "../rows";
import type { Database } from "../store/open";
import { appliedMigrations, type Queries } from "../store/schema-version";
import { BACKUP_FORMAT, type BackupHeader, type Row, type TableHeader } from "./format";
import { backedUpTables, columnsOf } from "./tables";

/** Rows are read in pages of about so many characters: a checkpoint's are long, an event's short. */
const PAGE_CHARACTERS = 2_000_000;
const MOST_ROWS_A_PAGE = 1_000;
const FIRST_PAGE = 20;

type Line = BackupHeader | TableHeader | Row;

/**
 * Reads the whole database as of one moment and hands it to `take`, line after line, waiting for each. PostgreSQL goes on
 * serving others meanwhile; the embedded database does nothing else until it is done.
 */
export async function dump(
  db: Database,
  at: Date,
  take: (line: Line) => Promise<void> | void,
): Promise<void> {
  await db.transaction(
    async (transaction) => {
      // What PostgreSQL spells by its settings, it spells in one way here.
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
    const rows = page.map((row) => columns.map((_, index) => row[`c${index}`]));
    yield* rows;
    const characters = rows.reduce((sum, row) => sum + lengthOf(row), 0);
    const fitting = Math.floor((page.length * PAGE_CHARACTERS) / (characters + 1));
    count = Math.min(MOST_ROWS_A_PAGE, Math.max(1, fitting));
    // The embedded database works on this thread: let the class have a turn.
    await new Promise((resolve) => setImmediate(resolve));
  }
  await db.execute(sql`close page`);
}

function column(index: number) {
  return sql.identifier(`c${index}`);
}

function lengthOf(row: Row): number {
  return row.reduce((sum, value) => sum + (value?.length ?? 0), 0);
}
