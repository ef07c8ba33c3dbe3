import { findChallenge } from "@/lib/challenges/catalogue";
import { knownOwnChallenge } from "@/lib/challenges/own-words";
import type { Challenge, ExampleSeed } from "@/lib/learning/examples/challenge";
import type { Split, SplitName } from "@/lib/learning/examples/split";
import type { WordList } from "@/lib/learning/letters/word-list";
import { scoringFlop } from "@/lib/learning/network/flop";
import { planNetwork } from "@/lib/learning/network/layer-plan";
import { type Evaluation, evaluate, exampleLosses } from "@/lib/learning/training/evaluation";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import type { Examples } from "@/lib/learning/training/training";
import type { Engine } from "@/lib/trainer/run/engine";
import { openSimdEngine } from "@/lib/trainer/simd/engine";

/** Own words in one text, which crosses to a thread in no time, unlike fifty thousand texts. */
type PackedWords = Omit<WordList, "words"> & { readonly text: string };

export function packedWords({ title, language, direction, words }: WordList): PackedWords {
  return { title, language, direction, text: words.join("\n") };
}

/**
 * One split of a round: the challenge that makes it, and the seed it is made from. `list`: the teacher's own words, since a thread has no database to read
 * them from.
 */
export type SealedSplit = {
  readonly challenge: string;
  readonly list?: PackedWords;
  readonly name: SplitName;
  readonly seed: ExampleSeed;
};

/** A network that somebody trained, after `step` steps. `weights`: flat, laid out as in the trainer's weight layout. */
export type Trained = { readonly settings: Settings; readonly step: number; readonly weights: Float32Array };

/**
 * A network's result on a split: overall, and the loss of each example as the score counts it. All numbers are finite; `overflown`
 * says that the network's outputs were not, which never happens at a reported point.
 */
export type Examined = {
  readonly evaluation: Evaluation;
  readonly losses: Float64Array;
  readonly overflown: boolean;
};

/** Recently made splits: those of the current round and of the one before. */
const KEPT_SPLITS = 8;
const splits = new Map<string, Split>();

export function makeSplit(sealed: SealedSplit): Split {
  const { challenge, name, seed } = sealed;
  const key = `${challenge} ${name} ${seed}`;
  const split = splits.get(key) ?? challengeOf(sealed).makeSplit(name, seed);
  splits.delete(key);
  splits.set(key, split);
  if (splits.size > KEPT_SPLITS) splits.delete(splits.keys().next().value as string);
  return split;
}

/** The latest challenges of own words that this thread was sent, which are known for as long as they are here. */
const KEPT_LISTS = 4;
const own: Challenge[] = [];

export function challengeOf({ challenge: id, list }: Pick<SealedSplit, "challenge" | "list">): Challenge {
  const known = findChallenge(id);
  if (known) return known;
  if (!list) throw new Error(`There is no challenge ${id}.`);
  const challenge = knownOwnChallenge(id, { ...list, words: list.text.split("\n") });
  own.push(challenge);
  if (own.length > KEPT_LISTS) own.shift();
  return challenge;
}

/** Floating-point operations of an examination on the challenge's largest split, whichever is asked for, so that whatever can be scored can be tested. */
export function examinationFlop({ network }: Settings, sealed: SealedSplit): number {
  const { featureShape, task, counts } = challengeOf(sealed);
  return scoringFlop(planNetwork(network, featureShape, task), counts);
}

/** Opens a trained network, to be asked and not to be trained. Throws when the weights do not fit the network. */
export async function openTrained(
  { settings, weights }: Pick<Trained, "settings" | "weights">,
  { task, featureShape }: Challenge,
  examples: Examples,
): Promise<Engine> {
  const none = new Float32Array(weights.length);
  const from = { step: 0, weights, firstMemory: none, secondMemory: none };
  const engine = await openSimdEngine({ ...settings, task, featureShape, seed: 0 }, examples, from);
  if (!engine) throw new Error("The referee's engine did not open.");
  return engine;
}

/** Evaluates a trained network on a split. Throws when the weights do not fit the network. */
export async function examine(trained: Trained, sealed: SealedSplit): Promise<Examined> {
  const challenge = challengeOf(sealed);
  const { task } = challenge;
  const split = makeSplit(sealed);
  const engine = await openTrained(trained, challenge, { train: firstRows(split), validation: split });
  const outputs = await engine.outputs("validation", 0, split.count);
  if (!outputs.every(Number.isFinite)) return lost(split.count);
  return {
    evaluation: evaluate(outputs, split, task),
    losses: exampleLosses(outputs, split, task),
    overflown: false,
  };
}

/**
 * A loss worse than that of any network with finite outputs: NaN cannot be ranked, and JSON, in which the log is stored, has no
 * infinity.
 */
const LOST = 1e100;
function lost(count: number): Examined {
  return {
    evaluation: { loss: LOST, score: 0, metric: 0 },
    losses: new Float64Array(count).fill(LOST),
    overflown: true,
  };
}

/** One example: the engine needs a training split even if nothing is trained. */
function firstRows({ count, features, labels }: Split): Split {
  return { count: 1, features: features.slice(0, features.length / count), labels: labels.slice(0, 1) };
}
