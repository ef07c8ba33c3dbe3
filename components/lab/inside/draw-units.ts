import { type ChartPalette, rgbOf } from "@/components/charts/axes/chart-palette";
import { paintSigns } from "@/components/charts/axes/paint-pixels";
import { contourLines } from "@/components/charts/valley/contour-lines";
import { drawLinks } from "@/components/lab/slow-motion/draw-network";
import type { Spot, TraceLink } from "@/components/lab/slow-motion/trace-layout";
import type { UnitColumn } from "./unit-columns";
import type { PlacedUnits } from "./unit-layout";

/** A unit by its column and its place in it. */
export type ChosenUnit = { readonly column: number; readonly item: number };

/** Whether units are drawn as a map of the plane or as a curve over one feature. */
export type UnitLook = "map" | "curve";

type UnitDrawing = {
  readonly columns: readonly UnitColumn[];
  readonly links: readonly (readonly TraceLink[])[];
  readonly placed: PlacedUnits;
  readonly chosen: ChosenUnit;
  readonly look: UnitLook;
};

/** Lines that do not lead into the chosen unit. */
const IN_BACKGROUND = 0.55;

/** Draws a network's units and weights; those that lead into the chosen unit stand out. Yields after each group of lines and each column. */
export function* drawUnits(
  context: CanvasRenderingContext2D,
  palette: ChartPalette,
  { columns, links, placed: { spots }, chosen, look }: UnitDrawing,
): Generator<void> {
  // One scale for all layers: a line twice as wide is never a smaller weight.
  const largest = links.flat().reduce((most, { size }) => Math.max(most, size), 0);
  for (const [gap, all] of links.entries()) {
    const [from, to] = [spots[gap]!, spots[gap + 1]!];
    const isInto = ({ to: item }: TraceLink) => gap + 1 === chosen.column && item === chosen.item;
    context.globalAlpha = chosen.column === 0 ? 1 : IN_BACKGROUND;
    yield* drawLinks(
      context,
      palette,
      all.filter((link) => !isInto(link)),
      from,
      to,
      largest,
    );
    context.globalAlpha = 1;
    // Twice, so that a line stands out from those that it crosses.
    for (let pass = 0; pass < 2; pass++)
      yield* drawLinks(context, palette, all.filter(isInto), from, to, largest);
  }
  for (const [at, column] of columns.entries()) {
    for (const [item, spot] of spots[at]!.entries()) {
      const isChosen = at === chosen.column && item === chosen.item;
      drawUnit(context, palette, column, item, spot, look);
      context.lineWidth = isChosen ? 2.5 : 1;
      context.strokeStyle = isChosen ? palette.accent : palette.inkMuted;
      strokeBox(context, spot);
    }
    yield;
  }
}

/** Draws what one unit computes, in a box. `isLarge`: with what tells the signs apart without colours. */
export function drawUnit(
  context: CanvasRenderingContext2D,
  palette: ChartPalette,
  column: UnitColumn,
  item: number,
  spot: Spot,
  look: UnitLook,
  isLarge = false,
): void {
  const values = column.values(item);
  context.save();
  context.beginPath();
  context.roundRect(spot.x - spot.half, spot.y - spot.half, 2 * spot.half, 2 * spot.half, CORNER);
  context.clip();
  context.fillStyle = palette.surface;
  context.fill();
  if (look === "map") drawMap(context, palette, values, column.scale, spot, isLarge);
  else drawCurve(context, palette, values, column.scale, spot);
  context.restore();
}

const CORNER = 4;

function strokeBox(context: CanvasRenderingContext2D, { x, y, half }: Spot) {
  context.beginPath();
  context.roundRect(x - half, y - half, 2 * half, 2 * half, CORNER);
  context.stroke();
}

/** The most see-through that the largest number is: behind it, the paper still shows. */
const STRONGEST = 230;

/** A square grid of numbers in the colours of their signs, the stronger the further from zero, with a line along zero. */
function drawMap(
  context: CanvasRenderingContext2D,
  palette: ChartPalette,
  values: Float32Array,
  scale: number,
  { x, y, half }: Spot,
  isLarge: boolean,
) {
  const size = Math.round(Math.sqrt(values.length));
  const pixels = pixelsOf(palette, values, size, scale);
  if (pixels === null) return;
  context.imageSmoothingEnabled = true;
  const cell = (2 * half) / size;
  const [left, top] = [x - half, y - half];
  context.drawImage(pixels, left, top, 2 * half, 2 * half);
  if (isLarge) {
    context.strokeStyle = palette.inkMuted;
    context.lineWidth = 0.75;
    context.beginPath();
    for (let at = 0; at < values.length; at++) {
      const [row, column] = [Math.floor(at / size), at % size];
      if (values[at]! >= 0 || (row + column) % 3 > 0) continue;
      context.moveTo(left + column * cell, top + (row + 1) * cell);
      context.lineTo(left + (column + 1) * cell, top + row * cell);
    }
    context.stroke();
  }
  context.strokeStyle = palette.ink;
  context.lineWidth = isLarge ? 1.5 : 1;
  for (const line of contourLines(values, size, 0)) {
    context.beginPath();
    for (const [column, row] of line) context.lineTo(left + (column + 0.5) * cell, top + (row + 0.5) * cell);
    context.stroke();
  }
}

/** A canvas for the pixels of one map after the other. */
let shared: CanvasRenderingContext2D | null = null;

function pixelsOf(
  palette: ChartPalette,
  values: Float32Array,
  size: number,
  scale: number,
): HTMLCanvasElement | null {
  shared ??= document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  if (shared === null) return null;
  const inks = inksOf(shared, palette);
  if (shared.canvas.width !== size) shared.canvas.width = size;
  if (shared.canvas.height !== size) shared.canvas.height = size;
  const image = shared.createImageData(size, size);
  paintSigns(values, { scale, strongest: STRONGEST }, inks, image.data);
  shared.putImageData(image, 0, 0);
  return shared.canvas;
}

const known = new WeakMap<ChartPalette, Record<"positive" | "negative", Uint8ClampedArray>>();

function inksOf(context: CanvasRenderingContext2D, palette: ChartPalette) {
  const found = known.get(palette) ?? {
    positive: rgbOf(context, palette.positive),
    negative: rgbOf(context, palette.negative),
  };
  known.set(palette, found);
  return found;
}

/** A curve over the feature, filled towards zero in the colours of its signs. */
function drawCurve(
  context: CanvasRenderingContext2D,
  palette: ChartPalette,
  values: Float32Array,
  scale: number,
  { x, y, half }: Spot,
) {
  const placeOf = (at: number) => {
    const share = scale > 0 ? values[at]! / scale : 0;
    return [x - half + (2 * half * at) / (values.length - 1), y - 0.9 * half * share] as const;
  };
  const trace = () => {
    context.beginPath();
    for (let at = 0; at < values.length; at++) context.lineTo(...placeOf(at));
  };
  for (const [colour, top] of [
    [palette.positive, y - half],
    [palette.negative, y],
  ] as const) {
    context.save();
    context.beginPath();
    context.rect(x - half, top, 2 * half, half);
    context.clip();
    trace();
    context.lineTo(x + half, y);
    context.lineTo(x - half, y);
    context.globalAlpha = 0.35;
    context.fillStyle = colour;
    context.fill();
    context.restore();
  }
  context.strokeStyle = palette.line;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(x - half, y);
  context.lineTo(x + half, y);
  context.stroke();
  trace();
  context.lineJoin = "round";
  context.strokeStyle = palette.ink;
  context.lineWidth = Math.max(1.5, half / 24);
  context.stroke();
}
