/**
 * Whether one network is better than another, judged on the same examples: the difference of their losses example by
 * example, so that an example that is hard for both counts for neither (a paired comparison).
 */
export type PairedDifference = {
  /** Mean loss of the one minus that of the other: below zero, the one is better. */
  readonly mean: number;
  /** Standard error of that mean: s / √n. */
  readonly error: number;
};

/** Losses per example of two networks, in the same order of examples. Those that one of them was not judged by are NaN, and left out. */
export function pairedDifference(all: Float64Array, others: Float64Array): PairedDifference {
  const isBoth = (_: number, example: number) =>
    !Number.isNaN(all[example]!) && !Number.isNaN(others[example]!);
  const [one, other] = all.every(isBoth) ? [all, others] : [all.filter(isBoth), others.filter(isBoth)];
  const count = one.length;
  let mean = 0;
  for (let example = 0; example < count; example++) mean += (one[example]! - other[example]!) / count;
  let squares = 0;
  for (let example = 0; example < count; example++) squares += (one[example]! - other[example]! - mean) ** 2;
  return { mean, error: count < 2 ? 0 : Math.sqrt(squares / (count - 1) / count) };
}

/** 95 % of a normal distribution lies within this many standard errors of the mean. */
const TWO_SIDED_95 = 1.96;
/** … and 95 % lies above minus this many. */
const ONE_SIDED_95 = 1.645;

/** Whether the one is better by more than chance: the 95 % interval of the mean difference lies below zero. */
export function isSignificantlyBetter(one: Float64Array, other: Float64Array): boolean {
  const { mean, error } = pairedDifference(one, other);
  return mean + TWO_SIDED_95 * error < 0;
}

/** For each network, 1 + the number of significantly better ones: networks that chance could have swapped share a rank. */
export function significanceRanks(losses: readonly Float64Array[]): number[] {
  return losses.map(
    (own, index) =>
      1 + losses.filter((other, at) => at !== index && isSignificantlyBetter(other, own)).length,
  );
}

/**
 * Whether a public board moves for a new result (the Ladder, Blum and Hardt, 2015): only when it beats the best so far by more than
 * the noise, L_new < L_best − 1.645·s/√n. This limits how much a student learns about the validation split by trying again and again.
 */
export function climbsLadder(fresh: Float64Array, best: Float64Array): boolean {
  const { mean, error } = pairedDifference(fresh, best);
  return mean < -ONE_SIDED_95 * error;
}
