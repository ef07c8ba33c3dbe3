import { type AxisPlace, arrowBeyond, placeOn, tickLabel } from "@/components/charts/axes/axis-ticks";
import type { ChartPalette } from "@/components/charts/axes/chart-palette";
import { faded } from "@/components/charts/axes/run-colour";
import { formatLoss, formatScore } from "@/lib/learning/numbers/format";
import { type CurveSeries, type Measure, valuesOf } from "./curve-series";
import { colourOf, FAINT, type PlotFrame, positionX, positionY } from "./draw-curves";

type Label = {
  readonly text: string;
  /** Of the mark at its point, and of the text. */
  readonly colour: string;
  readonly ink: string;
  readonly x: number;
  /** Of the point; its text may be moved away from it. */
  readonly y: number;
  /** The value lies beyond this end of the axis. */
  readonly beyond: AxisPlace["beyond"];
};

/**
 * Writes each bold series' name and value at the end of its line or, while someone points at the chart, at the pointed epoch.
 * A value beyond the axis is marked with an arrow at the edge of the plot. `divergedIn`: says how many runs diverged, beside their arrows.
 */
export function drawLabels(
  context: CanvasRenderingContext2D,
  frame: PlotFrame,
  allSeries: readonly CurveSeries[],
  measure: Measure,
  palette: ChartPalette,
  pointedEpoch: number | null,
  divergedIn?: (count: number) => string,
) {
  const { scale } = frame;
  const labels = allSeries
    .filter((series) => series.emphasis === "bold" && series.curve.epoch.length > 0)
    .map((series) => labelOf(frame, series, measure, palette, pointedEpoch));
  context.save();
  context.font = `500 ${palette.fontSize * scale}px ${palette.fontFamily}`;
  context.textBaseline = "middle";
  context.lineJoin = "round";
  if (pointedEpoch !== null && labels.length > 0)
    drawPointer(context, frame, labels[0]!.x, pointedEpoch, palette);
  markLinesBeyond(context, frame, allSeries, measure, palette, divergedIn);
  const line = palette.fontSize * scale;
  const gap = 9 * scale;
  const placed = labels
    .map((label) => {
      const { width } = context.measureText(label.text);
      const fits = label.x + gap + width <= frame.edge;
      // To the left of its point, a label would cover its own line, so it is moved above it, or below the top edge. It never leaves the plot on the left.
      const from = fits ? label.x + gap : Math.max(frame.left, label.x + 2 * scale - width);
      const aside = label.beyond === "high" ? 1.5 * line : -0.95 * line;
      return { label, from, wanted: fits ? label.y : label.y + aside };
    })
    .sort((a, b) => a.wanted - b.wanted);
  const rows = spread(
    placed.map(({ wanted }) => wanted),
    1.35 * line,
    frame.top + 0.62 * line,
    frame.top + frame.height - 0.62 * line,
  );
  for (const { label } of placed) drawTip(context, frame, label, palette);
  placed.forEach(({ label, from }, index) => {
    context.fillStyle = label.ink;
    context.textAlign = "left";
    outlined(context, label.text, from, rows[index]!, scale, palette);
  });
  context.restore();
}

function labelOf(
  frame: PlotFrame,
  series: CurveSeries,
  measure: Measure,
  palette: ChartPalette,
  pointedEpoch: number | null,
): Label {
  const { epoch } = series.curve;
  const values = valuesOf(series, measure);
  const index = pointedEpoch === null ? lastShown(frame, series, values) : nearest(epoch, pointedEpoch);
  const value = values[pointedEpoch === null ? values.length - 1 : index]!;
  const figure = measure === "loss" ? formatLoss(value) : formatScore(value);
  const reading = pointedEpoch === null ? (series.note ?? figure) : figure;
  return {
    // Isolated: after an Arabic name, a value such as 2.6e-4 would be reordered.
    text: `\u2068${series.label}\u2069 ${reading}`,
    colour: colourOf(series, palette),
    // A light hue is clear as a line, but not as letters.
    ink: series.run ? palette.ink : colourOf(series, palette),
    x: positionX(frame, epoch[index]!),
    y: positionY(frame, value),
    beyond: placeOn(frame.range, value).beyond,
  };
}

