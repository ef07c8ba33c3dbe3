import type uPlot from "uplot";
import { formatCount, formatLearningRate } from "@/lib/learning/numbers/format";
import { roundStep } from "@/lib/learning/numbers/round-step";
import type { AxisRange } from "./axis-range";

/** About `count` round values within the range: evenly spaced, or on a logarithmic axis decades, with steps between them if there are few. */
export function ticksOf({ low, high, log }: AxisRange, count: number): number[] {
  return log ? logTicks(low, high, count) : linearTicks(low, high, count);
}

/** A tick's label: short, exact and, if possible, without an exponent. */
export function tickLabel(value: number): string {
  if (value >= 100_000) return value.toExponential().replace("e+", "e");
  return value >= 1000 ? formatCount(value) : formatLearningRate(value);
}

function linearTicks(low: number, high: number, count: number): number[] {
  const step = roundStep((high - low) / Math.max(1, count));
  const ticks: number[] = [];
  for (let index = Math.ceil(low / step - 1e-9); index * step <= high * (1 + 1e-9); index++)
    ticks.push(Number((index * step).toPrecision(12)));
  return ticks;
}

function logTicks(low: number, high: number, count: number): number[] {
  const decades = Math.log10(high / low);
  const within = decades > 2.2 ? [1] : decades > 1.4 ? [1, 3] : [1, 2, 5];
  const every = decades > count ? 2 : 1;
  const ticks: number[] = [];
  for (let exponent = Math.floor(Math.log10(low)); exponent <= Math.log10(high); exponent += every) {
    for (const part of within) {
      const value = Number((part * 10 ** exponent).toPrecision(6));
      if (value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)) ticks.push(value);
    }
  }
  return ticks;
}

/** Where a value lies on an axis: `share` of the way (0–1) from its low end to its high end. Values beyond an end are pinned to it. */
export type AxisPlace = { readonly share: number; readonly beyond: "low" | "high" | null };

/** Values beyond an end by no more than rounding error count as inside. */
const SLACK = 1e-9;

/** Places a value on an axis. Zero and below are beyond the low end of a logarithmic axis; NaN is beyond the high end of any axis. */
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

/** A uPlot scale that follows a range, which may change. */
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
