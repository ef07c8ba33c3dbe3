import { MAX_CONTEXT } from "@/lib/learning/network/network";
import type { Random, Seed } from "@/lib/learning/numbers/random";
import { END_MARK, lettersIn, textOf } from "./alphabet";
import { contextAfter } from "./letter-split";

/** A word ends after this many letters at the latest; a line of a poem, after `MAX_WORD_LETTERS`. */
export const MAX_WRITTEN = 24;

export const MAX_TEMPERATURE = 2;

export type WriteOptions = {
  /** Logits (count × symbols) for `count` rows of features as in `letterSplit`; null if there is no network any more. */
  predict(inputs: Uint8Array, count: number): Promise<Float32Array | null>;
  readonly alphabet: string;
  /** 0: always the likeliest letter; 1: as often as the network finds each likely; above: more and more evenly. */
  readonly temperature: number;
  readonly random: Random;
  /** What every word begins with, in letters of the alphabet; see `strangersIn`. */
  readonly beginning: string;
  readonly count: number;
  /** Letters after which a word is cut off. */
  readonly longest?: number;
};

/** What a network is asked to write. The same network and seed give the same words. */
export type WriteOrder = Pick<WriteOptions, "temperature" | "beginning" | "count" | "longest"> & {
  readonly seed: Seed;
};

/** A letter that a network wrote, with the probability (0 to 1) that it gave it, whatever the temperature; null where the letter was given. */
export type WrittenLetter = { readonly letter: string; readonly probability: number | null };

export type WrittenWord = {
  readonly word: string;
  /** Those of the beginning included. */
  readonly letters: readonly WrittenLetter[];
  /** Whether the network ended it itself. */
  readonly isFinished: boolean;
};

/**
 * Writes words, all of them at once: one prediction a letter for those that are not finished. A word has a letter at least. The same numbers from `predict` and `random`
 * give the same words. Null if there is no network, or it has diverged: there is nothing to choose from. Throws where the beginning is not in the alphabet.
 */
export async function writeWords(options: WriteOptions): Promise<WrittenWord[] | null> {
  const { predict, alphabet, beginning, count, longest = MAX_WRITTEN } = options;
  const alphabetLetters = lettersIn(alphabet);
  const symbols = alphabetLetters.length + 1;
  const given = [...textOf([beginning], alphabet).slice(0, -1)];
  const words = Array.from({ length: count }, () => ({
    seen: [...given],
    letters: given.map(
      (symbol): WrittenLetter => ({
        letter: alphabetLetters[symbol - 1]!,
        probability: null,
      }),
    ),
    isFinished: false,
  }));
  for (;;) {
    const open = words.filter(({ seen, isFinished }) => !isFinished && seen.length < longest);
    if (open.length === 0) break;
    const inputs = new Uint8Array(open.length * MAX_CONTEXT);
    open.forEach(({ seen }, row) => {
      inputs.set(contextAfter(seen), row * MAX_CONTEXT);
    });
    const logits = await predict(inputs, open.length);
    if (logits === null) return null;
    for (const [row, word] of open.entries()) {
      const own = logits.subarray(row * symbols, (row + 1) * symbols);
      if (!own.every(Number.isFinite)) return null;
      const symbol = chosen(own, options, word.seen.length === 0);
      if (symbol === END_MARK) word.isFinished = true;
      else {
        word.seen.push(symbol);
        word.letters.push({
          letter: alphabetLetters[symbol - 1]!,
          probability: shares(own, 1)[symbol]!,
        });
      }
    }
  }
  return words.map(({ letters, isFinished }) => ({
    word: letters.map(({ letter }) => letter).join(""),
    letters,
    isFinished,
  }));
}

function chosen(logits: Float32Array, { temperature, random }: WriteOptions, mustNotEnd: boolean): number {
  const from = mustNotEnd ? END_MARK + 1 : END_MARK;
  const open = logits.subarray(from);
  if (temperature === 0) return from + open.indexOf(open.reduce((most, logit) => Math.max(most, logit)));
  const all = shares(open, temperature);
  let left = random();
  const drawn = all.findIndex((share) => {
    left -= share;
    return left < 0;
  });
  // Rounding may leave a little of the number over.
  return from + (drawn === -1 ? all.length - 1 : drawn);
}

/** Softmax of the logits, divided by the temperature. */
function shares(logits: Float32Array, temperature: number): number[] {
  const most = logits.reduce((largest, logit) => Math.max(largest, logit));
  const powers = Array.from(logits, (logit) => Math.exp((logit - most) / temperature));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** The letters of a text that are not in the alphabet, each once. */
export function strangersIn(text: string, alphabet: string): string[] {
  const known = new Set(lettersIn(alphabet));
  return [...new Set(lettersIn(text))].filter((letter) => !known.has(letter));
}

/** Recited: it stands in the training words. Guessed: it stands in the validation words, which the network never saw. Invented: neither. */
export const WORD_KINDS = ["recited", "guessed", "invented"] as const;
export type WordKind = (typeof WORD_KINDS)[number];

export function kindOf(word: string, train: ReadonlySet<string>, validation: ReadonlySet<string>): WordKind {
  if (train.has(word)) return "recited";
  return validation.has(word) ? "guessed" : "invented";
}
