/**
 * The middle one of these values. Of an even number it is the mean of the two in the middle, or, where a value that occurs is wanted, the
 * lower or the upper one of them. Infinity counts as the largest, as the loss of a run that diverged. NaN of none.
 */
export function median(values: Iterable<number>, ofTwo: "mean" | "lower" | "upper" = "mean"): number {
  const sorted = Float64Array.from(values).sort();
  if (sorted.length === 0) return Number.NaN;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)]!;
  const upper = sorted[Math.floor(sorted.length / 2)]!;
  return { mean: (lower + upper) / 2, lower, upper }[ofTwo];
}
