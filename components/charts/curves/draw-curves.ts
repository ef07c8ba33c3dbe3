import type { AxisRange } from "@/components/charts/axes/axis-range";
import { placeOn } from "@/components/charts/axes/axis-ticks";
import type { ChartPalette } from "@/components/charts/axes/chart-palette";
import { type CurveSeries, type Measure, valuesOf } from "./curve-series";

/** Where the plot stands on its canvas, in device pixels, and how values become positions there. */
export type PlotFrame = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Right edge of the canvas: between the plot and it, there is room for names. */
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

/** A value beyond the axis lies at its end. */
export function positionY({ top, height, range }: PlotFrame, value: number): number {
  return top + height * (1 - placeOn(range, value).share);
}

/** Draws every series: the quiet ones first, so that the bold ones lie on top. */
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
  // A class of three hundred is a texture, a class of ten is lines.
  const crowd = quiet.length > 60;
  const many = quiet.length > 12;
  const quietLook: Look = {
    alpha: crowd ? 0.3 : many ? 0.42 : 0.6,
    width: crowd ? 1 : 1.5,
    stretches: crowdStretches(quiet.length),
    // Round corners and dashes are the dearest parts of a line, and where many cross nothing of them is to be seen but their cost.
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
  /** In CSS pixels, on a desk. */
  readonly width: number;
  /** What is drawn of it: see `crowdIndices`. */
  readonly stretches: number;
  /** Corners are round, and dashes tell the split. */
  readonly detailed: boolean;
};

/** The size of type, in CSS pixels, that the widths of lines are made for. */
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
  // Where the letters are larger, for readers further away, so are the lines.
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

/** Train is solid, validation is dashed, a ghost is dotted: told apart without the hue. */
function dashOf({ role, emphasis }: CurveSeries, scale: number): number[] {
  if (role === "train") return [];
  if (role === "ghost") return [1 * scale, 4 * scale];
  return emphasis === "bold" ? [7 * scale, 5 * scale] : [4 * scale, 4 * scale];
}

/** A curve that is one of hundreds still has so many stretches … */
const FEWEST_STRETCHES = 16;
/** … each of two points. All curves of a chart together have about so many: drawn whole, a class of forty takes three frames without a GPU. */
const POINTS = 2_000;

/** How many stretches each of so many curves is drawn in. */
export function crowdStretches(curves: number): number {
  return Math.max(FEWEST_STRETCHES, Math.floor(POINTS / 2 / curves));
}

/** The indices that show a line of these values small, rising: its ends, and of each stretch the lowest and the highest, so that spikes stay. */
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
