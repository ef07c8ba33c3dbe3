import type { Extent } from "@/components/charts/examples/example-space";
import type { SlicePoint, ValleySlice } from "@/lib/learning/training/valley";

/** Whose steps are drawn over a slice: gradient descent's on the line itself, or the training's own, seen from it. */
export type HopsOf = "descent" | "taken";

/** What of a slice is in sight. */
export type SlicePlot = {
  readonly across: Extent;
  readonly up: Extent;
  readonly hops: readonly SlicePoint[];
};

/** So many times the loss at the start is always in sight, and so much, where the first step lands there. */
const ALWAYS = 4;
const AT_MOST = 20;
const ROOM = 0.08;

/** Null on a level place, where there is no line downhill. */
export function slicePlot(slice: ValleySlice, hopsOf: HopsOf): SlicePlot | null {
  const { curve, landing } = slice;
  const hops = slice[hopsOf].filter(({ at, loss }) => Number.isFinite(at) && Number.isFinite(loss));
  const losses = [...curve, ...hops].map(({ loss }) => loss).filter((loss) => Number.isFinite(loss));
  if (curve.length < 2 || hops.length === 0 || losses.length === 0) return null;
  const start = hops[0].loss;
  const landed = [landing, hops[1]].reduce(
    (most, place) => (place && Number.isFinite(place.loss) ? Math.max(most, place.loss) : most),
    start,
  );
  const lowest = Math.min(...losses);
  const highest = Math.min(Math.max(...losses), Math.max(ALWAYS * start, Math.min(landed, AT_MOST * start)));
  const room = ROOM * (highest - lowest) || 0.5 * Math.abs(highest) || 1;
  const across = { low: curve[0].at, high: curve[curve.length - 1].at };
  return { across, up: { low: Math.max(0, lowest - room), high: highest + 2 * room }, hops };
}
