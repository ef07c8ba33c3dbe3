import { z } from "zod";
import { type StoredWords, withId } from "@/db/session/own-words";
import { nextTurn } from "@/db/store/statements";
import { currentId, plannedInfo } from "@/lib/challenges/catalogue";
import { outlineOf } from "@/lib/challenges/own-words";
import { classDrawingsId, isClassDrawings } from "@/lib/learning/drawing/class-drawings";
import { isOwnWords } from "@/lib/learning/letters/own-words";
import {
  bytesIn,
  MAX_LIST_BYTES,
  MAX_LIST_TITLE,
  type ReadList,
  readWordList,
} from "@/lib/learning/letters/word-list";
import { plannedDrawings } from "@/lib/session/decide/drawings/planned-drawings";
import { MAX_TITLE_LENGTH } from "@/lib/session/decide/filing";
import { MAX_ROUNDS, Plan, type PlannedRound, SentWords } from "@/lib/session/decide/plan";
import { plannedChecks, withPlannedWords } from "@/lib/session/decide/questions/planned-words";
import { lockedNetworkProblem, locksTooManyEpochs } from "@/lib/session/decide/round-limits";
import { cleanText, lengthOf } from "@/lib/session/names/clean-text";
import { isUnfit } from "@/lib/session/names/unfit-words";

const Sent = z.strictObject({
  title: z
    .string()
    .max(400)
    .transform(cleanText)
    .refine((title) => title !== "" && lengthOf(title) <= MAX_TITLE_LENGTH),
  plan: Plan,
  lists: z.array(SentWords).max(MAX_ROUNDS).default([]),
});

export type PlannedSession = {
  readonly title: string;
  readonly plan: Plan;
  /** The teacher's own words of the rounds, each list once. */
  readonly lists: readonly StoredWords[];
};

/**
 * A title, its rounds and the teacher's own words as the plan form sends them; null for what the form would not send: malformed, with a round in which
 * nobody could train, or with words that it would refuse. Whatever is said of the words is found out again here: their name, alphabet and size.
 */
export async function plannedSession(typed: unknown): Promise<PlannedSession | null> {
  const sent = Sent.safeParse(typed);
  if (!sent.success) return null;
  const { title, plan, lists } = sent.data;
  const read = await readLists(lists);
  if (!read) return null;
  const rounds = plan.rounds.map((round) => withWords(round, read));
  if (!rounds.every((round) => round !== null && canBeTrained(round))) return null;
  const asking = rounds.map((round) => round && withPlannedWords(round));
  const checks = plan.checks && plannedChecks(plan.checks);
  if (!asking.every((round) => round !== null) || checks === null) return null;
  const used = new Set(rounds.map((round) => round?.challenge));
  return {
    title,
    // Cleaned here and not in the schema, which also reads the plans of earlier logs.
    plan: {
      ...plan,
      rounds: asking.map((round) => ({ ...round, aim: cleanText(round.aim ?? "") || null })),
      ...(checks && { checks }),
    },
    lists: [...new Map([...read.values()].map((list) => [list.id, list])).values()].filter(({ id }) =>
      used.has(id),
    ),
  };
}

/** The lists by the ids that they were sent with; null when one of them is no list. */
async function readLists(sent: readonly SentWords[]): Promise<ReadonlyMap<string, StoredWords> | null> {
  if (sent.reduce((sum, { text }) => sum + bytesIn(text), 0) > MAX_LIST_BYTES) return null;
  const lists = new Map<string, StoredWords>();
  for (const { id, title: typed, language, direction, text } of sent) {
    const title = cleanText(typed);
    if (lists.has(id) || !isOwnWords(id) || title === "" || lengthOf(title) > MAX_LIST_TITLE) return null;
    const { words, problem } = await inTurns(text);
    if (problem) return null;
    lists.set(id, withId({ title, language, direction, words }));
  }
  return lists;
}

/** Lists are read one after another, however many teachers send some, and classes have a turn in between. */
let reading: Promise<unknown> = Promise.resolve();

function inTurns(text: string): Promise<ReadList> {
  const read = reading.then(async () => {
    const steps = readWordList(text, { isOffensive: isUnfit });
    for (;;) {
      const { done, value } = steps.next();
      if (done) return value;
      await nextTurn();
    }
  });
  reading = read.catch(() => {});
  return read;
}

/**
 * A round with its challenge's present examples, with what is to be known about its own words, or with what is to be drawn; null when that was not sent,
 * or would be refused.
 */
function withWords(round: PlannedRound, lists: ReadonlyMap<string, StoredWords>): PlannedRound | null {
  const { words: _, drawings, ...rest } = round;
  if (isClassDrawings(round.challenge)) {
    const read = drawings && plannedDrawings(drawings);
    return read?.ok ? { ...rest, challenge: classDrawingsId(read.words), drawings: read.words } : null;
  }
  if (!isOwnWords(round.challenge)) return { ...rest, challenge: currentId(round.challenge) };
  const list = lists.get(round.challenge);
  return list ? { ...rest, challenge: list.id, words: outlineOf(list).own } : null;
}

function canBeTrained(round: PlannedRound): boolean {
  const challenge = plannedInfo(round);
  return challenge !== null && lockedNetworkProblem(round, challenge) === null && !locksTooManyEpochs(round);
}
