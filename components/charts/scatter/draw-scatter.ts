import { arrowBeyond, tickLabel, ticksOf } from "@/components/charts/axes/axis-ticks";
import type { ChartPalette } from "@/components/charts/axes/chart-palette";
import { inkOf } from "@/components/charts/axes/run-colour";
import type { ScatterMark, ScatterPlaces, ScatterRanges, ScatterRun } from "./scatter-plot";
import { type ScatterLabel, scatterLabels } from "./scatter-plot";

export type ScatterDrawing = {
  readonly runs: readonly ScatterRun[];
  readonly ranges: ScatterRanges;
  readonly places: ScatterPlaces;
  /** Where on the horizontal axis the best runs are; null if the runs do not show it. */
  readonly band: { readonly from: number; readonly to: number } | null;
  /** The vertical axis has no figures, so that nobody's result can be read from it. */
  readonly veiled: boolean;
  /** The run that is pointed at. */
  readonly pointed: string | null;
};

/** Draws a scatter of runs: axes, the best range, then every run, with the one pointed at last. */
export function drawScatter(
  context: CanvasRenderingContext2D,
  drawing: ScatterDrawing,
  palette: ChartPalette,
) {
  const { runs, pointed } = drawing;
  context.font = `${palette.fontSize}px ${palette.fontFamily}`;
  drawBand(context, drawing, palette);
  drawAxes(context, drawing, palette);
  const radius = Math.max(3.5, palette.fontSize * 0.3);
  for (const run of runs) if (run.id !== pointed) drawRun(context, run, drawing.places, radius, palette);
  const widthOf = (text: string) => context.measureText(text).width;
  const { fontSize } = palette;
  for (const label of scatterLabels(runs, drawing.places, { fontSize, radius, widthOf }))
    drawLabel(context, label, palette);
  const run = runs.find(({ id }) => id === pointed);
  if (run) drawPointed(context, run, drawing.places, radius, palette);
}

function drawBand(
  context: CanvasRenderingContext2D,
  { band, places: { x, top, bottom } }: ScatterDrawing,
  palette: ChartPalette,
) {
  if (band === null) return;
  const margin = 9;
  context.globalAlpha = 0.12;
  context.fillStyle = palette.accent;
  context.fillRect(x(band.from) - margin, top, x(band.to) - x(band.from) + 2 * margin, bottom - top);
  context.globalAlpha = 1;
}

function drawAxes(
  context: CanvasRenderingContext2D,
  { ranges: { across, up }, places: { left, right, top, bottom, x, y }, veiled }: ScatterDrawing,
  palette: ChartPalette,
) {
  const { fontSize } = palette;
  context.fillStyle = palette.inkMuted;
  context.strokeStyle = palette.line;
  context.lineWidth = 1;
  context.textBaseline = "middle";
  context.textAlign = "right";
  for (const tick of ticksOf(up, Math.max(2, Math.floor((bottom - top) / (4 * fontSize))))) {
    const at = Math.round(y(tick)) + 0.5;
    if (!veiled) context.fillText(tickLabel(tick), left - 0.5 * fontSize, y(tick));
    line(context, left, at, right, at);
  }
  context.textAlign = "center";
  for (const tick of ticksOf(across, Math.max(2, Math.floor((right - left) / (4 * fontSize))))) {
    const at = Math.round(x(tick)) + 0.5;
    context.fillText(tickLabel(tick), x(tick), bottom + 0.9 * fontSize);
    line(context, at, bottom, at, bottom + 0.25 * fontSize);
  }
}

function drawRun(
  context: CanvasRenderingContext2D,
  { x, marks, colour }: ScatterRun,
  places: ScatterPlaces,
  radius: number,
  palette: ChartPalette,
) {
  const ink = inkOf(colour, palette);
  context.globalAlpha = 0.9;
  for (const mark of marks) {
    const at = [places.x(x), places.y(mark.y)] as const;
    drawMark(context, mark, ...at, radius, { ink, ground: palette.surface });
    const beyond = places.beyond(mark.y);
    if (beyond === null) continue;
    // Inside the axes, next to its mark, pointing towards the value.
    context.fillStyle = ink;
    context.beginPath();
    const away = (beyond === "high" ? 1 : -1) * 1.6 * radius;
    arrowBeyond(context, at[0], at[1] + away, beyond, 0.8 * radius);
    context.fill();
  }
  context.globalAlpha = 1;
}

/** Draws a run with a line between its marks and a ring around each. */
function drawPointed(
  context: CanvasRenderingContext2D,
  { x, marks, colour }: ScatterRun,
  places: ScatterPlaces,
  radius: number,
  palette: ChartPalette,
) {
  const across = places.x(x);
  context.strokeStyle = palette.ink;
  context.lineWidth = 1.5;
  const downs = marks.map(({ y }) => places.y(y));
  if (downs.length > 1) line(context, across, Math.min(...downs), across, Math.max(...downs));
  for (const mark of marks) {
    const down = places.y(mark.y);
    drawMark(context, mark, across, down, 1.25 * radius, {
      ...{ ink: inkOf(colour, palette), ground: palette.surface },
    });
    context.beginPath();
    context.arc(across, down, 2.1 * radius, 0, 2 * Math.PI);
    context.strokeStyle = palette.ink;
    context.lineWidth = 1.5;
    context.stroke();
  }
}

/** Filled for the training split, hollow for validation, a cross for a diverged run. */
function drawMark(
  context: CanvasRenderingContext2D,
  { kind }: ScatterMark,
  x: number,
  y: number,
  radius: number,
  { ink, ground }: { readonly ink: string; readonly ground: string },
) {
  context.lineWidth = Math.max(2, 0.5 * radius);
  context.strokeStyle = ink;
  if (kind === "diverged") {
    line(context, x - radius, y - radius, x + radius, y + radius);
    line(context, x - radius, y + radius, x + radius, y - radius);
    return;
  }
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = kind === "train" ? ink : ground;
  context.fill();
  context.stroke();
}

function drawLabel(
  context: CanvasRenderingContext2D,
  { text, x, y, quiet }: ScatterLabel,
  palette: ChartPalette,
) {
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 4;
  context.strokeStyle = palette.surface;
  context.strokeText(text, x, y);
  context.fillStyle = quiet ? palette.inkMuted : palette.ink;
  context.fillText(text, x, y);
}

function line(context: CanvasRenderingContext2D, x: number, y: number, toX: number, toY: number) {
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(toX, toY);
  context.stroke();
}

/** More hollow dots than this would hide what is below them, so they are drawn smaller and fainter. */
const MANY = 200;

/** Draws `count` examples in their split's colour: training large and filled, validation smaller and hollow. */
export function drawDots(
  context: CanvasRenderingContext2D,
  split: "train" | "validation",
  palette: ChartPalette,
  count: number,
  placeOf: (example: number) => readonly [x: number, y: number],
) {
  const filled = split === "train";
  const many = count > MANY;
  for (let example = 0; example < count; example++) {
    context.beginPath();
    context.arc(...placeOf(example), filled ? 4 : many ? 2.4 : 3.2, 0, 2 * Math.PI);
    context.lineWidth = filled || !many ? 1.5 : 1;
    context.strokeStyle = filled ? palette.surface : palette[split];
    context.globalAlpha = filled || !many ? 1 : 0.55;
    context.stroke();
    context.fillStyle = palette[split];
    if (filled) context.fill();
  }
  context.globalAlpha = 1;
}
