import type { AxisRange } from "@/components/charts/axes/axis-range";
import { placeOn } from "@/components/charts/axes/axis-ticks";
import type { ChartPalette } from "@/components/charts/axes/chart-palette";
import { type CurveSeries, type Measure, valuesOf } from "./curve-series";

/** Where the plot is on its canvas, in device pixels, and the ranges it shows. */
export type PlotFrame = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Right edge of the canvas; the space between it and the plot is for names. */
  readonly edge: number;
  /** Device pixels in a CSS pixel. */
  readonly scale: number;
  readonly range: AxisRange;
  /** Epochs from the left edge to the right one. */
  readonly reach: number;
};

export function positionX(frame: PlotFrame, epoch: number): number {
  return frame.left + (epoch / frame.reach) * frame.width;
}

/** A value beyond the axis is placed at its end. */
export function positionY({ top, height, range }: PlotFrame, value: number): number {
  return top + height * (1 - placeOn(range, value).share);
}

/** Draws every series, the quiet ones first, so that the bold ones are on top. */
export function drawCurves(
  context: CanvasRenderingContext2D,
  frame: PlotFrame,
  allSeries: readonly CurveSeries[],
  measure: Measure,
  palette: ChartPalette,
) {
  context.save();
  context.beginPath();
  context.rect(
    frame.left,
    frame.top - 2 * frame.scale,
    frame.width + 4 * frame.scale,
    frame.height + 4 * frame.scale,
  );
  context.clip();
  const quiet = allSeries.filter((series) => series.emphasis === "quiet");
  // Three hundred curves are a texture, ten are lines.
  const crowd = quiet.length > 60;
  const many = quiet.length > 12;
  const quietLook: Look = {
    alpha: crowd ? 0.3 : many ? 0.42 : 0.6,
    width: crowd ? 1 : 1.5,
    stretches: crowdStretches(quiet.length),
    // Round corners and dashes are the slowest parts of a line, and where many lines cross nobody can see them.
    detailed: !many,
  };
  const boldLook = { alpha: 1, width: 2.5, stretches: Number.POSITIVE_INFINITY, detailed: true };
  for (const series of quiet) stroke(context, frame, series, measure, palette, quietLook);
  for (const series of allSeries) {
    if (series.emphasis === "bold") stroke(context, frame, series, measure, palette, boldLook);
  }
  context.restore();
}

type Look = {
  readonly alpha: number;
  /** In CSS pixels, at the desk's font size. */
  readonly width: number;
  /** How finely it is drawn: see `crowdIndices`. */
  readonly stretches: number;
  /** With round corners, and dashes by split. */
  readonly detailed: boolean;
};

/** The font size, in CSS pixels, that line widths are designed for. */
const DESK_FONT_SIZE = 13;

function stroke(
  context: CanvasRenderingContext2D,
  frame: PlotFrame,
  series: CurveSeries,
  measure: Measure,
  palette: ChartPalette,
  { alpha, width, stretches, detailed }: Look,
) {
  const values = valuesOf(series, measure);
  const { epoch } = series.curve;
  if (values.length === 0) return;
  context.beginPath();
  for (const index of crowdIndices(values, stretches))
    context.lineTo(positionX(frame, epoch[index]!), positionY(frame, values[index]!));
  context.lineJoin = detailed ? "round" : "bevel";
  context.lineCap = detailed ? "round" : "butt";
  context.globalAlpha = alpha;
  context.strokeStyle = colourOf(series, palette);
  // Where text is larger, for readers further away, lines are thicker too.
  const scale = (frame.scale * palette.fontSize) / DESK_FONT_SIZE;
  context.lineWidth = width * scale;
  context.setLineDash(detailed ? dashOf(series, scale) : []);
  context.stroke();
  context.setLineDash([]);
}

export function colourOf({ role }: CurveSeries, palette: ChartPalette): string {
  if (role === "ghost") return palette.inkMuted;
  return role === "train" ? palette.train : palette.validation;
}

/** Training is solid, validation dashed, a ghost dotted, so that they differ without colour. */
function dashOf({ role, emphasis }: CurveSeries, scale: number): number[] {
  if (role === "train") return [];
  if (role === "ghost") return [1 * scale, 4 * scale];
  return emphasis === "bold" ? [7 * scale, 5 * scale] : [4 * scale, 4 * scale];
}

/** Every curve has at least this many stretches, even one of hundreds. */
const FEWEST_STRETCHES = 16;
/** Points drawn in all curves of a chart together, about two for each stretch. Drawn in full, a class of forty takes three frames without a GPU. */
const POINTS = 2_000;

/** How many stretches each of `curves` curves is divided into. */
export function crowdStretches(curves: number): number {
  return Math.max(FEWEST_STRETCHES, Math.floor(POINTS / 2 / curves));
}

/** Indices, ascending, of the values that suffice to draw a small line: both ends, and the lowest and highest of each stretch, so that spikes are kept. */
export function crowdIndices(values: readonly number[], stretches: number): number[] {
  const last = values.length - 1;
  if (last < 2 * stretches) return values.map((_, index) => index);
  const indices = [0];
  const stretch = (last - 1) / stretches;
  for (let count = 0; count < stretches; count++) {
    const from = 1 + Math.floor(count * stretch);
    const to = 1 + Math.floor((count + 1) * stretch);
    let lowest = from;
    let highest = from;
    for (let index = from + 1; index < to; index++) {
      if (values[index]! < values[lowest]!) lowest = index;
      if (values[index]! > values[highest]!) highest = index;
    }
    indices.push(Math.min(lowest, highest));
    if (lowest !== highest) indices.push(Math.max(lowest, highest));
  }
  indices.push(last);
  return indices;
}
