import type { Challenge } from "@/lib/learning/examples/challenge";
import { SPLIT_NAMES } from "@/lib/learning/examples/split";
import { END_MARK, lettersIn, MAX_WORD_LETTERS, wordsOf } from "@/lib/learning/letters/alphabet";
import { letterSplit } from "@/lib/learning/letters/letter-split";
import { type WriteOptions, writeWords } from "@/lib/learning/letters/writer";
import { createRandom, type Seed } from "@/lib/learning/numbers/random";
import { openTrained } from "@/lib/trainer/simd/trained";
import { challengeOf, type SealedSplit, type Trained } from "../examination";

/** A network of letters that is to write words for a vote. `count`: how many it writes, of which some are invented. */
export type Inventing = {
  readonly trained: Trained;
  /** Of the round's challenge: any of its splits says which that is. */
  readonly train: SealedSplit;
  readonly count: number;
  readonly seed: Seed;
};

/** Somewhat below 1: the words that a network finds likely are the ones that could exist. */
const TEMPERATURE = 0.8;

/** Words that a trained network invents. The same network and seed give the same words. Throws when the weights do not fit the network. */
export async function invent({ trained, train, count, seed }: Inventing): Promise<string[]> {
  const challenge = challengeOf(train);
  return inventedWords(await predictorOf(trained, challenge), challenge, { count, seed });
}

/** What a trained network of letters predicts, for the writer. */
export async function predictorOf(
  trained: Pick<Trained, "settings" | "weights">,
  challenge: Challenge,
): Promise<WriteOptions["predict"]> {
  // The engine needs an example even if nothing is trained.
  const one = letterSplit(Uint8Array.of(END_MARK));
  const engine = await openTrained({ ...trained.settings, ...challenge }, trained.weights, {
    train: one,
    validation: one,
  });
  return (inputs, rows) => engine.predict(inputs, rows);
}

/**
 * Words that a network writes and that are in none of its challenge's splits, each once, in the order in which they were written. They are
 * no longer than the challenge's own, among which they will stand.
 */
export async function inventedWords(
  predict: WriteOptions["predict"],
  challenge: Challenge,
  { count, seed }: Pick<Inventing, "count" | "seed">,
): Promise<string[]> {
  const { task } = challenge;
  if (task.kind !== "next-letter") throw new Error(`The challenge ${challenge.id} has no letters.`);
  const known = knownWords(challenge, task.alphabet);
  const written = await writeWords({
    ...{ predict, alphabet: task.alphabet, temperature: TEMPERATURE, beginning: "", count },
    random: createRandom(seed),
    longest: known.longest,
  });
  const invented = (written ?? []).filter(
    ({ word, isFinished }) => isFinished && !known.words.has(keyOf(word)),
  );
  return [...new Map(invented.map(({ word }) => [keyOf(word), word])).values()];
}

/** A known word in other capitals, or with another space, is no invention. */
function keyOf(word: string): string {
  return word.toLowerCase().replace(/ +/g, " ").trim();
}

type Known = { readonly words: ReadonlySet<string>; readonly longest: number };
/** A whole class is asked about the same challenge at once. */
const known = new WeakMap<Challenge, Known>();

/** All words that a challenge has, whoever may see them. */
function knownWords(challenge: Challenge, alphabet: string): Known {
  const before = known.get(challenge);
  if (before) return before;
  const all = [...(challenge.quizWords ?? [])];
  for (const name of SPLIT_NAMES) {
    // Of words, each split is the same whatever the seed, which only orders it.
    const { labels } = challenge.makeSplit(name, 0);
    for (const word of wordsOf(Uint8Array.from(labels), alphabet)) all.push(word);
  }
  const longest = all.reduce((most, word) => Math.max(most, lettersIn(word).length), 1);
  const found = { words: new Set(all.map(keyOf)), longest: Math.min(MAX_WORD_LETTERS, longest) };
  known.set(challenge, found);
  return found;
}
