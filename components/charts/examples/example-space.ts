import type { Numbers, Split } from "@/lib/learning/examples/split";
import { inOwnUnit, type Scale } from "@/lib/learning/numbers/scale";

/** An interval of one feature, a little wider than its examples. */
export type Extent = { readonly low: number; readonly high: number };

/** Points along each side of the grid for a decision surface. */
export const SURFACE_SIZE = 64;
/** Inputs at which a fitted curve is drawn. */
export const CURVE_INPUTS = 240;

/** The extent of the examples along feature `index` of `width`. */
export function extentOf(splits: readonly Split[], index: number, width: number): Extent {
  return padded(splits.map(({ features }) => spanOf(features, index, width)));
}

/** The extent of the target values. */
export function labelExtent(splits: readonly Split[]): Extent {
  return padded(splits.map(({ labels }) => spanOf(labels, 0, 1)));
}

/** The square around the origin that holds all examples: both axes alike, so that a circle stays round. */
export function planeExtent(splits: readonly Split[]): Extent {
  const sides = [extentOf(splits, 0, 2), extentOf(splits, 1, 2)];
  const reach = Math.max(...sides.flatMap(({ low, high }) => [Math.abs(low), Math.abs(high)]));
  return { low: -reach, high: reach };
}

/** size² points (x, y), row by row from the top, each in the middle of its cell. */
export function planeGrid({ low, high }: Extent, size = SURFACE_SIZE): Float32Array {
  const points = new Float32Array(2 * size * size);
  const cell = (high - low) / size;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const at = 2 * (row * size + column);
      points[at] = low + (column + 0.5) * cell;
      points[at + 1] = high - (row + 0.5) * cell;
    }
  }
  return points;
}

/** CURVE_INPUTS evenly spaced inputs from one end to the other. */
export function curveInputs({ low, high }: Extent): Float32Array {
  return Float32Array.from(
    { length: CURVE_INPUTS },
    (_, index) => low + ((high - low) * index) / (CURVE_INPUTS - 1),
  );
}

/**
 * A column of a table: its name, and the scale that turns a standardised number into its own unit. `of`: where it is one category of a column, which it
 * says with a 1.
 */
export type TableColumn = Scale & {
  readonly name: string;
  readonly of?: { readonly column: string; readonly category: string };
};

/** The extent of the examples in a column, in its own unit. `width`: number of columns. */
export function columnExtent(splits: readonly Split[], index: number, width: number, scale: Scale): Extent {
  return scaled(extentOf(splits, index, width), scale);
}

/** The extent of the target values, in their own unit. */
export function targetExtent(splits: readonly Split[], scale: Scale): Extent {
  return scaled(labelExtent(splits), scale);
}

function spanOf(values: Numbers, index: number, width: number): Extent {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let at = index; at < values.length; at += width) {
    low = Math.min(low, values[at]!);
    high = Math.max(high, values[at]!);
  }
  return { low, high };
}

function padded(spans: readonly Extent[]): Extent {
  const low = Math.min(...spans.map((span) => span.low));
  const high = Math.max(...spans.map((span) => span.high));
  if (!(high > low)) return { low: -1, high: 1 };
  const margin = 0.06 * (high - low);
  return { low: low - margin, high: high + margin };
}

function scaled({ low, high }: Extent, scale: Scale): Extent {
  return { low: inOwnUnit(low, scale), high: inOwnUnit(high, scale) };
}
