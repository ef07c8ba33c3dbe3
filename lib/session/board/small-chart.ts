import { CURVE_COLUMNS, type Curve, lengthOf } from "@/lib/learning/curves/curve";
import type { RanksOn } from "@/lib/learning/curves/ranking";

/**
 * A run's loss as drawn in small charts of a whole class, on the examples that its round ranks by: the first point of each stretch, and
 * the last one. `at`: epochs in units of `unit`, rising; `loss`: natural logarithms in steps of `LOSS_STEP`.
 */
export type SmallChart = {
  readonly on: RanksOn;
  readonly unit: number;
  readonly at: readonly number[];
  readonly loss: readonly number[];
  /** Weight updates up to the last point. */
  readonly steps: number;
};

/** A whole run is at least this many units long. */
const UNITS = 192;
/** Units in one stretch. */
const STRETCH = 12;
/** Less than one per cent of a loss, so rounding changes it by less than half a per cent. */
const LOSS_STEP = 1 / 128;
const LEAST_LOSS = 1e-12;
const MOST_PLACES = 2 * UNITS;
const LOSS_COLUMNS = { train: "trainLoss", validation: "validationLoss" } as const satisfies Record<
  RanksOn,
  keyof Curve
>;

/** The chart of a curve from its point `first` on; null if there are no such points. `epochs`: those that the whole run is to have. */
export function smallChart(
  curve: Curve,
  { epochs, on }: { readonly epochs: number; readonly on: RanksOn },
  first: number,
): SmallChart | null {
  const count = lengthOf(curve);
  if (first >= count) return null;
  const unit = 2 ** Math.floor(Math.log2(epochs / UNITS));
  // Clamped, because browsers may report anything.
  const place = (index: number) => Math.min(MOST_PLACES, Math.max(0, Math.round(curve.epoch[index]! / unit)));
  const losses = curve[LOSS_COLUMNS[on]];
  const at: number[] = [];
  const loss: number[] = [];
  const add = (index: number) => {
    // All points in one place are drawn as the first of them, so that a place always has the same value, whenever it is sent.
    let shown = index;
    while (shown > 0 && place(shown - 1) === place(index)) shown--;
    if (at.at(-1) === place(index)) return;
    at.push(place(index));
    // Adding 0 turns −0 into 0, since −0 would not survive being packed.
    loss.push(Math.round(Math.log(Math.max(losses[shown]!, LEAST_LOSS)) / LOSS_STEP) + 0);
  };
  for (let index = first; index < count; index++) {
    const opens = index === 0 || stretchOf(place(index)) !== stretchOf(place(index - 1));
    if (opens || index === count - 1) add(index);
  }
  return { on, unit, at, loss, steps: curve.step[count - 1]! };
}

/**
 * Adds a chart to a curve made of charts, which may arrive in any order. The result has the first point of each stretch and the last point
 * of all. Only epochs, losses on the examples that the round ranks by, and the step of the last point are known; everything else is NaN.
 */
export function withChart(curve: Curve, { on, unit, at, loss, steps }: SmallChart): Curve {
  const column = LOSS_COLUMNS[on];
  const points = new Map(curve.epoch.map((epoch, index) => [epoch, curve[column][index]]));
  for (const [index, place] of at.entries()) points.set(place * unit, Math.exp(loss[index]! * LOSS_STEP));
  const epochs = [...points.keys()].sort((one, other) => one - other);
  const shown = epochs.filter(
    (epoch, index) =>
      index === 0 ||
      index === epochs.length - 1 ||
      stretchOf(epoch / unit) !== stretchOf(epochs[index - 1]! / unit),
  );
  const known = Object.fromEntries(
    CURVE_COLUMNS.map((column) => [column, shown.map(() => Number.NaN)]),
  ) as unknown as Curve;
  const last = Math.max(steps, curve.step.at(-1) ?? 0);
  return {
    ...known,
    step: shown.map((_, index) => (index === shown.length - 1 ? last : Number.NaN)),
    epoch: shown,
    [column]: shown.map((epoch) => points.get(epoch) ?? Number.NaN),
  };
}

function stretchOf(place: number): number {
  return Math.floor(place / STRETCH);
}
