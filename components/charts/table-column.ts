import type { Split } from "@/lib/learning/examples/split";
import { inOwnUnit, type Scale } from "@/lib/learning/scale";
import { type Extent, extentOf, labelExtent } from "./examples/example-space";

/** A column of a table as people read it: its name, and how a standardised number reads in its own unit. */
export type TableColumn = Scale & { readonly name: string };

/** Where the examples lie in a column, in its own unit. `width`: columns. */
export function columnExtent(splits: readonly Split[], index: number, width: number, scale: Scale): Extent {
  return scaled(extentOf(splits, index, width), scale);
}

/** Where the target values lie, in their own unit. */
export function targetExtent(splits: readonly Split[], scale: Scale): Extent {
  return scaled(labelExtent(splits), scale);
}

function scaled({ low, high }: Extent, scale: Scale): Extent {
  return { low: inOwnUnit(low, scale), high: inOwnUnit(high, scale) };
}
