import type { Challenge } from "@/lib/learning/examples/challenge";
import { ACTIVATIONS, type Activation, type Layer } from "@/lib/learning/network/network";
import { createRandom, deriveSeed, oneOf, type Random, type Seed } from "@/lib/learning/numbers/random";
import { type Hyperparameters, LEARNING_RATE_RANGE } from "@/lib/learning/training/hyperparameters";
import type { Examples, RunSpec } from "@/lib/learning/training/training";

/**
 * A round in which only the learning rate is free: the rates of the runs that are judged, and of those that the rest of the class trains
 * besides; without `classRates`, the judged runs are the class.
 */
export type RateRound = {
  /** The rate in it means nothing. */
  readonly spec: RunSpec;
  readonly examples: Examples;
  readonly rates: readonly number[];
  readonly classRates?: readonly number[];
};

/** How long a run of a challenge may be, in epochs. */
const EPOCHS: Readonly<Record<string, readonly [number, number]>> = {
  "glasses-or-rings": [3, 30],
  "mislabelled-drawings": [10, 100],
  dinosaurs: [1, 6],
  "arabic-words": [1, 5],
};
const SHORT_TO_LONG = [10, 200] as const;
const LOWEST_RATE = 1e-4;

/**
 * A round with a challenge, a network, an optimiser, a batch size and a budget drawn by `seed`, and `count` learning rates from 0.0001 to 10:
 * one in each of as many equal parts of the logarithmic scale.
 */
export function freshRound(challenge: Challenge, seed: Seed, count: number): RateRound {
  const random = createRandom(deriveSeed(seed, challenge.id));
  const { task, featureShape } = challenge;
  const [shortest, longest] = EPOCHS[challenge.id] ?? SHORT_TO_LONG;
  const hyperparameters: Hyperparameters = {
    learningRate: LOWEST_RATE,
    optimiser: oneOf(["sgd", "sgd", "sgd", "momentum", "rmsprop", "adam", "adam"], random),
    batchSize: challenge.view === "letters" ? 64 : oneOf([8, 16, 20, 32, 32, 64], random),
    epochs: Math.round(shortest * (longest / shortest) ** random()),
    weightDecay: oneOf([0, 0, 0, 0.001, 0.01], random),
  };
  const network = { layers: layersFor(challenge, random) };
  const draw = () => Math.floor(2 ** 32 * random());
  const spread = Math.log(LEARNING_RATE_RANGE.max / LOWEST_RATE);
  return {
    spec: { network, hyperparameters, task, featureShape, seed: draw() },
    examples: splitsOf(challenge, draw),
    rates: Array.from({ length: count }, (_, part) =>
      Number((LOWEST_RATE * Math.exp((spread * (part + random())) / count)).toPrecision(3)),
    ),
  };
}

/** The rates of a sweep: 17 from 0.001 to 10, at equal ratios. */
const SWEPT = Array.from({ length: 17 }, (_, index) => Number((0.001 * 10 ** (index / 4)).toPrecision(3)));
const HIDDEN: Layer = { kind: "dense", units: 16, activation: "tanh" };

/** A sweep over the rates of a first round, 2-16-16 tanh by SGD in batches of 32, beside `others` runs of the class at rates from 0.001 to 10. */
export function sweptRound(challenge: Challenge, epochs: number, seed: Seed, others: number): RateRound {
  const random = createRandom(deriveSeed(seed, `sweep ${challenge.id}`));
  const draw = () => Math.floor(2 ** 32 * random());
  return {
    spec: {
      network: { layers: [HIDDEN, HIDDEN] },
      hyperparameters: { learningRate: LOWEST_RATE, optimiser: "sgd", batchSize: 32, epochs, weightDecay: 0 },
      task: challenge.task,
      featureShape: challenge.featureShape,
      seed: draw(),
    },
    examples: splitsOf(challenge, draw),
    rates: SWEPT,
    classRates: Array.from({ length: others }, () => Number((0.001 * 10_000 ** random()).toPrecision(2))),
  };
}

function splitsOf(challenge: Challenge, draw: () => Seed): Examples {
  return {
    train: challenge.makeSplit("train", draw()),
    validation: challenge.makeSplit("validation", draw()),
  };
}

function layersFor({ view }: Challenge, random: Random): Layer[] {
  const activation = oneOf<Activation>([...ACTIVATIONS, "tanh", "relu"], random);
  const dense = (widths: readonly number[], depths: readonly number[]): Layer[] =>
    Array.from({ length: oneOf(depths, random) }, () => ({
      kind: "dense",
      units: oneOf(widths, random),
      activation,
    }));
  if (view === "letters")
    return [
      { kind: "context", length: oneOf([3, 5, 8], random), embedding: null },
      ...dense([8, 16, 32], [1, 1, 2]),
    ];
  if (view !== "pictures") return dense([2, 4, 8, 16, 16, 32], [0, 1, 1, 2, 2, 3, 4]);
  if (random() < 0.7) return dense([4, 16, 32, 64], [1, 1, 2, 3]);
  return [
    { kind: "conv2d", filters: oneOf([4, 8], random), kernel: 5, stride: 2, padding: "same", activation },
    { kind: "max-pool", size: 2, stride: 2 },
    ...dense([16], [0, 1]),
  ];
}
