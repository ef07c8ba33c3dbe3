import { findChallenge } from "@/lib/challenges/catalogue";
import { type Evaluation, evaluate, exampleLosses } from "@/lib/learning/evaluation";
import type { Settings } from "@/lib/learning/hyperparameters";
import type { Seed } from "@/lib/learning/random";
import type { Split, SplitName } from "@/lib/learning/split";
import type { Examples } from "@/lib/trainer/engine";
import { openSimdEngine } from "@/lib/trainer/simd/engine";

/** One split of a round: the challenge that makes it, and the seed it is made from. */
export type SealedSplit = { readonly challenge: string; readonly name: SplitName; readonly seed: Seed };

/** A network that somebody trained. `weights`: flat, laid out as in `trainer/weight-layout`. */
export type Trained = { readonly settings: Settings; readonly step: number; readonly weights: Float32Array };

/** How it does on a split: as a whole, and what each example costs as the score counts it. */
export type Examined = { readonly evaluation: Evaluation; readonly losses: Float64Array };

/** Splits that were made lately: those of the round that is going, and of the one before. */
const KEPT_SPLITS = 8;
const splits = new Map<string, Split>();

export function makeSplit({ challenge, name, seed }: SealedSplit): Split {
  const key = `${challenge} ${name} ${seed}`;
  const split = splits.get(key) ?? challengeOf(challenge).makeSplit(name, seed);
  splits.delete(key);
  splits.set(key, split);
  if (splits.size > KEPT_SPLITS) splits.delete(splits.keys().next().value as string);
  return split;
}

function challengeOf(id: string) {
  const challenge = findChallenge(id);
  if (!challenge) throw new Error(`There is no challenge ${id}.`);
  return challenge;
}

/** Computes a trained network's outputs on a split anew. Throws when the weights are not this network's. */
export async function examine({ settings, weights }: Trained, sealed: SealedSplit): Promise<Examined> {
  const { task, featureShape } = challengeOf(sealed.challenge);
  const split = makeSplit(sealed);
  const none = new Float32Array(weights.length);
  const from = { step: 0, weights, firstMemory: none, secondMemory: none };
  const examples: Examples = { train: firstRows(split), validation: split };
  const engine = await openSimdEngine({ ...settings, task, featureShape, seed: 0 }, examples, from);
  if (!engine) throw new Error("The referee's engine did not open.");
  const outputs = await engine.outputs("validation", 0, split.count);
  return { evaluation: evaluate(outputs, split, task), losses: exampleLosses(outputs, split, task) };
}

/** The engine wants something to train on, even where nothing is trained. */
function firstRows({ count, features, labels }: Split): Split {
  return { count: 1, features: features.slice(0, features.length / count), labels: labels.slice(0, 1) };
}
