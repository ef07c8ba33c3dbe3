import type { ValleySlice } from "@/lib/learning/training/valley";
import type { ChartPalette } from "./axes/chart-palette";
import { type AxisPlaces, drawAxes } from "./axes/draw-axes";
import { arrowBeyond, placeOn } from "./axis-place";
import type { SlicePlot } from "./valley/slice-plot";
import { writeOn } from "./write-on";

/** How high an arc rises above the higher of its ends, in CSS pixels, for its width. */
const RISE = { part: 0.3, least: 10, most: 44 };

/** Draws the loss on the line downhill, its lowest place, and the hops of the steps over it. */
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
  const [start] = plot.hops;
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
    const [from, to] = [spots[hop - 1], spots[hop]];
    const width = Math.abs(to.across - from.across);
    const rise = Math.min(RISE.most, width, Math.max(RISE.least, RISE.part * width));
    // A parabola's top is half as high as the place that draws it.
    const top = Math.min(from.down, to.down) - 2 * rise;
    context.globalAlpha = Math.max(0.35, 1 - 0.08 * (hop - 1));
    context.beginPath();
    context.moveTo(from.across, from.down);
    context.quadraticCurveTo((from.across + to.across) / 2, top, to.across, to.down);
    context.stroke();
  }
  context.globalAlpha = 1;
  // All rims first, so that none covers a neighbour.
  for (const [colour, radius] of [[palette.surface, 4] as const, [palette.ink, 3] as const]) {
    context.fillStyle = colour;
    for (const { across, down, beyond } of spots) {
      context.beginPath();
      if (beyond !== null) arrowBeyond(context, across, down, beyond, 1.5 * radius);
      else context.arc(across, down, radius, 0, 2 * Math.PI);
      context.fill();
    }
  }
  // Hollow: steps that hardly move stay inside, and are to be seen there.
  const [start] = spots;
  context.beginPath();
  context.arc(start.across, start.down, 7.5, 0, 2 * Math.PI);
  context.strokeStyle = palette.ink;
  context.lineWidth = 2;
  context.stroke();
}

/** A loss beyond the axis lies at its end. */
function pinnedTo({ up }: SlicePlot, { y }: AxisPlaces, loss: number): number {
  return y(up.low + placeOn({ ...up, log: false }, loss).share * (up.high - up.low));
}
