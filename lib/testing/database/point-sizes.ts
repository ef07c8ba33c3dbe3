import { eq, sql } from "drizzle-orm";
import { pointChunks } from "@/db/schema";
import { type Database, openPostgres } from "@/db/store/open";
import { rowsOf } from "@/db/store/statements";
import { CURVE_COLUMNS } from "@/lib/learning/curves/curve";
import type { EventOf } from "@/lib/session/log/events";
import { startPostgres } from "./postgres";

/** The bytes that the points of a session take in the database. */
export async function storedPointBytes(db: Database, sessionId: string): Promise<number> {
  const [sum] = await db
    .select({ bytes: sql<number>`sum(length(${pointChunks.packed}))::float8` })
    .from(pointChunks)
    .where(eq(pointChunks.sessionId, sessionId));
  return sum!.bytes;
}

/** The bytes that the same points take in a table of PostgreSQL that has a row for each point, with its key. */
export async function bytesAsRows(reports: readonly EventOf<"points-reported">[]): Promise<number> {
  const server = await startPostgres();
  const { db, close } = await openPostgres(server.url);
  try {
    await db.execute(sql`
      create table points (session uuid, participant int, run int, step int, at float8, epoch real, train_loss real,
        validation_loss real, train_score real, validation_score real, train_metric real, validation_metric real,
        primary key (session, participant, run, step))`);
    const session = crypto.randomUUID();
    for (let from = 0; from < reports.length; from += ROWS_AT_ONCE) {
      const rows = reports.slice(from, from + ROWS_AT_ONCE).flatMap(({ participant, run, at, points }) =>
        points.step.map((_, index) => {
          const measured = CURVE_COLUMNS.map((column) => points[column][index]);
          return `('${session}',${participant},${run},${measured[0]},${at},${measured.slice(1).join(",")})`;
        }),
      );
      await db.execute(sql.raw(`insert into points values ${rows.join(",")} on conflict do nothing`));
    }
    await db.execute(sql`vacuum full points`);
    const sized = await db.execute(sql`select pg_total_relation_size('points')::float8 as bytes`);
    return rowsOf<{ bytes: number }>(sized)[0]!.bytes;
  } finally {
    await close();
    await server.stop();
  }
}

const ROWS_AT_ONCE = 500;
