import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { planChallenges, sessionChallenges } from "@/db/schema";
import type { Database } from "@/db/store/open";
import type { OwnContent } from "@/lib/learning/examples/own-content";

/** A challenge that a teacher has made, as it is stored: its id, by which a plan names it, and its `OwnContent` as JSON. */
export type StoredChallenge = { readonly id: string; readonly content: string };

const HASH_DIGITS = 16;

/**
 * A challenge with its id: its kind and the beginning of a hash of everything that is stored of it. So nobody can pass their content off as somebody else's, and a
 * process needs each challenge in memory once.
 */
export function storedChallenge(content: OwnContent): StoredChallenge {
  return { id: `${content.kind}-${hashOf(content)}`, content: JSON.stringify(content) };
}

function hashOf(content: OwnContent): string {
  const { title } = content;
  // Of words, as classes have named them since there were no tables.
  const whole =
    content.kind === "words"
      ? [title, content.language, content.direction, content.words.split("\n")]
      : [title, content.columns.map(({ name, categories, cells }) => [name, categories, cells])];
  return createHash("sha256").update(JSON.stringify(whole)).digest("hex").slice(0, HASH_DIGITS);
}

type Writes = Pick<Database, "insert">;
type Reads = Pick<Database, "select">;

export async function keepSessionChallenges(
  db: Writes,
  sessionId: string,
  own: readonly StoredChallenge[],
): Promise<void> {
  if (own.length > 0)
    await db.insert(sessionChallenges).values(own.map((challenge) => ({ sessionId, ...challenge })));
}

export async function keepPlanChallenges(
  db: Writes,
  planId: string,
  own: readonly StoredChallenge[],
): Promise<void> {
  if (own.length > 0)
    await db.insert(planChallenges).values(own.map((challenge) => ({ planId, ...challenge })));
}

/** The own challenges of a session's plan: all, or the one with this id. Only the server may have them. */
export async function challengesOfSession(
  db: Reads,
  sessionId: string,
  id?: string,
): Promise<StoredChallenge[]> {
  const ofSession = eq(sessionChallenges.sessionId, sessionId);
  return db
    .select({ id: sessionChallenges.id, content: sessionChallenges.content })
    .from(sessionChallenges)
    .where(id === undefined ? ofSession : and(ofSession, eq(sessionChallenges.id, id)));
}

/** The own challenges of a saved plan. Only its teacher may have them. */
export async function challengesOfPlan(db: Reads, planId: string): Promise<StoredChallenge[]> {
  return db
    .select({ id: planChallenges.id, content: planChallenges.content })
    .from(planChallenges)
    .where(eq(planChallenges.planId, planId));
}
