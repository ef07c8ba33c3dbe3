/** How a standardised number (mean 0, standard deviation 1 on the training split) reads in its own unit. */
export type Scale = { readonly mean: number; readonly deviation: number };

export function inOwnUnit(standardised: number, { mean, deviation }: Scale): number {
  return mean + deviation * standardised;
}

/** Mean and standard deviation of these values. */
export function scaleOf(values: readonly number[]): Scale {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, deviation: Math.sqrt(variance) };
}
