import { findChallenge } from "@/lib/challenges/catalogue";
import type { Activation, DenseLayer } from "@/lib/learning/network/network";
import { createRandom, type Random, type Seed } from "@/lib/learning/numbers/random";
import { OPTIMISERS } from "@/lib/learning/training/hyperparameters";
import type { Examples, RunSpec } from "@/lib/learning/training/training";

/** A run that a student might start. */
export type DrawnRun = { readonly challenge: string; readonly spec: RunSpec; readonly examples: Examples };

const PLANE = ["moons", "circles", "xor", "two-spirals", "noisy-curve", "clusters"];
const TABLES = ["iris", "penguins", "cars"];
const PICTURES = ["glasses-or-rings", "mislabelled-drawings"];
const ACTIVATIONS: readonly Activation[] = ["relu", "tanh", "sigmoid", "gelu"];
const UNITS = [2, 4, 8, 16, 32];
/** From rates that crawl to rates that bounce and diverge. */
const RATES = {
  sgd: [0.01, 0.03, 0.1, 0.3, 1, 3, 10],
  momentum: [0.003, 0.01, 0.03, 0.1, 0.3, 1],
  rmsprop: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3],
  adam: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3],
} as const;

const pick = <Value>(random: Random, values: readonly Value[]): Value =>
  values[Math.floor(random() * values.length)]!;

/** The run with this number, always the same. Odd ones are deep and fast, as those in which small differences grow. `mostSteps`: about how long it may be; many epochs are how small differences grow. */
export function drawnRun(number: number, mostSteps: number): DrawnRun {
  const random = createRandom(7_000 + number);
  const kind = pick(random, [PLANE, PLANE, PLANE, PLANE, TABLES, TABLES, PICTURES]);
  const name = pick(random, kind);
  const challenge = findChallenge(name)!;
  const optimiser = pick(random, OPTIMISERS);
  const batchSize = pick(random, [8, 16, 32, 64]);
  const perEpoch = Math.ceil(challenge.counts.train / batchSize);
  const isWild = number % 2 === 1;
  const isDeep = isWild || kind !== PICTURES;
  const hidden = Array.from(
    { length: (isWild ? 1 : 0) + Math.floor(random() * (isDeep ? 4 : 2)) },
    (): DenseLayer => ({
      ...{ kind: "dense", units: pick(random, UNITS) },
      activation: pick(random, ACTIVATIONS),
    }),
  );
  const seeds = exampleSeeds(number);
  const epochs = Math.max(1, Math.floor((mostSteps * (0.3 + 0.7 * random())) / perEpoch));
  const { task, featureShape } = challenge;
  return {
    challenge: name,
    spec: {
      ...{ task, featureShape, seed: number },
      network: { layers: hidden },
      hyperparameters: {
        learningRate: pick(random, RATES[optimiser].slice(isWild ? 3 : 0)),
        ...{ optimiser, batchSize, epochs },
        weightDecay: pick(random, [0, 0, 0.01]),
      },
    },
    examples: {
      train: challenge.makeSplit("train", seeds.train),
      validation: challenge.makeSplit("validation", seeds.validation),
    },
  };
}

/** What the examples of a run are made from. */
export function exampleSeeds(number: number): { readonly train: Seed; readonly validation: Seed } {
  return { train: number, validation: number + 1 };
}
