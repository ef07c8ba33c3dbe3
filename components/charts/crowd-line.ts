/** A curve that is one of hundreds still has so many stretches … */
const FEWEST_STRETCHES = 16;
/** … each of two points. All curves of a chart together have about so many: drawn whole, a class of forty takes three frames without a GPU. */
const POINTS = 2_000;

/** How many stretches each of so many curves is drawn in. */
export function crowdStretches(curves: number): number {
  return Math.max(FEWEST_STRETCHES, Math.floor(POINTS / 2 / curves));
}

/** The indices that show a line of these values small, rising: its ends, and of each stretch the lowest and the highest, so that spikes stay. */
export function crowdIndices(values: readonly number[], stretches: number): number[] {
  const last = values.length - 1;
  if (last < 2 * stretches) return values.map((_, index) => index);
  const indices = [0];
  const stretch = (last - 1) / stretches;
  for (let count = 0; count < stretches; count++) {
    const from = 1 + Math.floor(count * stretch);
    const to = 1 + Math.floor((count + 1) * stretch);
    let lowest = from;
    let highest = from;
    for (let index = from + 1; index < to; index++) {
      if (values[index] < values[lowest]) lowest = index;
      if (values[index] > values[highest]) highest = index;
    }
    indices.push(Math.min(lowest, highest));
    if (lowest !== highest) indices.push(Math.max(lowest, highest));
  }
  indices.push(last);
  return indices;
}