function drawPointer(
  context: CanvasRenderingContext2D,
  { top, height, left, scale }: PlotFrame,
  x: number,
  epoch: number,
  palette: ChartPalette,
) {
  context.strokeStyle = palette.inkMuted;
  context.globalAlpha = 0.6;
  context.lineWidth = scale;
  context.beginPath();
  context.moveTo(Math.round(x) + 0.5, top);
  context.lineTo(Math.round(x) + 0.5, top + height);
  context.stroke();
  context.globalAlpha = 1;
  context.fillStyle = palette.inkMuted;
  context.textAlign = x - left < 40 * scale ? "left" : "right";
  const gap = x - left < 40 * scale ? 6 : -6;
  const shown = tickLabel(Math.round(epoch * 10) / 10);
  outlined(context, shown, x + gap * scale, top + height - 9 * scale, scale, palette);
}

function drawTip(
  context: CanvasRenderingContext2D,
  { scale }: PlotFrame,
  label: Label,
  palette: ChartPalette,
) {
  context.fillStyle = label.colour;
  context.strokeStyle = palette.surface;
  context.lineWidth = 2 * scale;
  context.beginPath();
  // Larger where text is, for readers further away.
  const size = Math.max(4, 0.3 * palette.fontSize) * scale;
  if (label.beyond !== null) arrowBeyond(context, label.x, label.y, label.beyond, 1.25 * size);
  else context.arc(label.x, label.y, size, 0, 2 * Math.PI);
  context.stroke();
  context.fill();
}

function outlined(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  scale: number,
  palette: ChartPalette,
) {
  context.strokeStyle = palette.surface;
  context.lineWidth = 5 * scale;
  context.strokeText(text, x, y);
  context.fillText(text, x, y);
}

/** The point at which a line ends on the chart: its last, or where a run's line left the axis for good. */
function lastShown({ range }: PlotFrame, { run }: CurveSeries, values: readonly number[]): number {
  let last = values.length - 1;
  const { beyond } = placeOn(range, values[last]!);
  if (run === undefined || beyond === null) return last;
  while (last > 0 && placeOn(range, values[last - 1]!).beyond === beyond) last--;
  return last;
}

/** Draws a small arrow at the edge for every quiet line that ends beyond the axis, and says how many of them diverged. */
function markLinesBeyond(
  context: CanvasRenderingContext2D,
  frame: PlotFrame,
  allSeries: readonly CurveSeries[],
  measure: Measure,
  palette: ChartPalette,
  divergedIn: ((count: number) => string) | undefined,
) {
  let diverged = 0;
  for (const series of allSeries) {
    const values = valuesOf(series, measure);
    if (series.emphasis === "bold" || values.length === 0) continue;
    const { beyond } = placeOn(frame.range, values[values.length - 1]!);
    if (beyond === null) continue;
    const last = lastShown(frame, series, values);
    const at = [positionX(frame, series.curve.epoch[last]!), positionY(frame, values[last]!)] as const;
    const size = (series.run ? 0.36 * palette.fontSize : 4) * frame.scale;
    const ink = colourOf(series, palette);
    context.fillStyle = series.emphasis === "faint" ? faded(ink, 2 * FAINT, palette) : ink;
    context.globalAlpha = series.run ? 1 : 0.7;
    context.beginPath();
    arrowBeyond(context, ...at, beyond, size);
    context.fill();
    if (series.run?.diverged && beyond === "high") diverged++;
  }
  context.globalAlpha = 1;
  if (diverged === 0 || divergedIn === undefined) return;
  // Above the plot, where no line is.
  context.fillStyle = palette.inkMuted;
  context.textAlign = "right";
  const up = 0.8 * palette.fontSize * frame.scale;
  outlined(
    context,
    `↑ ${divergedIn(diverged)}`,
    frame.left + frame.width,
    frame.top - up,
    frame.scale,
    palette,
  );
}

/** Moves the `wanted` positions (ascending) at least `gap` apart, as little as possible, and between `low` and `high`. */
function spread(wanted: readonly number[], gap: number, low: number, high: number): number[] {
  const rows: number[] = [];
  for (const row of wanted) {
    const before = rows[rows.length - 1];
    const free = Math.max(row, low);
    rows.push(before === undefined ? free : Math.max(free, before + gap));
  }
  for (let index = rows.length - 1; index >= 0; index--) {
    rows[index] = Math.min(rows[index]!, index === rows.length - 1 ? high : rows[index + 1]! - gap);
  }
  return rows;
}

function nearest(sorted: readonly number[], value: number): number {
  let best = 0;
  for (let index = 1; index < sorted.length; index++) {
    if (Math.abs(sorted[index]! - value) < Math.abs(sorted[best]! - value)) best = index;
  }
  return best;
}
