import { type CurveSeries, type Measure, valuesOf } from "./curve-series";

/** Half the window, as a share of the epochs so far, and in points at most. */
const HALF_WINDOW = 0.025;
const MOST_POINTS = 5;
/** Losses are averaged by their logarithms, of which zero has none. */
const LEAST = 1e-12;

/**
 * A loss without its jitter: at each point the geometric mean of the losses around it, within 2.5 % of the run so far on either side, at most five of them, the nearer
 * ones with more weight. There are as many on one side as on the other, so a slope stays where it is, and none at the ends: a line ends at what was measured
 * last, however high that is. Where points are few, one neighbour on each side is enough.
 */
export function smoothed(epochs: readonly number[], losses: readonly number[]): readonly number[] {
  const last = losses.length - 1;
  const logs = losses.map((loss) => Math.log(Math.max(loss, LEAST)));
  const half = HALF_WINDOW * (epochs[last] ?? 0);
  return losses.map((loss, index) => {
    const most = Math.min(MOST_POINTS, index, last - index);
    if (most === 0) return loss;
    const now = epochs[index]!;
    let reach = 1;
    while (
      reach < most &&
      now - epochs[index - reach - 1]! <= half &&
      epochs[index + reach + 1]! - now <= half
    )
      reach++;
    let sum = (reach + 1) * logs[index]!;
    for (let away = 1; away <= reach; away++)
      sum += (reach + 1 - away) * (logs[index - away]! + logs[index + away]!);
    return Math.exp(sum / (reach + 1) ** 2);
  });
}

const lines = new WeakMap<readonly number[], readonly number[]>();

/**
 * The values that a series' line is drawn through: in the pictures of a class smoothed, elsewhere as measured. So is a run that diverged: its leaps are what there
 * is to see. Cached by the measured values, which a chart keeps while its run rests.
 */
export function lineOf(series: CurveSeries, measure: Measure): readonly number[] {
  const values = valuesOf(series, measure);
  if (!isSmoothed(series, measure)) return values;
  const known = lines.get(values);
  if (known) return known;
  const line = smoothed(series.curve.epoch, values);
  lines.set(values, line);
  return line;
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
