import { arrowBeyond, placeOn } from "@/components/charts/axes/axis-ticks";
import type { ChartPalette } from "@/components/charts/axes/chart-palette";
import { type AxisPlaces, drawAxes, writeOn } from "@/components/charts/axes/draw-axes";
import type { Extent } from "@/components/charts/examples/example-space";
import type { SlicePoint, ValleySlice } from "@/lib/learning/training/valley";

/** Which steps are drawn over a slice: those of gradient descent on the line itself, or the actual training's, projected onto it. */
export type HopsOf = "descent" | "taken";

/** The visible part of a slice. */
type SlicePlot = {
  readonly across: Extent;
  readonly up: Extent;
  readonly hops: readonly SlicePoint[];
};

/** Losses up to `ALWAYS` times the first are always visible, and up to `AT_MOST` times if the first step lands there. */
const ALWAYS = 4;
const AT_MOST = 20;
const ROOM = 0.08;

/** Null if there is no way downhill or nothing finite to draw. */
export function slicePlot(slice: ValleySlice, hopsOf: HopsOf): SlicePlot | null {
  const { curve, landing } = slice;
  const hops = slice[hopsOf].filter(({ at, loss }) => Number.isFinite(at) && Number.isFinite(loss));
  const losses = [...curve, ...hops].map(({ loss }) => loss).filter((loss) => Number.isFinite(loss));
  if (curve.length < 2 || hops.length === 0 || losses.length === 0) return null;
  const start = hops[0]!.loss;
  const landed = [landing, hops[1]].reduce(
    (most, place) => (place && Number.isFinite(place.loss) ? Math.max(most, place.loss) : most),
    start,
  );
  const lowest = Math.min(...losses);
  const highest = Math.min(Math.max(...losses), Math.max(ALWAYS * start, Math.min(landed, AT_MOST * start)));
  const room = ROOM * (highest - lowest) || 0.5 * Math.abs(highest) || 1;
  const across = { low: curve[0]!.at, high: curve[curve.length - 1]!.at };
  return { across, up: { low: Math.max(0, lowest - room), high: highest + 2 * room }, hops };
}

/** How high an arc rises above the higher of its ends: a part of its width, within limits in CSS pixels. */
const RISE = { part: 0.3, least: 10, most: 44 };

/** Draws the loss along the line downhill, its lowest point, and the steps as hops over it. */
export function drawSlice(
  context: CanvasRenderingContext2D,
  size: { readonly width: number; readonly height: number },
  palette: ChartPalette,
  { curve, lowest }: ValleySlice,
  plot: SlicePlot,
  texts: { readonly now: string; readonly lowest: string },
) {
  const places = drawAxes(context, size, palette, plot);
  const { x, y } = places;
  const pinned = (loss: number) => pinnedTo(plot, places, loss);
  const floor = y(plot.up.low);
  if (lowest !== null) {
    context.setLineDash([3, 4]);
    context.strokeStyle = palette.inkMuted;
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(x(lowest.at), floor);
    context.lineTo(x(lowest.at), y(plot.up.high));
    context.stroke();
    context.setLineDash([]);
  }
  context.lineJoin = "round";
  context.strokeStyle = palette.train;
  context.lineWidth = 2.5;
  context.beginPath();
  for (const { at, loss } of curve) context.lineTo(x(at), pinned(loss));
  context.stroke();
  drawHops(context, palette, plot, places);
  const start = plot.hops[0]!;
  writeOn(context, palette, texts.now, [x(start.at), y(start.loss) + 18]);
  if (lowest !== null) writeOn(context, palette, texts.lowest, [x(lowest.at), y(plot.up.high) + 8]);
}

function drawHops(
  context: CanvasRenderingContext2D,
  palette: ChartPalette,
  plot: SlicePlot,
  places: AxisPlaces,
) {
  const range = { ...plot.up, log: false };
  const spots = plot.hops.map(({ at, loss }) => ({
    across: places.x(at),
    down: pinnedTo(plot, places, loss),
    beyond: placeOn(range, loss).beyond,
  }));
  context.strokeStyle = palette.ink;
  context.lineWidth = 1.5;
  for (let hop = 1; hop < spots.length; hop++) {
    const [from, to] = [spots[hop - 1]!, spots[hop]!];
    const width = Math.abs(to.across - from.across);
    const rise = Math.min(RISE.most, width, Math.max(RISE.least, RISE.part * width));
    // A quadratic curve reaches only half as high as its control point.
    const top = Math.min(from.down, to.down) - 2 * rise;
    context.globalAlpha = Math.max(0.35, 1 - 0.08 * (hop - 1));
    context.beginPath();
    context.moveTo(from.across, from.down);
    context.quadraticCurveTo((from.across + to.across) / 2, top, to.across, to.down);
    context.stroke();
  }
  context.globalAlpha = 1;
  // All outlines first, so that none covers a neighbour.
  for (const [colour, radius] of [[palette.surface, 4] as const, [palette.ink, 3] as const]) {
    context.fillStyle = colour;
    for (const { across, down, beyond } of spots) {
      context.beginPath();
      if (beyond !== null) arrowBeyond(context, across, down, beyond, 1.5 * radius);
      else context.arc(across, down, radius, 0, 2 * Math.PI);
      context.fill();
    }
  }
  // A hollow ring: steps that hardly move stay visible inside it.
  const start = spots[0]!;
  context.beginPath();
  context.arc(start.across, start.down, 7.5, 0, 2 * Math.PI);
  context.strokeStyle = palette.ink;
  context.lineWidth = 2;
  context.stroke();
}

/** The vertical position of a loss; one beyond the axis is placed at its end. */
function pinnedTo({ up }: SlicePlot, { y }: AxisPlaces, loss: number): number {
  return y(up.low + placeOn({ ...up, log: false }, loss).share * (up.high - up.low));
}
