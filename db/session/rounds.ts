import { createHmac } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { events, sessions } from "@/db/schema";
import type { Database } from "@/db/store/open";
import type { ExampleSeed } from "@/lib/learning/examples/challenge";
import type { SplitName } from "@/lib/learning/examples/split";

/**
 * How a new session's examples are derived from its secret: each split from a 256-bit key. The earliest sessions used 32-bit seeds,
 * which could be recovered from a round's training examples, and revealed which of them are mislabelled; they keep theirs.
 */
export const KEYED_EXAMPLES = 2;

/** The seed of a round's split: HMAC-SHA256 of round and split under the session's secret. Null when there is no such session. */
export async function splitSeed(
  db: Database,
  sessionId: string,
  round: number,
  split: SplitName,
): Promise<ExampleSeed | null> {
  const { secret, examples } = sessions;
  const [row] = await db.select({ secret, examples }).from(sessions).where(eq(sessions.id, sessionId));
  if (!row) return null;
  const digest = createHmac("sha256", row.secret).update(`round ${round}, ${split}`).digest();
  return row.examples < KEYED_EXAMPLES ? digest.readUInt32LE() : new Uint8Array(digest);
}

/** The key under which a round's splits are sent before it starts, 32 bytes of the session's secret. Null when there is no such session. */
export async function sealKey(db: Database, sessionId: string, round: number): Promise<Uint8Array | null> {
  const { secret } = sessions;
  const [row] = await db.select({ secret }).from(sessions).where(eq(sessions.id, sessionId));
  if (!row) return null;
  return new Uint8Array(createHmac("sha256", row.secret).update(`round ${round}, seal key`).digest());
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
