import { inArray, sql } from "drizzle-orm";
import { events } from "@/db/schema";
import type { Database } from "@/db/store/open";
import type { Outcome } from "@/lib/session/log/outcome";

/** How much has happened in a session. */
export type Counted = Omit<Outcome, "winners">;

export const NOTHING_COUNTED: Counted = { rounds: 0, students: 0, runs: 0 };

/** How much has happened in these sessions, counted in their logs, by id. For those that are live, or whose outcome has not been worked out yet. */
export async function countInLogs(
  db: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Counted>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({
      id: events.sessionId,
      rounds: sql`count(distinct case when ${events.type} = 'round-started'
        then ${events.body} ->> 'round' end)`.mapWith(Number),
      // A seat that nobody came to use may have been given to somebody else.
      students: sql`count(distinct case when ${events.type} = 'participant-joined'
        then ${events.body} ->> 'participant' end)
        - count(*) filter (where ${events.type} = 'participant-removed')
        + count(*) filter (where ${events.type} = 'participant-readmitted')`.mapWith(Number),
      runs: sql`count(*) filter (where ${events.type} = 'run-started')`.mapWith(Number),
    })
    .from(events)
    .where(inArray(events.sessionId, [...ids]))
    .groupBy(events.sessionId);
  return new Map(rows.map(({ id, ...counted }) => [id, counted]));
}
