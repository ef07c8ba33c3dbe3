/** The mean and standard deviation (on the training split) by which a quantity is standardised to mean 0 and deviation 1. */
export type Scale = { readonly mean: number; readonly deviation: number };

/** A standardised number in its own unit. */
export function inOwnUnit(standardised: number, { mean, deviation }: Scale): number {
  return mean + deviation * standardised;
}

/** Mean and (population) standard deviation of these values. */
export function scaleOf(values: readonly number[]): Scale {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, deviation: Math.sqrt(variance) };
}
