import type { Challenge } from "@/lib/learning/examples/challenge";
import type { LetterTask } from "@/lib/learning/examples/task";
import { alphabetOf } from "@/lib/learning/letters/alphabet";
import { ownWordsPreset, type WordsOutline } from "@/lib/learning/letters/own-words";
import type { WordList } from "@/lib/learning/letters/word-list";
import { partWords, wordChallenge } from "./word-challenge";

/** The challenge that a teacher's own words make. Same words, same splits: the name does not matter. */
export function ownWordsChallenge(
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
  const { task, counts } = ownWordsChallenge("words-", list, split);
  return {
    own: { title, language, direction, alphabet: task.alphabet, counts },
    parts: { train: train.length, validation: validation.length, test: test.length, quiz: quiz.length },
    examples: train.slice(0, EXAMPLES),
  };
}

const EXAMPLES = 10;
