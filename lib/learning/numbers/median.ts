/**
 * The median. For an even number of values it is the mean of the two middle ones or, where a value that occurs is wanted, the lower or the
 * upper of them. Infinity (the loss of a run that diverged) counts as the largest value. NaN if there are no values.
 */
export function median(values: Iterable<number>, ofTwo: "mean" | "lower" | "upper" = "mean"): number {
  const sorted = Float64Array.from(values).sort();
  if (sorted.length === 0) return Number.NaN;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)]!;
  const upper = sorted[Math.floor(sorted.length / 2)]!;
  return { mean: (lower + upper) / 2, lower, upper }[ofTwo];
}
