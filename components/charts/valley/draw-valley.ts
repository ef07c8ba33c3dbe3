import { type ChartPalette, rgbOf } from "@/components/charts/axes/chart-palette";
import { type AxisPlaces, drawAxes, writeOn } from "@/components/charts/axes/draw-axes";
import { formatBriefly } from "@/lib/learning/numbers/format";
import type { ValleyStop } from "@/lib/learning/training/valley";
import type { ContourLine } from "./contour-lines";
import type { ValleyPlot } from "./valley-plot";

/** Strength of the colour at the floor of the valley and at its rim: a single hue, in which only lightness varies. */
const FLOOR = 0.62;
const RIM = 0.02;
/** Least distances between two labels, between a number and the path, and from the map's edge, in CSS pixels. */
const APART = 40;
const OFF_PATH = 18;
const INSET = 14;

/** Draws a valley as a map: the deeper, the stronger its colour, with contour lines, their losses, and the path of the training. */
export function drawValley(
  context: CanvasRenderingContext2D,
  size: { readonly width: number; readonly height: number },
  palette: ChartPalette,
  plot: ValleyPlot,
  path: readonly ValleyStop[],
  texts: { readonly start: string; readonly now: string },
) {
  const places = drawAxes(context, size, palette, plot);
  drawGround(context, palette, plot, places);
  context.lineWidth = 1;
  context.strokeStyle = `color-mix(in oklab, ${palette.ink} 50%, transparent)`;
  for (const { lines } of plot.contours) {
    context.beginPath();
    for (const line of lines) trace(context, line, places);
    context.stroke();
  }
  const trail = trailOf(path, places);
  const [start, now] = [trail[0], trail.at(-1)];
  const names: Name[] = [];
  if (now)
    names.push({ text: texts.now, at: placeForName(now, [BELOW, ABOVE, ...BESIDE], trail, plot, places) });
  if (start && path.length > 1) {
    const obstacles = [...trail, ...names.map(({ at }) => at)];
    names.push({
      text: texts.start,
      at: placeForName(start, [ABOVE, BELOW, ...BESIDE], obstacles, plot, places),
    });
  }
  drawNumbers(
    context,
    palette,
    plot,
    places,
    trail,
    start && now ? [start, now, ...names.map(({ at }) => at)] : [],
  );
  drawPath(context, palette, path, places);
  for (const { text, at } of names) writeOn(context, palette, text, at);
}

/** One pixel per grid point, enlarged smoothly. */
function drawGround(
  context: CanvasRenderingContext2D,
  palette: ChartPalette,
  { heights, size, reach }: ValleyPlot,
  { x, y }: AxisPlaces,
) {
  const picture = document.createElement("canvas");
  picture.width = size;
  picture.height = size;
  const pixels = picture.getContext("2d", { willReadFrequently: true });
  if (pixels === null) return;
  const paper = rgbOf(pixels, palette.surface);
  const ink = rgbOf(pixels, palette.accent);
  const image = pixels.createImageData(size, size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const share = FLOOR + (RIM - FLOOR) * Math.min(1, heights[row * size + column]!);
      const at = 4 * ((size - 1 - row) * size + column);
      for (let part = 0; part < 3; part++)
        image.data[at + part] = paper[part]! + share * (ink[part]! - paper[part]!);
      image.data[at + 3] = 255;
    }
  }
  pixels.putImageData(image, 0, 0);
  const [left, right, bottom, top] = [x(-reach.x), x(reach.x), y(-reach.y), y(reach.y)];
  // A pixel is centred on its point, so half of each border pixel lies outside.
  const [wide, tall] = [(right - left) / (size - 1), (bottom - top) / (size - 1)];
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = "high";
  context.drawImage(picture, left - wide / 2, top - tall / 2, wide * size, tall * size);
}

function trace(context: CanvasRenderingContext2D, line: ContourLine, { x, y }: AxisPlaces) {
  line.forEach(([column, row], index) => {
    if (index === 0) context.moveTo(x(column), y(row));
    else context.lineTo(x(column), y(row));
  });
}

