import { LEARNING_RATE_RANGE } from "./hyperparameters";

/** What a network's training loss comes to after a few steps, at many learning rates and from several seeds. */
export type RateSweep = {
  /** Rising. */
  readonly rates: readonly number[];
  /** Steps taken at each rate from each seed. */
  readonly steps: number;
  /** For each rate, the mean training loss after the last step, one number a seed that is done; Infinity where it diverged. */
  readonly losses: readonly (readonly number[])[];
  /** Mean training loss before the first step, over the seeds. */
  readonly initialLoss: number;
};

/** So many times a sweep begins at each rate, each time with other weights and batches. */
export const SWEEP_SEEDS = 5;

const COUNT = 60;
const { min, max } = LEARNING_RATE_RANGE;
/** All the rates that can be chosen, from end to end at equal ratios, of three significant digits. */
export const SWEEP_RATES: readonly number[] = Array.from({ length: COUNT }, (_, index) =>
  Number((min * (max / min) ** (index / (COUNT - 1))).toPrecision(3)),
);
