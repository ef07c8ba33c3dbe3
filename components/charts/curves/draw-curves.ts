import type { AxisRange } from "@/components/charts/axes/axis-range";
import { placeOn } from "@/components/charts/axes/axis-ticks";
import type { ChartPalette } from "@/components/charts/axes/chart-palette";
import { faded, inkOf } from "@/components/charts/axes/run-colour";
import { type CurveSeries, type Measure, valuesOf } from "./curve-series";
import { evenIndices, isSmoothed, lineOf } from "./smooth-line";

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

/** Draws every series, the faint ones first, so that the bold ones are on top. Of a class, the first are the most important, and those without a colour the least. */
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
  const ordered = allSeries.toSorted((one, other) => depth(one) - depth(other));
  if (allSeries.some(({ run }) => run !== undefined)) ordered.reverse();
  const lines = allSeries.filter(({ emphasis }) => emphasis !== "bold").length;
  for (const emphasis of ["faint", "quiet", "bold"] as const) {
    const looks = {
      run: lookOfRun(emphasis, lines, palette.fontSize > FAR_FONT_SIZE),
      other: emphasis === "bold" ? BOLD : QUIET,
    };
    for (const series of ordered) {
      if (series.emphasis !== emphasis) continue;
      const look = looks[series.run ? "run" : "other"];
      const line = lineOf(series, measure);
      if (look.raw && isSmoothed(series, measure))
        stroke(context, frame, series, measuredIn(series, measure), palette, { ...look, ...RAW });
      if (look.halo) stroke(context, frame, series, line, palette, { ...look, ...HALO });
      stroke(context, frame, series, line, palette, look);
    }
  }
  context.restore();
}

function depth({ run }: CurveSeries): number {
  return run?.colour === null ? 1 : 0;
}

type Look = {
  readonly alpha: number;
  /** In CSS pixels, at the desk's font size. */
  readonly width: number;
  /** How finely it is drawn: see `crowdStretches`. */
  readonly stretches: number;
  /** With round corners, and dashes by split. */
  readonly detailed: boolean;
  /** With what was measured behind a smoothed line. */
  readonly raw?: boolean;
  /** With an edge in the colour of the page, which keeps it apart from lines that it crosses. */
  readonly halo?: boolean;
  /** What is left of its colour on the page; 0: none. */
  readonly share?: number;
};

const FINELY = { stretches: Number.POSITIVE_INFINITY, detailed: true } as const;
/** The lines of one run. */
const BOLD: Look = { ...FINELY, alpha: 1, width: 2.5 };
const QUIET: Look = { ...FINELY, alpha: 0.6, width: 1.5 };
const RAW = { alpha: 0.35, width: 1 } as const;
const HALO = { alpha: 1, width: 6.5, share: 0 } as const;
/** What is left of a line that stands back for another one. */
export const FAINT = 0.2;

/** The lines of a class. `lines`: how many are not bold; three hundred curves are a texture, ten are lines. `far`: seen from the last row. */
function lookOfRun(emphasis: CurveSeries["emphasis"], lines: number, far: boolean): Look {
  if (emphasis === "bold") return { ...FINELY, alpha: 1, width: 3.25, raw: true, halo: true };
  const crowd = lines > 60;
  const many = lines > 12;
  return {
    alpha: emphasis === "faint" ? 1 : lines > 120 ? 0.6 : many ? 0.9 : 0.95,
    ...(emphasis === "faint" && { share: FAINT }),
    // Lines of one pixel are drawn several times as fast, but cannot be told apart from afar.
    width: crowd ? (far ? 1.5 : 1) : many ? 1.75 : 2,
    stretches: crowdStretches(lines),
    // Round corners are the slowest part of a line, and where many lines cross nobody can see them.
    detailed: !many,
    raw: !many && emphasis === "quiet",
  };
}

/** The font size, in CSS pixels, that line widths are designed for, and one that only screens seen from afar have. */
const DESK_FONT_SIZE = 13;
const FAR_FONT_SIZE = 18;

function stroke(
  context: CanvasRenderingContext2D,
  frame: PlotFrame,
  series: CurveSeries,
  valueAt: (index: number) => number,
  palette: ChartPalette,
  { alpha, width, stretches, detailed, share = 1 }: Look,
) {
  const { epoch } = series.curve;
  if (epoch.length === 0) return;
  const isRun = series.run !== undefined;
  context.beginPath();
  let before: "low" | "high" | null = null;
  for (const index of evenIndices(epoch.length, 2 * stretches)) {
    const { share, beyond } = placeOn(frame.range, valueAt(index));
    const x = positionX(frame, epoch[index]!);
    const y = frame.top + frame.height * (1 - share);
    // A line that has left the axis is not drawn along its edge.
    if (isRun && beyond !== null && beyond === before) context.moveTo(x, y);
    else context.lineTo(x, y);
    before = beyond;
  }
  context.lineJoin = detailed ? "round" : "bevel";
  context.lineCap = detailed ? "round" : "butt";
  context.globalAlpha = alpha;
  const ink = colourOf(series, palette);
  context.strokeStyle = share === 1 ? ink : faded(ink, share, palette);
  // Where text is larger, for readers further away, lines are thicker too.
  const scale = (frame.scale * palette.fontSize) / DESK_FONT_SIZE;
  context.lineWidth = width * scale;
  context.setLineDash(detailed ? dashOf(series, scale) : []);
  context.stroke();
  context.setLineDash([]);
}

function measuredIn(series: CurveSeries, measure: Measure): (index: number) => number {
  const values = valuesOf(series, measure);
  return (index) => values[index]!;
}

export function colourOf({ role, run }: CurveSeries, palette: ChartPalette): string {
  if (run !== undefined) return inkOf(run.colour, palette);
  if (role === "ghost") return palette.inkMuted;
  return role === "train" ? palette.train : palette.validation;
}

/** Training is solid, validation dashed, a ghost dotted, so that they differ without colour. A picture of a class has only one split, and solid lines. */
function dashOf({ role, emphasis, run }: CurveSeries, scale: number): number[] {
  if (role === "train" || run !== undefined) return [];
  if (role === "ghost") return [1 * scale, 4 * scale];
  return emphasis === "bold" ? [7 * scale, 5 * scale] : [4 * scale, 4 * scale];
}

/** Every curve has at least this many stretches, even one of hundreds. */
const FEWEST_STRETCHES = 16;
/** Points drawn in all lines of a chart together, two for each stretch. Drawn in full, a class of forty takes three frames without a GPU. */
const POINTS = 2_000;

/** How many stretches each of `curves` lines is divided into. */
export function crowdStretches(curves: number): number {
  return Math.max(FEWEST_STRETCHES, Math.floor(POINTS / 2 / curves));
}
