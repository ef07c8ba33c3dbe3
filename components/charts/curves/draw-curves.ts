import type { AxisRange } from "@/components/charts/axes/axis-range";
import type { ChartPalette } from "@/components/charts/axes/chart-palette";
import { placeOn } from "@/components/charts/axis-place";
import { crowdIndices, crowdStretches } from "@/components/charts/crowd-line";
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
    context.lineTo(positionX(frame, epoch[index]), positionY(frame, values[index]));
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
