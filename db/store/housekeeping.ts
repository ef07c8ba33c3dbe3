import { eq, sql } from "drizzle-orm";
import { housekeeping, sessions, teachers } from "@/db/schema";
import type { Database } from "./open";
import { onlyRow } from "./statements";

/** The id of the only row. */
const ID = 1;

/** A database or a transaction; a deletion passes its own transaction. */
type Writes = Pick<Database, "insert">;

/**
 * To be called wherever something personal is deleted or replaced, in the same transaction: a deleted row stays readable in
 * the data folder until it is scrubbed (see `Upkeep`), and a crash must not make the server forget that.
 */
export async function noteErased(db: Writes): Promise<void> {
  await db
    .insert(housekeeping)
    .values({ id: ID, erasures: 1 })
    .onConflictDoUpdate({ target: housekeeping.id, set: { erasures: sql`${housekeeping.erasures} + 1` } });
}

/**
 * How many erasures there have been, if the data folder has not been scrubbed since the last of them; null when it is clean. A
 * database without a housekeeping row is not: earlier versions scrubbed nothing.
 */
export async function unscrubbedErasures(db: Database): Promise<number | null> {
  const [row] = await db.select().from(housekeeping).where(eq(housekeeping.id, ID));
  if (!row) return 0;
  return row.erasures > row.scrubbed ? row.erasures : null;
}

/** Records that the folder has been scrubbed of the first `erasures` erasures; later ones remain to be scrubbed. */
export async function noteScrubbed(db: Writes, erasures: number): Promise<void> {
  await db
    .insert(housekeeping)
    .values({ id: ID, scrubbed: erasures, erasures })
    .onConflictDoUpdate({ target: housekeeping.id, set: { scrubbed: erasures } });
}

/**
 * The latest time at which the clock was trusted. Before any was recorded, that of the newest account or session; null when
 * there is none.
 */
export async function lastBelievedClock(db: Database): Promise<Date | null> {
  const [row] = await db
    .select({ clockAt: housekeeping.clockAt })
    .from(housekeeping)
    .where(eq(housekeeping.id, ID));
  if (row?.clockAt) return row.clockAt;
  const newest = onlyRow(
    await db
      .select({
        session: sql<
          string | null
        >`(select max(greatest(${sessions.createdAt}, ${sessions.endedAt})) from ${sessions})`,
        teacher: sql<string | null>`(select max(${teachers.createdAt}) from ${teachers})`,
      })
      .from(sql`(select 1) as one`),
  );
  const moments = [newest.session, newest.teacher].flatMap((moment) =>
    moment === null ? [] : [new Date(moment).getTime()],
  );
  return moments.length === 0 ? null : new Date(Math.max(...moments));
}

/** Records that the clock was trusted at `at`. The recorded time never goes back. */
export async function believeClock(db: Writes, at: Date): Promise<void> {
  await db
    .insert(housekeeping)
    .values({ id: ID, clockAt: at })
    .onConflictDoUpdate({
      target: housekeeping.id,
      set: { clockAt: sql`greatest(${housekeeping.clockAt}, ${at.toISOString()}::timestamptz)` },
    });
}
