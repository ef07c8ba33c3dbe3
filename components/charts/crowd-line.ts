/** Stretches of a curve that is one of hundreds: drawn whole, a class of three hundred takes a third of a second without a GPU. */
const STRETCHES = 16;

/** The indices that show a line of these values small, rising: its ends, and of each stretch the lowest and the highest, so that spikes stay. */
export function crowdIndices(values: readonly number[]): number[] {
  const last = values.length - 1;
  if (last < 2 * STRETCHES) return values.map((_, index) => index);
  const indices = [0];
  const stretch = (last - 1) / STRETCHES;
  for (let count = 0; count < STRETCHES; count++) {
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
