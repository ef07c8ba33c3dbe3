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
