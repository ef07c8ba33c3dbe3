import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { planWords, sessionWords } from "@/db/schema";
import type { Database } from "@/db/store/open";
import type { WordList } from "@/lib/learning/letters/word-list";

/** A teacher's own words with their id, by which a plan names them as a round's challenge. */
export type StoredWords = WordList & { readonly id: string };

const HASH_DIGITS = 16;

/**
 * The id of own words: `words-` and the beginning of a hash of everything that is stored of them. So nobody can pass their words off as somebody else's,
 * and a process needs each list in memory once.
 */
export function idOfWords({ title, language, direction, words }: WordList): string {
  const whole = JSON.stringify([title, language, direction, words]);
  return `words-${createHash("sha256").update(whole).digest("hex").slice(0, HASH_DIGITS)}`;
}

export function withId(list: WordList): StoredWords {
  return { ...list, id: idOfWords(list) };
}

type Writes = Pick<Database, "insert">;

export async function keepSessionWords(
  db: Writes,
  sessionId: string,
  lists: readonly StoredWords[],
): Promise<void> {
  if (lists.length > 0)
    await db.insert(sessionWords).values(lists.map((list) => ({ sessionId, ...rowOf(list) })));
}

export async function keepPlanWords(
  db: Writes,
  planId: string,
  lists: readonly StoredWords[],
): Promise<void> {
  if (lists.length > 0) await db.insert(planWords).values(lists.map((list) => ({ planId, ...rowOf(list) })));
}

/** The own words of a session's plan: all, or those of one round's challenge. Only the server and the session's host may have them. */
export async function wordsOfSession(
  db: Pick<Database, "select">,
  sessionId: string,
  challenge?: string,
): Promise<StoredWords[]> {
  const ofSession = eq(sessionWords.sessionId, sessionId);
  const rows = await db
    .select()
    .from(sessionWords)
    .where(challenge === undefined ? ofSession : and(ofSession, eq(sessionWords.id, challenge)));
  return rows.map(listOf);
}

/** The own words of a saved plan. Only its teacher may have them. */
export async function wordsOfPlan(db: Pick<Database, "select">, planId: string): Promise<StoredWords[]> {
  return (await db.select().from(planWords).where(eq(planWords.planId, planId))).map(listOf);
}

type Row = Omit<typeof sessionWords.$inferSelect, "sessionId">;

function rowOf({ id, title, language, direction, words }: StoredWords): Row {
  return { id, title, language, direction, words: words.join("\n") };
}

function listOf({ id, title, language, direction, words }: Row): StoredWords {
  return { id, title, language, direction, words: words.split("\n") };
}
