import { guessOf } from "@/lib/learning/examples/guess";
import type { Numbers } from "@/lib/learning/examples/split";
import type { LetterTask } from "@/lib/learning/examples/task";
import { END_MARK, lettersIn, symbolCount } from "./alphabet";

/** A letter in a word: `at` is its index; the end mark's is the number of letters. */
export type LetterInWord = { readonly word: readonly string[]; readonly at: number };

/** A letter of a validation word that the network got wrong. */
type LetterMistake = LetterInWord & {
  /** Symbols. */
  readonly guess: number;
  readonly truth: number;
  /** The probability (0 to 1) that the network gave its guess. */
  readonly confidence: number;
  /** The training word that goes on like the guess after the most letters that are the same; null where none does. */
  readonly known: LetterInWord | null;
};

export type LetterMistakes = {
  /** Shares (0 to 1) of letters that it gets right. */
  readonly train: number;
  readonly validation: number;
  /** The mistakes it was surest of, in falling order, one of each word. */
  readonly shown: readonly LetterMistake[];
  /** Which symbols it most often took for which, in falling order. */
  readonly confused: readonly { readonly truth: number; readonly guess: number; readonly count: number }[];
};

/** The beginning of a split: its text, and the logits for as many of its letters as were asked about. */
export type AnsweredText = { readonly text: Numbers; readonly outputs: Float32Array };

/** What a network gets wrong among the letters that it was asked about. At most `most` mistakes, and `mostConfused` pairs. */
export function letterMistakes(
  train: AnsweredText,
  validation: AnsweredText,
  { alphabet }: LetterTask,
  most: number,
  mostConfused: number,
): LetterMistakes {
  const symbols = symbolCount(alphabet);
  const letters = lettersIn(alphabet);
  const guesses = ({ outputs }: AnsweredText) =>
    Array.from({ length: outputs.length / symbols }, (_, row) => guessOf(outputs, row, symbols));
  const shareRight = (answered: AnsweredText) => {
    const all = guesses(answered);
    return all.filter(({ label }, at) => label === answered.text[at]).length / Math.max(1, all.length);
  };
  const wrong = guesses(validation)
    .map(({ label, confidence }, at) => ({ at, guess: label, confidence, truth: validation.text[at]! }))
    .filter(({ guess, truth }) => guess !== truth);
  const seen = new Set<number>();
  const shown = wrong
    .toSorted((one, other) => other.confidence - one.confidence || one.at - other.at)
    .filter(({ at }) => {
      const start = startOf(validation.text, at);
      return !seen.has(start) && seen.add(start);
    })
    .slice(0, most)
    .map(({ at, ...mistake }): LetterMistake => {
      const similar = mostSimilar(validation.text, at, mistake.guess, train.text);
      const known = similar === null ? null : inWord(train.text, similar, letters);
      return { ...mistake, ...inWord(validation.text, at, letters), known };
    });
  return {
    ...{ train: shareRight(train), validation: shareRight(validation), shown },
    confused: mostFrequent(wrong, mostConfused),
  };
}

/** Where the word of the letter at this place begins. */
function startOf(text: Numbers, at: number): number {
  let start = at;
  while (start > 0 && text[start - 1] !== END_MARK) start--;
  return start;
}

function inWord(text: Numbers, at: number, letters: readonly string[]): LetterInWord {
  const start = startOf(text, at);
  const word: string[] = [];
  for (let place = start; place < text.length && text[place] !== END_MARK; place++)
    word.push(letters[text[place]! - 1] ?? "");
  return { word, at: at - start };
}

/** The place in `among` of a letter `symbol` that has most letters before it in common with the one at `at`, at least one; the beginning of a word counts as one. */
function mostSimilar(text: Numbers, at: number, symbol: number, among: Numbers): number | null {
  let [best, most]: [number | null, number] = [null, 0];
  const before = (of: Numbers, place: number) => (place < 0 ? END_MARK : of[place]!);
  for (let place = 0; place < among.length; place++) {
    if (among[place] !== symbol) continue;
    let common = 0;
    for (;;) {
      const letter = before(text, at - 1 - common);
      if (letter !== before(among, place - 1 - common)) break;
      common++;
      if (letter === END_MARK) break;
    }
    if (common > most) [best, most] = [place, common];
  }
  return best;
}

function mostFrequent(
  wrong: readonly { readonly truth: number; readonly guess: number }[],
  most: number,
): LetterMistakes["confused"] {
  const counts = new Map<string, { truth: number; guess: number; count: number }>();
  for (const { truth, guess } of wrong) {
    const key = `${truth} ${guess}`;
    const pair = counts.get(key) ?? { truth, guess, count: 0 };
    counts.set(key, { ...pair, count: pair.count + 1 });
  }
  return [...counts.values()].sort((one, other) => other.count - one.count).slice(0, most);
}
