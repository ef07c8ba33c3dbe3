import uPlot from "uplot";
import type { ChartPalette } from "@/components/charts/axes/chart-palette";
import { formatLearningRate } from "@/lib/learning/numbers/format";
import type { RateOutcome } from "@/lib/learning/training/rate-sweep";

/** The learning rates that are marked, and their labels in the reader's language. */
export type RateMarks = {
  /** The rate chosen in this chart. */
  readonly chosen: number;
  readonly current: number;
  readonly suggested: number | null;
  readonly texts: { readonly current: string; readonly suggested: string; readonly diverged: string };
};

type Frame = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Device pixels in a CSS pixel. */
  readonly scale: number;
  x(rate: number): number;
  y(loss: number): number;
};

/** Draws the diverged range behind the curve, or the marked rates in front of it. */
export function drawRates(
  plot: uPlot,
  outcomes: readonly (RateOutcome | null)[],
  marks: RateMarks,
  palette: ChartPalette,
  layer: "behind" | "before",
) {
  const frame: Frame = {
    ...{ ...plot.bbox, scale: uPlot.pxRatio },
    x: (rate) => plot.valToPos(rate, "x", true),
    y: (loss) => plot.valToPos(loss, "y", true),
  };
  const context = plot.ctx;
  context.save();
  context.font = `500 ${palette.fontSize * frame.scale}px ${palette.fontFamily}`;
  context.lineJoin = "round";
  if (layer === "behind") drawDiverged(context, frame, outcomes, marks.texts.diverged, palette);
  else drawMarks(context, frame, outcomes, marks, palette);
  context.restore();
}

/** Each rate's strip is the darker the more of its seeds diverged. */
function drawDiverged(
  context: CanvasRenderingContext2D,
  frame: Frame,
  outcomes: readonly (RateOutcome | null)[],
  text: string,
  palette: ChartPalette,
) {
  const { left, top, width, height, scale } = frame;
  context.fillStyle = palette.danger;
  const places = outcomes.map((outcome) => (outcome === null ? null : frame.x(outcome.rate)));
  /** Half way to the next rate, on a whole pixel, so that strips meet without a seam. */
  const between = (one: number | null, other: number | null) =>
    one === null || other === null ? null : Math.round((one + other) / 2);
  for (const [index, outcome] of outcomes.entries()) {
    if (outcome === null || outcome.diverged === 0) continue;
    const place = places[index]!;
    const from = between(places[index - 1] ?? null, place) ?? Math.round(place ?? left);
    const to = between(place, places[index + 1] ?? null) ?? Math.min(left + width, Math.round(place ?? left));
    context.globalAlpha = 0.2 * outcome.diverged;
    context.fillRect(from, top, to - from, height);
  }
  context.globalAlpha = 1;
  const first = outcomes.find((outcome) => outcome !== null && outcome.diverged >= 0.5);
  if (!first) return;
  const start = frame.x(first.rate) + 6 * scale;
  const fits = start + context.measureText(text).width < left + width;
  context.textAlign = fits ? "left" : "right";
  context.textBaseline = "middle";
  context.fillText(text, fits ? start : left + width - 4 * scale, top + height / 2);
}

function drawMarks(
  context: CanvasRenderingContext2D,
  frame: Frame,
  outcomes: readonly (RateOutcome | null)[],
  { chosen, current, suggested, texts }: RateMarks,
  palette: ChartPalette,
) {
  const { top, scale } = frame;
  line(context, frame, current, palette.inkMuted, [2 * scale, 4 * scale], 1.5);
  if (suggested !== null) line(context, frame, suggested, palette.accent, [7 * scale, 4 * scale], 1.5);
  line(context, frame, chosen, palette.ink, [], 1.5);
  const loss = lossAt(outcomes, chosen);
  if (loss !== null) dot(context, frame.x(chosen), Math.max(top, frame.y(loss)), scale, palette);
  // At the top, because the curve is low at rates worth marking; in rows, so that two labels at nearly the same rate stay legible.
  label(context, frame, chosen, formatLearningRate(chosen), top - 0.75 * palette.fontSize * scale, {
    ...{ colour: palette.ink, ground: palette.surface },
  });
  const row = 1.5 * palette.fontSize * scale;
  if (suggested !== null) {
    label(context, frame, suggested, texts.suggested, top + 0.6 * row, {
      ...{ colour: palette.accent, ground: palette.surface },
    });
  }
  label(context, frame, current, texts.current, top + 1.6 * row, {
    colour: palette.inkMuted,
    ground: palette.surface,
  });
}

function line(
  context: CanvasRenderingContext2D,
  { top, height, scale, x }: Frame,
  rate: number,
  colour: string,
  dash: number[],
  width: number,
) {
  context.strokeStyle = colour;
  context.lineWidth = width * scale;
  context.setLineDash(dash);
  context.beginPath();
  context.moveTo(x(rate), top);
  context.lineTo(x(rate), top + height);
  context.stroke();
  context.setLineDash([]);
}

function dot(context: CanvasRenderingContext2D, x: number, y: number, scale: number, palette: ChartPalette) {
  context.fillStyle = palette.train;
  context.strokeStyle = palette.surface;
  context.lineWidth = 2 * scale;
  context.beginPath();
  context.arc(x, y, 5 * scale, 0, 2 * Math.PI);
  context.stroke();
  context.fill();
}

/** Writes a label centred on its rate, but inside the plot. */
function label(
  context: CanvasRenderingContext2D,
  { left, width, scale, x }: Frame,
  rate: number,
  text: string,
  y: number,
  { colour, ground }: { readonly colour: string; readonly ground: string },
) {
  const half = context.measureText(text).width / 2 + 3 * scale;
  const middle = Math.min(left + width - half, Math.max(left + half, x(rate)));
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.strokeStyle = ground;
  context.lineWidth = 5 * scale;
  context.strokeText(text, middle, y);
  context.fillStyle = colour;
  context.fillText(text, middle, y);
}

/** The loss at `rate` on the drawn line, between the rates that were tried; null if there is none. */
function lossAt(outcomes: readonly (RateOutcome | null)[], rate: number): number | null {
  const next = outcomes.findIndex((outcome) => outcome !== null && outcome.rate >= rate);
  const after = outcomes[next] ?? null;
  const before = outcomes[next - 1] ?? after;
  if (after === null || before === null) return null;
  if (!Number.isFinite(after.median) || !Number.isFinite(before.median)) return null;
  const part = after === before ? 0 : Math.log(rate / before.rate) / Math.log(after.rate / before.rate);
  return before.median * (1 - part) + after.median * part;
}
