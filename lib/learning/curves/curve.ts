/**
 * What a run measured at one step, on both splits, after the weight update.
 * Losses are means over the split; scores are 0–100 (see `score.ts`); a metric is accuracy (0–1) for classification,
 * root mean squared error in the target's unit for regression.
 */
export type CurvePoint = {
  readonly step: number;
  readonly epoch: number;
  readonly trainLoss: number;
  readonly validationLoss: number;
  readonly trainScore: number;
  readonly validationScore: number;
  readonly trainMetric: number;
  readonly validationMetric: number;
};

export const CURVE_COLUMNS = [
  "step",
  "epoch",
  "trainLoss",
  "validationLoss",
  "trainScore",
  "validationScore",
  "trainMetric",
  "validationMetric",
] as const satisfies readonly (keyof CurvePoint)[];
type CurveColumn = (typeof CURVE_COLUMNS)[number];

/** A curve is its columns, all of one length, in the order of their steps. */
export type Curve = { readonly [column in CurveColumn]: readonly number[] };

export const EMPTY_CURVE: Curve = curveOf([]);

/** No run has more points than this over its life. */
export const MAX_POINTS_PER_RUN = 600;
/** No report carries more points than this. */
export const MAX_POINTS_PER_REPORT = 200;

/** Significant digits a point keeps. Five survive a float32 and back exactly, so storage can pack and the fold stays equal. */
const DIGITS = 5;
export function rounded(value: number): number {
  const size = Math.abs(value);
  // A server rounds tens of thousands a second, and by way of text that takes long.
  if (size >= LEAST_QUICK && size < MOST_QUICK) {
    let scale = 1;
    while (size * scale < MOST_QUICK / 10) scale *= 10;
    const shifted = value * scale;
    const whole = Math.round(shifted);
    // Powers of ten up to 10²² are exact, so the quotient is the number that the text would be. Near the middle between two, text decides.
    if (Math.abs(shifted - whole) < 0.49) return whole / scale;
  }
  return Number(value.toPrecision(DIGITS));
}
const LEAST_QUICK = 1e-12;
const MOST_QUICK = 10 ** DIGITS;

/** One value for each column. Spelled out, because a server does this for a thousand reports a second. */
function columns<Value>(value: (column: CurveColumn) => Value): Record<CurveColumn, Value> {
  return {
    step: value("step"),
    epoch: value("epoch"),
    trainLoss: value("trainLoss"),
    validationLoss: value("validationLoss"),
    trainScore: value("trainScore"),
    validationScore: value("validationScore"),
    trainMetric: value("trainMetric"),
    validationMetric: value("validationMetric"),
  };
}

export function curveOf(points: readonly CurvePoint[]): Curve {
  return columns((column) => points.map((point) => point[column]));
}

export function pointAt(curve: Curve, index: number): CurvePoint {
  return columns((column) => curve[column][index]);
}

export function lengthOf(curve: Curve): number {
  return curve.step.length;
}

export function lastPoint(curve: Curve): CurvePoint | null {
  return lengthOf(curve) === 0 ? null : pointAt(curve, lengthOf(curve) - 1);
}

export function append(curve: Curve, chunk: Curve): Curve {
  return columns((column) => curve[column].concat(chunk[column]));
}

/** The points of a curve at these indices, in this order. */
export function pick(curve: Curve, indices: readonly number[]): Curve {
  return columns((column) => indices.map((index) => curve[column][index]));
}

/** Of two points the one with the better validation score; the lower validation loss, then the earlier, if they are equal. */
export function better(best: CurvePoint | null, point: CurvePoint): CurvePoint {
  if (best === null || point.validationScore > best.validationScore) return point;
  if (point.validationScore < best.validationScore) return best;
  return point.validationLoss < best.validationLoss ? point : best;
}

/**
 * A run is worth the best it ever did on unseen examples: memorising earns nothing, and going on too long costs nothing. `before`: the best
 * of the points that came before these.
 */
export function bestPoint(curve: Curve, before: CurvePoint | null = null): CurvePoint | null {
  const { validationScore: scores, validationLoss: losses } = curve;
  let best = before;
  for (let index = 0; index < scores.length; index++) {
    // Only what may be better is made a point: a server looks at thousands a second.
    if (best === null || scores[index]! > best.validationScore || losses[index]! < best.validationLoss)
      best = better(best, pointAt(curve, index));
  }
  return best;
}
