import type uPlot from "uplot";
import type { AxisRange } from "./axes/axis-range";

/** Where a value lies on an axis: `share` of the way from its low end to its high one. What lies beyond an end is pinned to it. */
export type AxisPlace = { readonly share: number; readonly beyond: "low" | "high" | null };

/** Values that an axis holds but for rounding are not beyond it. */
const SLACK = 1e-9;

/** Zero and less are beyond the low end of a logarithmic axis; what has left the numbers is beyond the high end of any. */
export function placeOn({ low, high, log }: AxisRange, value: number): AxisPlace {
  if (Number.isNaN(value)) return { share: 1, beyond: "high" };
  const share = log
    ? value > 0
      ? Math.log(value / low) / Math.log(high / low)
      : Number.NEGATIVE_INFINITY
    : (value - low) / (high - low);
  if (share < 0) return { share: 0, beyond: share < -SLACK ? "low" : null };
  if (share > 1) return { share: 1, beyond: share > 1 + SLACK ? "high" : null };
  return { share, beyond: null };
}

/** A range, which may become another one, as a scale of uPlot. */
export function scaleOf(range: () => AxisRange): uPlot.Scale {
  return {
    auto: false,
    range: () => [range().low, range().high],
    distr: 100,
    fwd: (value) => (range().log ? Math.log(Math.max(value, range().low * 1e-3)) : value),
    bwd: (value) => (range().log ? Math.exp(value) : value),
  };
}

/** Marks a value that is pinned to an edge: an arrow whose tip is at the edge and points beyond it. */
export function arrowBeyond(
  context: CanvasRenderingContext2D,
  x: number,
  edge: number,
  beyond: "low" | "high",
  size: number,
) {
  const inwards = beyond === "high" ? 1 : -1;
  context.moveTo(x, edge);
  context.lineTo(x + size, edge + 1.6 * size * inwards);
  context.lineTo(x - size, edge + 1.6 * size * inwards);
  context.closePath();
}
