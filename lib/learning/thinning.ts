import { bestPoint, type Curve, lengthOf } from "./curve";

/** Both losses of a bucket keep their lowest and their highest point. */
const KEPT_IN_BUCKET = 4;

/**
 * The indices of at most `limit` points (at least 3) that show a curve as the whole of it would, in rising order: the first, the last
 * and the best by validation, then the lowest and highest of either loss in equal stretches of the curve, so that (from a
 * limit of 7) no spike is lost, then points spread evenly over the rest. A curve that is short enough keeps every point.
 */
export function thinnedIndices(curve: Curve, limit: number): number[] {
  if (limit < 3) throw new RangeError(`A curve cannot be thinned to ${limit} points.`);
  const length = lengthOf(curve);
  if (length <= limit) return Array.from({ length }, (_, index) => index);

  const best = curve.step.indexOf(bestPoint(curve)!.step);
  const kept = new Set([0, length - 1, best]);
  for (const index of extremes(curve, Math.floor((limit - kept.size) / KEPT_IN_BUCKET))) kept.add(index);

  const rest = curve.step.map((_, index) => index).filter((index) => !kept.has(index));
  const room = limit - kept.size;
  for (let pick = 0; pick < room; pick++) kept.add(rest[Math.floor(((pick + 0.5) * rest.length) / room)]);
  return [...kept].sort((one, other) => one - other);
}

function extremes(curve: Curve, buckets: number): number[] {
  const inner = lengthOf(curve) - 2;
  return Array.from({ length: buckets }, (_, bucket) => {
    const from = 1 + Math.floor((bucket * inner) / buckets);
    const to = 1 + Math.floor(((bucket + 1) * inner) / buckets);
    return [curve.trainLoss, curve.validationLoss].flatMap((values) => lowestAndHighest(values, from, to));
  }).flat();
}

function lowestAndHighest(values: readonly number[], from: number, to: number): number[] {
  let lowest = from;
  let highest = from;
  for (let index = from + 1; index < to; index++) {
    if (values[index] < values[lowest]) lowest = index;
    if (values[index] > values[highest]) highest = index;
  }
  return [lowest, highest];
}