/** Writes the loss of each contour once, on its longest line, where there is room. */
function drawNumbers(
  context: CanvasRenderingContext2D,
  palette: ChartPalette,
  { contours, across, up }: ValleyPlot,
  { x, y }: AxisPlaces,
  trail: readonly Spot[],
  taken: readonly Spot[],
) {
  const written = [...taken];
  for (const { level, lines } of contours) {
    const longest = lines.reduce<ContourLine>((most, line) => (line.length > most.length ? line : most), []);
    const free = [0.5, 0.25, 0.75, 0.1, 0.9]
      .map((part) => longest[Math.floor(part * (longest.length - 1))])
      .filter((place) => place !== undefined)
      .map(([column, row]) => [x(column), y(row)] as const)
      .find(
        ([left, top]) =>
          left > x(across.low) + INSET &&
          left < x(across.high) - INSET &&
          top > y(up.high) + INSET &&
          top < y(up.low) - INSET &&
          trail.every(([column, row]) => Math.hypot(column - left, row - top) > OFF_PATH) &&
          written.every(([column, row]) => Math.hypot(column - left, row - top) > APART),
      );
    if (free === undefined) continue;
    writeOn(context, palette, formatBriefly(level), free);
    written.push(free);
  }
}

/** Draws the path, a dot at each measured point, a ring at its start and a cross where the network is now. */
function drawPath(
  context: CanvasRenderingContext2D,
  palette: ChartPalette,
  path: readonly ValleyStop[],
  { x, y }: AxisPlaces,
) {
  if (path.length === 0) return;
  const line = () => {
    context.beginPath();
    for (const stop of path) context.lineTo(x(stop.x), y(stop.y));
    context.stroke();
  };
  context.lineJoin = "round";
  context.lineWidth = 5;
  context.strokeStyle = palette.surface;
  line();
  context.lineWidth = 2;
  context.strokeStyle = palette.ink;
  line();
  const disc = ({ x: across, y: up }: ValleyStop, radius: number) => {
    context.beginPath();
    context.arc(x(across), y(up), radius, 0, 2 * Math.PI);
  };
  context.fillStyle = palette.ink;
  for (const stop of path) {
    disc(stop, 2.4);
    context.fill();
  }
  context.fillStyle = palette.surface;
  disc(path[0]!, 4.5);
  context.fill();
  context.stroke();
  const now = path[path.length - 1]!;
  disc(now, 7);
  context.fillStyle = palette.ink;
  context.fill();
  context.strokeStyle = palette.surface;
  context.beginPath();
  context.moveTo(x(now.x) - 4, y(now.y));
  context.lineTo(x(now.x) + 4, y(now.y));
  context.moveTo(x(now.x), y(now.y) - 4);
  context.lineTo(x(now.x), y(now.y) + 4);
  context.stroke();
}

/** Offsets from a point to its name, in CSS pixels. */
export const ABOVE = [0, -13] as const;
export const BELOW = [0, 15] as const;
export const BESIDE = [[28, 0] as const, [-28, 0] as const];
/** Half the width and height of a name. */
const NAME = { wide: 20, tall: 9 };

/** In CSS pixels of the drawing. */
type Spot = readonly [across: number, down: number];
type Name = { readonly text: string; readonly at: Spot };

/** Points along the drawn path, at most about 6 px apart. */
export function trailOf(path: readonly ValleyStop[], { x, y }: Pick<AxisPlaces, "x" | "y">): Spot[] {
  const stops = path.map((stop): Spot => [x(stop.x), y(stop.y)]);
  return stops.flatMap(([across, down], index): Spot[] => {
    const [beforeAcross, beforeDown] = stops[Math.max(0, index - 1)]!;
    const pieces = Math.ceil(Math.hypot(across - beforeAcross, down - beforeDown) / 6);
    return Array.from({ length: Math.max(1, pieces) }, (_, piece) => {
      const part = pieces === 0 ? 1 : (piece + 1) / pieces;
      return [beforeAcross + part * (across - beforeAcross), beforeDown + part * (down - beforeDown)];
    });
  });
}

/** Of these offsets from a point, the place where a name hides least of the path; the first of equals. */
export function placeForName(
  [across, down]: Spot,
  shifts: readonly Spot[],
  trail: readonly Spot[],
  plot: Pick<ValleyPlot, "across" | "up">,
  { x, y }: Pick<AxisPlaces, "x" | "y">,
): Spot {
  const hidden = ([left, top]: Spot) =>
    left - NAME.wide < x(plot.across.low) ||
    left + NAME.wide > x(plot.across.high) ||
    top - NAME.tall < y(plot.up.high) ||
    top + NAME.tall > y(plot.up.low)
      ? Number.POSITIVE_INFINITY
      : trail.filter((spot) => Math.abs(spot[0] - left) < NAME.wide && Math.abs(spot[1] - top) < NAME.tall)
          .length;
  const spots = shifts.map((shift): Spot => [across + shift[0], down + shift[1]]);
  return spots.reduce((best, spot) => (hidden(spot) < hidden(best) ? spot : best));
}
