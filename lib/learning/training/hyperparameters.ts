import type { Network } from "@/lib/learning/network/network";

export const OPTIMISERS = ["sgd", "momentum", "rmsprop", "adam"] as const;
export type Optimiser = (typeof OPTIMISERS)[number];

export const LEARNING_RATE_RANGE = { min: 1e-5, max: 10 } as const;
export const BATCH_SIZE_RANGE = { min: 1, max: 512 } as const;
export const EPOCHS_RANGE = { min: 1, max: 500 } as const;
export const WEIGHT_DECAY_RANGE = { min: 0, max: 1 } as const;

export type Hyperparameters = {
  learningRate: number;
  optimiser: Optimiser;
  batchSize: number;
  epochs: number;
  /** Each step, weights (not biases) also shrink by this × learning rate (Loshchilov and Hutter, 2019). */
  weightDecay: number;
};

/** Everything a student chooses before a run. */
export type Settings = { network: Network; hyperparameters: Hyperparameters };

/** Steps in one epoch. An incomplete last batch is dropped, so that every step costs and weighs the same; a split smaller than a batch is one batch. */
export function stepsPerEpoch(trainCount: number, batchSize: number): number {
  return Math.max(1, Math.floor(trainCount / batchSize));
}

/** Examples in each batch: a split smaller than a batch is one batch. */
export function examplesPerStep(trainCount: number, batchSize: number): number {
  return Math.min(batchSize, trainCount);
}

/** A setting in which two sets of settings differ. */
export type Difference = "network" | keyof Hyperparameters;

const KNOBS = [
  "learningRate",
  "optimiser",
  "batchSize",
  "epochs",
  "weightDecay",
] as const satisfies readonly (keyof Hyperparameters)[];

/** In what two sets of settings differ, the network first. */
export function settingsDifference(one: Settings, other: Settings): Difference[] {
  const networks = [one, other].map(({ network }) => JSON.stringify(network.layers));
  const knobs = KNOBS.filter((knob) => one.hyperparameters[knob] !== other.hyperparameters[knob]);
  return networks[0] === networks[1] ? knobs : ["network", ...knobs];
}
