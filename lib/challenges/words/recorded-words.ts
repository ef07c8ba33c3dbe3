import type { Challenge } from "@/lib/learning/examples/challenge";
import { alphabetOf } from "@/lib/learning/letters/alphabet";
import { type WordChallenge, type WordParts, wordChallenge } from "../word-challenge";

/** The words of each part as `scripts/pack-words.ts` writes them, with `|` between them. */
type PackedWords = Readonly<Record<keyof WordParts, string>>;

/** A challenge on recorded words. Its alphabet has the letters that occur in any part, so that no part says which words it lacks. */
export function recordedWords(
  packed: PackedWords,
  info: Omit<WordChallenge, "words" | "alphabet">,
): Challenge {
  const words: WordParts = {
    train: packed.train.split("|"),
    validation: packed.validation.split("|"),
    test: packed.test.split("|"),
    quiz: packed.quiz.split("|"),
  };
  return {
    ...wordChallenge({ ...info, words, alphabet: alphabetOf(Object.values(words).flat()) }),
    isPublic: true,
  };
}
