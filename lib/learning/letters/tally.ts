import type { Numbers } from "@/lib/learning/examples/split";
import type { Examples } from "@/lib/learning/training/training";
import { lettersIn, MAX_WORD_LETTERS, wordsOf } from "./alphabet";
import { kindOf, MAX_WRITTEN, WORD_KINDS, type WordKind } from "./writer";

/** The words of the splits that a browser has. */
export type KnownWords = { readonly train: ReadonlySet<string>; readonly validation: ReadonlySet<string> };

export function knownWords({ train, validation }: Examples, alphabet: string): KnownWords {
  const words = (text: Numbers) => new Set(wordsOf(Uint8Array.from(text), alphabet));
  return { train: words(train.labels), validation: words(validation.labels) };
}

/** Letters after which a network's words are cut off: some more than the longest that it could recite, within bounds. */
export function longestWritten({ train }: KnownWords): number {
  let longest = 0;
  for (const word of train) longest = Math.max(longest, lettersIn(word).length);
  return Math.min(MAX_WORD_LETTERS, Math.max(MAX_WRITTEN, longest + 2));
}

/** How many of some words are of each kind. */
export type Tally = Readonly<Record<WordKind, number>>;

export function tallyOf(words: readonly string[], { train, validation }: KnownWords): Tally {
  const tally = { recited: 0, guessed: 0, invented: 0 };
  for (const word of words) tally[kindOf(word, train, validation)]++;
  return tally;
}

/** Shares (0 to 1) of all that a tally counts; zeros where it counts nothing. */
export function sharesOf(tally: Tally): Tally {
  const all = WORD_KINDS.reduce((sum, kind) => sum + tally[kind], 0);
  const share = (kind: WordKind) => tally[kind] / Math.max(1, all);
  return { recited: share("recited"), guessed: share("guessed"), invented: share("invented") };
}

/** What a run's network wrote, counted at several steps, in rising order. */
export type TallySeries = readonly (Tally & { readonly step: number })[];

/** A longer series is thinned to about half of this. */
const MOST_TALLIES = 200;

/** The series with one more tally. One of the same step, or an earlier one, takes the place of those from there on: a run may be resumed from an earlier step. */
export function withTally(series: TallySeries, step: number, tally: Tally): TallySeries {
  const before = series.filter((one) => one.step < step);
  return [...(before.length < MOST_TALLIES ? before : thinned(before, step)), { step, ...tally }];
}

/** Evenly over all steps, so that the beginning does not get lost. */
function thinned(series: TallySeries, last: number): TallySeries {
  const gap = (last - series[0]!.step) / (MOST_TALLIES / 2);
  let kept = Number.NEGATIVE_INFINITY;
  return series.filter(({ step }) => {
    if (step < kept + gap) return false;
    kept = step;
    return true;
  });
}
