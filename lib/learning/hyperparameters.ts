import { z } from "zod";
import { Network } from "./network";

export const OPTIMISERS = ["sgd", "momentum", "adam"] as const;
export const Optimiser = z.enum(OPTIMISERS);
export type Optimiser = z.infer<typeof Optimiser>;

export const LEARNING_RATE_RANGE = { min: 1e-5, max: 10 } as const;
export const BATCH_SIZE_RANGE = { min: 1, max: 512 } as const;
export const EPOCHS_RANGE = { min: 1, max: 500 } as const;

export const Hyperparameters = z.strictObject({
  learningRate: z.number().min(LEARNING_RATE_RANGE.min).max(LEARNING_RATE_RANGE.max),
  optimiser: Optimiser,
  batchSize: z.int().min(BATCH_SIZE_RANGE.min).max(BATCH_SIZE_RANGE.max),
  epochs: z.int().min(EPOCHS_RANGE.min).max(EPOCHS_RANGE.max),
});
export type Hyperparameters = z.infer<typeof Hyperparameters>;

/** Everything a student chooses before a run. */
export const Settings = z.strictObject({ network: Network, hyperparameters: Hyperparameters });
export type Settings = z.infer<typeof Settings>;

/** Steps in one epoch. The last, smaller batch is dropped, so that every step costs and weighs the same; a split smaller than a batch is one batch. */
export function stepsPerEpoch(trainCount: number, batchSize: number): number {
  return Math.max(1, Math.floor(trainCount / batchSize));
}
