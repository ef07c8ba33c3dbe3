/**
 * What a run measured at one step, on both splits, after the weight update.
 * Losses are means over the split; scores are 0–100 (see `evaluation.ts`); a metric is accuracy (0–1) for classification,
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

/**
 * Where a run stood on the plane of its round's class valley when it was measured (see `Place`), as two more columns. Both are 0 at the
 * start; a point after it at which both are 0 was not placed. Only runs of rounds that have a valley have them.
 */
export const PLACE_COLUMNS = ["across", "up"] as const;
type PlaceColumns = { readonly [column in (typeof PLACE_COLUMNS)[number]]?: readonly number[] };

/** A curve as columns of equal length, in rising order of steps. */
export type Curve = { readonly [column in CurveColumn]: readonly number[] } & PlaceColumns;

export const EMPTY_CURVE: Curve = curveOf([]);

/** The most points a run can have in total. */
export const MAX_POINTS_PER_RUN = 600;
/** The most points one report can carry. */
export const MAX_POINTS_PER_REPORT = 200;

/** Significant digits a point keeps. Five survive a round trip through float32 exactly, so packed storage folds to the same session. */
const DIGITS = 5;
export function rounded(value: number): number {
  const size = Math.abs(value);
  // A server rounds tens of thousands of numbers per second, and going through text would be slow.
  if (size >= LEAST_QUICK && size < MOST_QUICK) {
    let scale = 1;
    while (size * scale < MOST_QUICK / 10) scale *= 10;
    const shifted = value * scale;
    const whole = Math.round(shifted);
    // Powers of ten up to 10²² are exact, so the quotient equals the number the text would give. Close to a tie, the text decides.
    if (Math.abs(shifted - whole) < 0.49) return whole / scale;
  }
  return Number(value.toPrecision(DIGITS));
}
const LEAST_QUICK = 1e-12;
const MOST_QUICK = 10 ** DIGITS;

/** One value for each column. Spelled out for speed: a server does this for a thousand reports per second. */
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

export type PlacedPoint = CurvePoint & { readonly [column in (typeof PLACE_COLUMNS)[number]]?: number };

export function curveOf(points: readonly PlacedPoint[]): Curve {
  const measured = columns((column) => points.map((point) => point[column]));
  if (!points.some(({ across }) => across !== undefined)) return measured;
  return {
    ...measured,
    across: points.map(({ across = 0 }) => across),
    up: points.map(({ up = 0 }) => up),
  };
}

/** What was measured at a point, without its place. */
export function pointAt(curve: Curve, index: number): CurvePoint {
  return columns((column) => curve[column][index]!);
}

export function lengthOf(curve: Curve): number {
  return curve.step.length;
}

export function lastPoint(curve: Curve): CurvePoint | null {
  return lengthOf(curve) === 0 ? null : pointAt(curve, lengthOf(curve) - 1);
}

export function append(curve: Curve, chunk: Curve): Curve {
  const measured = columns((column) => curve[column].concat(chunk[column]));
  if (!curve.across && !chunk.across) return measured;
  const placed = (column: "across" | "up") => placesIn(curve, column).concat(placesIn(chunk, column));
  return { ...measured, across: placed("across"), up: placed("up") };
}

function placesIn(curve: Curve, column: "across" | "up"): readonly number[] {
  return curve[column] ?? new Array<number>(lengthOf(curve)).fill(0);
}

/** The points of a curve at these indices, in this order. */
export function pick(curve: Curve, indices: readonly number[]): Curve {
  const measured = columns((column) => indices.map((index) => curve[column][index]!));
  const { across, up } = curve;
  if (!across || !up) return measured;
  return {
    ...measured,
    across: indices.map((index) => across[index]!),
    up: indices.map((index) => up[index]!),
  };
}

/** The point with the better validation score; ties go to the lower validation loss, then to the earlier point. */
export function better(best: CurvePoint | null, point: CurvePoint): CurvePoint {
  if (best === null || point.validationScore > best.validationScore) return point;
  if (point.validationScore < best.validationScore) return best;
  return point.validationLoss < best.validationLoss ? point : best;
}

/**
 * A run is worth its best result on unseen examples: memorising earns nothing, and training too long costs nothing. `before`: the best of
 * the points before these.
 */
export function bestPoint(curve: Curve, before: CurvePoint | null = null): CurvePoint | null {
  const { validationScore: scores, validationLoss: losses } = curve;
  let best = before;
  for (let index = 0; index < scores.length; index++) {
    // Only a candidate is turned into a point: a server checks thousands per second.
    if (best === null || scores[index]! > best.validationScore || losses[index]! < best.validationLoss)
      best = better(best, pointAt(curve, index));
  }
  return best;
}
