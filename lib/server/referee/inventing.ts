import type { LetterTask } from "@/lib/learning/examples/task";
import { lettersIn, wordsOf } from "@/lib/learning/letters/alphabet";
import { writeWords } from "@/lib/learning/letters/writer";
import { createRandom, type Seed } from "@/lib/learning/numbers/random";
import { MAX_WORD_LETTERS } from "@/lib/session/log/events";
import { openSimdEngine } from "@/lib/trainer/simd/engine";
import { challengeOf, firstRows, makeSplit, type Trained } from "./examination";

/** A network of letters that is to write words for a vote. `count`: how many it writes, of which some are invented. */
export type Inventing = {
  readonly trained: Trained;
  readonly challenge: string;
  readonly count: number;
  readonly seed: Seed;
};

/** Somewhat below 1: the words that a network finds likely are the ones that could exist. */
const TEMPERATURE = 0.8;

/**
 * Words that a trained network writes and that are in none of its challenge's splits, each once, in the order in which they were written. The same network and seed give
 * the same words. Throws when the weights do not fit the network.
 */
export async function invent({ trained, challenge, count, seed }: Inventing): Promise<string[]> {
  const { task, featureShape, quizWords = [] } = challengeOf(challenge);
  if (task.kind !== "next-letter") throw new Error(`The challenge ${challenge} has no letters.`);
  const { settings, weights } = trained;
  const train = firstRows(makeSplit({ challenge, name: "train", seed: 0 }));
  const none = new Float32Array(weights.length);
  const from = { step: 0, weights, firstMemory: none, secondMemory: none };
  const spec = { ...settings, task, featureShape, seed: 0 };
  const engine = await openSimdEngine(spec, { train, validation: train }, from);
  if (!engine) throw new Error("The referee's engine did not open.");
  const written = await writeWords({
    predict: (inputs, rows) => engine.predict(inputs, rows),
    ...{ alphabet: task.alphabet, temperature: TEMPERATURE, random: createRandom(seed) },
    ...{ beginning: "", count },
    // No longer than the real words among which they will stand.
    longest: Math.min(MAX_WORD_LETTERS, Math.max(1, ...quizWords.map((word) => lettersIn(word).length))),
  });
  const known = knownWords(challenge, task);
  const invented = (written ?? []).flatMap(({ word, isFinished }) =>
    isFinished && !known.has(word) ? [word] : [],
  );
  return [...new Set(invented)];
}

let latest: { readonly challenge: string; readonly words: ReadonlySet<string> } | null = null;

/** All words that a challenge has, whoever may see them. The last challenge's are kept, since a whole class is asked at once. */
function knownWords(challenge: string, { alphabet }: LetterTask): ReadonlySet<string> {
  if (latest?.challenge === challenge) return latest.words;
  const words = new Set(challengeOf(challenge).quizWords);
  for (const name of ["train", "validation", "test"] as const) {
    const { labels } = makeSplit({ challenge, name, seed: 0 });
    for (const word of wordsOf(Uint8Array.from(labels), alphabet)) words.add(word);
  }
  latest = { challenge, words };
  return words;
}
