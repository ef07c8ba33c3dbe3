import type { Challenge } from "@/lib/learning/examples/challenge";
import type { LetterTask } from "@/lib/learning/examples/task";
import { alphabetOf } from "@/lib/learning/letters/alphabet";
import { ownWordsPreset, type WordsOutline } from "@/lib/learning/letters/own-words";
import type { WordList } from "@/lib/learning/letters/word-list";
import { partWords, wordChallenge } from "./word-challenge";

/** The challenge that a teacher's own words make. Same words, same splits: the name does not matter. */
export function ownChallenge(
  id: string,
  list: WordList,
  parts = partWords(list.words),
): Challenge & { readonly task: LetterTask } {
  const { title, language, direction, words } = list;
  const made = { id, words: parts, alphabet: alphabetOf(words), language, direction };
  const challenge = wordChallenge({ ...made, preset: ownWordsPreset(1) });
  return { ...challenge, title, preset: ownWordsPreset(challenge.counts.train) };
}

/** What everybody may know about own words, which is what a plan says of them, and how many there are for what. */
export function outlineOf(list: WordList): WordsOutline {
  const { title, language, direction, words } = list;
  const split = partWords(words);
  const { train, validation, test, quiz } = split;
  const { task, counts } = ownChallenge("words-", list, split);
  return {
    own: { title, language, direction, alphabet: task.alphabet, counts },
    parts: { train: train.length, validation: validation.length, test: test.length, quiz: quiz.length },
    examples: train.slice(0, EXAMPLES),
  };
}

const EXAMPLES = 10;

/**
 * Challenges of own words that this process has read from its database, by id. A room holds on to those of its class; when nobody does any more, they
 * are forgotten. The id is a hash of the words, so a challenge found by it is the right one, whoever had it read.
 */
const known = new Map<string, WeakRef<Challenge>>();

/** Makes a challenge of own words known, for as long as somebody holds on to what this returns. */
export function knownOwnChallenge(id: string, list: WordList): Challenge {
  const before = findOwnChallenge(id);
  if (before) return before;
  for (const [other, challenge] of known) if (!challenge.deref()) known.delete(other);
  const challenge = ownChallenge(id, list);
  known.set(id, new WeakRef(challenge));
  return challenge;
}

/** Null unless somebody holds it. */
export function findOwnChallenge(id: string): Challenge | null {
  return known.get(id)?.deref() ?? null;
}
