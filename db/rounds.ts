import { createHmac } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import type { Seed } from "@/lib/learning/random";
import type { SplitName } from "@/lib/learning/split";
import type { Database } from "./open";
import { events, sessions } from "./schema";

/** What seeds a split of a round: HMAC-SHA256 of round and split under the session's secret. Null when there is no such session. */
export async function splitSeed(
  db: Database,
  sessionId: string,
  round: number,
  split: SplitName,
): Promise<Seed | null> {
  const [row] = await db.select({ secret: sessions.secret }).from(sessions).where(eq(sessions.id, sessionId));
  if (!row) return null;
  return createHmac("sha256", row.secret).update(`round ${round}, ${split}`).digest().readUInt32LE();
}

/** Whether the stored log says that this round was ever started. */
export async function hasRoundStarted(db: Database, sessionId: string, round: number): Promise<boolean> {
  const started = await db
    .select({ seq: events.seq })
    .from(events)
    .where(
      and(
        eq(events.sessionId, sessionId),
        eq(events.type, "round-started"),
        eq(sql`(${events.body} ->> 'round')::int`, round),
      ),
    )
    .limit(1);
  return started.length > 0;
}
