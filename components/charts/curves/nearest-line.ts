import { placeOn } from "@/components/charts/axes/axis-ticks";
import type { CurveSeries, Measure } from "./curve-series";
import { type PlotFrame, positionX, positionY } from "./draw-curves";
import { lineOf } from "./smooth-line";

/** How far from a line, in CSS pixels, a pointer still means it. */
const REACH = 24;

/**
 * The run whose line is nearest to a pointer, and the point of the line that is; null if none is near. Where two are as near, the bold one. `pointer`: in device
 * pixels, as the frame.
 */
export function nearestLine(
  allSeries: readonly CurveSeries[],
  measure: Measure,
  frame: PlotFrame,
  pointer: { readonly x: number; readonly y: number },
): { readonly id: string; readonly x: number; readonly y: number } | null {
  let nearest: { id: string; x: number; y: number } | null = null;
  let closest = REACH * frame.scale;
  for (const series of allSeries) {
    if (series.run === undefined) continue;
    const valueAt = lineOf(series, measure);
    const { epoch } = series.curve;
    const handicap = series.emphasis === "bold" ? 0 : 2 * frame.scale;
    const wanted = ((pointer.x - frame.left) / frame.width) * frame.reach;
    const after = firstAtOrAfter(epoch, wanted);
    // The segments around the pointer: a steep line is near at another epoch than the pointer's.
    for (let index = Math.max(0, after - 3); index <= Math.min(epoch.length - 1, after + 2); index++) {
      const to = placed(frame, epoch[index]!, valueAt(index));
      const from = index === 0 ? to : placed(frame, epoch[index - 1]!, valueAt(index - 1));
      if (from.isOff && to.isOff) continue;
      const at = nearestOn(from, to, pointer);
      const distance = Math.hypot(at.x - pointer.x, at.y - pointer.y) + handicap;
      if (distance < closest) {
        closest = distance;
        nearest = { id: series.id, ...at };
      }
    }
  }
  return nearest;
}

function placed(frame: PlotFrame, epoch: number, value: number) {
  return {
    x: positionX(frame, epoch),
    y: positionY(frame, value),
    isOff: placeOn(frame.range, value).beyond !== null,
  };
}

type Place = { readonly x: number; readonly y: number };

function nearestOn(from: Place, to: Place, pointer: Place): Place {
  const [across, down] = [to.x - from.x, to.y - from.y];
  const length = across * across + down * down;
  const share = length === 0 ? 0 : ((pointer.x - from.x) * across + (pointer.y - from.y) * down) / length;
  const part = Math.min(1, Math.max(0, share));
  return { x: from.x + part * across, y: from.y + part * down };
}

function firstAtOrAfter(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
