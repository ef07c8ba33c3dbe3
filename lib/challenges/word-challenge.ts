import type { Challenge } from "@/lib/learning/examples/challenge";
import type { LetterTask } from "@/lib/learning/examples/task";
import { lettersIn, symbolCount, textOf } from "@/lib/learning/letters/alphabet";
import { letterSplit } from "@/lib/learning/letters/letter-split";
import { MAX_CONTEXT } from "@/lib/learning/network/network";
import { createRandom, shuffle } from "@/lib/learning/numbers/random";
import { seededOrder } from "./example-stream";

/** The parts of a list of words: three splits, and the words for the vote on what is real. No word is in two of them. */
export type WordParts = Readonly<Record<"train" | "validation" | "test" | "quiz", readonly string[]>>;

export type WordChallenge = Pick<Challenge, "id" | "preset"> &
  Required<Pick<Challenge, "language" | "direction">> & {
    readonly words: WordParts;
    /** Every letter of the words, each once, in the order of its symbols. */
    readonly alphabet: string;
  };

/**
 * A challenge on the letters of words (a line of a poem is a word, too). A split always has all its words; the seed only shuffles them. `counts` are
 * letters and end marks. `makeSplit` throws a RangeError where a letter is not in the alphabet.
 */
export function wordChallenge({
  words,
  alphabet,
  ...info
}: WordChallenge): Challenge & { readonly task: LetterTask } {
  return {
    ...info,
    task: { kind: "next-letter", alphabet },
    view: "letters",
    featureShape: [MAX_CONTEXT, symbolCount(alphabet)],
    counts: {
      train: symbolsIn(words.train),
      validation: symbolsIn(words.validation),
      test: symbolsIn(words.test),
    },
    quizWords: words.quiz,
    makeSplit(name, seed) {
      const own = words[name];
      const shuffled = Array.from(seededOrder(own.length, seed), (word) => own[word]!);
      return letterSplit(textOf(shuffled, alphabet));
    },
  };
}

/** Letters and end marks. */
function symbolsIn(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + lettersIn(word).length + 1, 0);
}

/** The seed that decides which word goes into which part. It must never change: classes store their lists, not the parts. */
const SEED = 2026;
/** Words for the vote: this share, and no more than so many. */
const QUIZ = { share: 0.05, most: 100 };
/** Shares of the validation and of the test part in what is left; the rest is the training part. */
const SHARE_MEASURED = 0.2;
/** No more words than this in either: each point of a curve is measured on all of them. */
const MOST_MEASURED = 1_500;

/**
 * Parts a list of words, the same way in whatever order they are given: 60 % to train on and 20 % for validation and for the test each, after
 * the words for the vote. Words that differ only in upper and lower case are in the same part.
 * `mostMeasured`: words that validation and test may have at most; what is beyond goes to training.
 */
export function partWords(words: readonly string[], mostMeasured = MOST_MEASURED): WordParts {
  const groups = new Map<string, string[]>();
  for (const word of words.toSorted()) {
    const folded = foldCase(word);
    const group = groups.get(folded);
    if (group) group.push(word);
    else groups.set(folded, [word]);
  }
  const alike = [...groups.keys()].sort().map((folded) => groups.get(folded)!);
  const order = shuffle(Uint32Array.from(alike.keys()), createRandom(SEED));
  const quiz = Math.min(QUIZ.most, Math.floor(QUIZ.share * alike.length));
  const measured = Math.min(mostMeasured, Math.round(SHARE_MEASURED * (alike.length - quiz)));
  const taken = (from: number, to?: number) => [...order.slice(from, to)].flatMap((group) => alike[group]!);
  return {
    quiz: taken(0, quiz),
    validation: taken(quiz, quiz + measured),
    test: taken(quiz + measured, quiz + 2 * measured),
    train: taken(quiz + 2 * measured),
  };
}

/** What words have in common that differ only in upper and lower case: "STRASSE" and "straße" too, and "É" in one code point or two. */
export function foldCase(word: string): string {
  return word.normalize("NFC").toUpperCase().toLowerCase().normalize("NFC");
}
