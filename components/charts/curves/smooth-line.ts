import { type CurveSeries, type Measure, valuesOf } from "./curve-series";

/** Half the window, as a share of the epochs so far, and in points at most. */
const HALF_WINDOW = 0.025;
const MOST_POINTS = 5;
/** Losses are averaged by their logarithms, of which zero has none. */
const LEAST = 1e-12;

/**
 * A loss without its jitter, at a point: the geometric mean of the losses around it, within 2.5 % of the run so far on either side, at most five of them, the nearer
 * ones with more weight. There are as many on one side as on the other, so a slope stays where it is, and none at the ends: a line ends at what was measured
 * last, however high that is. Where points are few, one neighbour on each side is enough.
 */
export function smoothed(epochs: readonly number[], losses: readonly number[], index: number): number {
  const last = losses.length - 1;
  const most = Math.min(MOST_POINTS, index, last - index);
  if (most === 0) return losses[index]!;
  const half = HALF_WINDOW * epochs[last]!;
  const now = epochs[index]!;
  let reach = 1;
  while (reach < most && now - epochs[index - reach - 1]! <= half && epochs[index + reach + 1]! - now <= half)
    reach++;
  let sum = (reach + 1) * logOf(losses[index]!);
  for (let away = 1; away <= reach; away++) {
    const weight = reach + 1 - away;
    sum += weight * (logOf(losses[index - away]!) + logOf(losses[index + away]!));
  }
  return Math.exp(sum / (reach + 1) ** 2);
}

function logOf(loss: number): number {
  return Math.log(Math.max(loss, LEAST));
}

const lines = new WeakMap<readonly number[], Float64Array>();

/**
 * The values that a series' line is drawn through, by index: in the pictures of a class smoothed, elsewhere as measured. So is a run that diverged: its leaps are what
 * there is to see. Computed where a line is drawn, and cached by the measured values, which a chart keeps while its run rests.
 */
export function lineOf(series: CurveSeries, measure: Measure): (index: number) => number {
  const values = valuesOf(series, measure);
  if (!isSmoothed(series, measure)) return (index) => values[index]!;
  const { epoch } = series.curve;
  const known = lines.get(values) ?? new Float64Array(values.length).fill(Number.NaN);
  lines.set(values, known);
  return (index) => {
    if (Number.isNaN(known[index])) known[index] = smoothed(epoch, values, index);
    return known[index]!;
  };
}

/** Whether a series' line differs from its measured values. */
export function isSmoothed({ run }: CurveSeries, measure: Measure): boolean {
  return measure === "loss" && run !== undefined && !run.diverged;
}

/** Indices, ascending, of at most about `most` points of a smoothed line, both ends included: between two that are kept it does nothing that can be seen. */
export function evenIndices(count: number, most: number): number[] {
  const stride = Math.max(1, Math.ceil((count - 1) / most));
  const indices: number[] = [];
  for (let index = 0; index < count - 1; index += stride) indices.push(index);
  if (count > 0) indices.push(count - 1);
  return indices;
}
