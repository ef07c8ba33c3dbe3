import type { ChartPalette } from "@/components/charts/axes/chart-palette";
import { formatBriefly } from "@/lib/learning/numbers/format";
import type { ColumnItem, LinkMeaning, TraceColumn, TraceLink } from "./trace-layout";
import { BEHIND_NODE, BEHIND_NUMBER, type PlacedTrace, type Spot } from "./trace-layout";

/** The texts of the drawing. Lists are in the order of the columns, or of the shown items of a column. */
export type NetworkTexts = {
  /** What is drawn, for screen readers. */
  readonly summary: string;
  readonly columns: readonly { readonly name: string; readonly part: string }[];
  /** Names to the left of the features; null where they need none. */
  readonly features: readonly string[] | null;
  /** The letters that the network reads, as they are drawn; null where it reads none. */
  readonly letters: readonly string[] | null;
  /** To the right of the outputs, or below their numbers. */
  readonly outputs: readonly string[];
  /** Whether the texts of the outputs stand below their numbers. */
  readonly below: boolean;
};

export type NetworkDrawing = {
  readonly columns: readonly TraceColumn[];
  /** Between each column and the next one. */
  readonly links: readonly (readonly TraceLink[])[];
  readonly meaning: LinkMeaning;
  readonly texts: NetworkTexts;
  readonly placed: PlacedTrace;
  /** How far a column has faded in, 0–1. */
  readonly seen: (column: number) => number;
};

/** Longer names of features are cut off after this many letters. */
const LONGEST_FEATURE = 13;

/**
 * Draws a network with one example in it, except for its pictures. Yields after each group of lines and each column, so that the page
 * stays responsive.
 */
export function* drawNetwork(
  context: CanvasRenderingContext2D,
  palette: ChartPalette,
  { columns, links, meaning, texts, placed, seen }: NetworkDrawing,
): Generator<void> {
  context.direction = "ltr";
  const last = columns.length - 1;
  const largest = links.map((gap) => gap.reduce((most, { size }) => Math.max(most, size), 0));
  for (const [index, gap] of links.entries()) {
    // Gradients share one scale across all layers; what flows has its own scale in each gap.
    const most = meaning === "flow" ? largest[index]! : Math.max(...largest);
    context.globalAlpha = seen(meaning === "flow" ? index + 1 : index);
    yield* drawLinks(context, palette, gap, placed.spots[index]!, placed.spots[index + 1]!, most);
  }
  for (const [at, column] of columns.entries()) {
    context.globalAlpha = seen(at);
    drawColumn(context, palette, column, { placed, texts, meaning, at, isLast: at === last });
    yield;
  }
  context.globalAlpha = 1;
}

type Place = Pick<NetworkDrawing, "placed" | "texts" | "meaning"> & {
  readonly at: number;
  readonly isLast: boolean;
};

function drawColumn(
  context: CanvasRenderingContext2D,
  palette: ChartPalette,
  column: TraceColumn,
  { placed, texts, meaning, at, isLast }: Place,
) {
  const spots = placed.spots[at]!;
  const { isNarrow, height } = placed;
  const x = spots[0]?.x ?? 0;
  if (column.madeBy === "letters") {
    for (const [index, spot] of spots.entries())
      drawLetter(context, palette, spot, texts.letters?.[index] ?? "");
  } else if (!column.picture) {
    const largest = largestOf(column, meaning);
    column.items.forEach((item, index) => {
      const value = meaning === "gradient" && item.errors === null ? null : shownOf(item, meaning)[0]!;
      const isNumbered = !isLast || !isNarrow || texts.below;
      drawNumber(context, palette, spots[index]!, { value, largest, dropped: item.dropped, isNumbered });
    });
  }
  const write = (
    text: string,
    across: number,
    down: number,
    align: CanvasTextAlign,
    colour: string,
    size: number,
  ) => {
    context.font = `${size}px ${palette.fontFamily}`;
    context.textAlign = align;
    context.fillStyle = colour;
    context.fillText(text, across, down);
  };
  if (at === 0)
    texts.features?.forEach((feature, index) => {
      write(shortFeature(feature), x - 12, spots[index]!.y + 3.5, "right", palette.inkMuted, NUMBER_SIZE);
    });
  if (isLast)
    texts.outputs.forEach((output, index) => {
      const left = x + (isNarrow || texts.below ? BEHIND_NODE : BEHIND_NUMBER);
      context.font = `11px ${palette.fontFamily}`;
      const text = fitted(context, output, placed.width - left);
      write(text, left, spots[index]!.y + (texts.below ? 19 : 3.5), "left", palette.ink, 11);
    });
  const { name, part } = texts.columns[at]!;
  write(name, x, height - 16, "center", palette.inkMuted, 11);
  write(part, x, height - 3, "center", palette.inkMuted, 10);
}

export function shortFeature(name: string): string {
  return shortened(name, LONGEST_FEATURE);
}

/** The text, cut off with an ellipsis where it is wider than `room`. */
function fitted(context: CanvasRenderingContext2D, text: string, room: number): string {
  let shown = text;
  while (shown.length > 1 && context.measureText(shown).width > room) shown = `${shown.slice(0, -2)}…`;
  return shown;
}

function shortened(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

/**
 * Draws the lines of one gap, one style at a time: solid above zero, dashed below, and grey where a line stands for many numbers or
 * for none.
 */
export function* drawLinks(
  context: CanvasRenderingContext2D,
  palette: ChartPalette,
  links: readonly TraceLink[],
  from: readonly Spot[],
  to: readonly Spot[],
  largest: number,
): Generator<void> {
  const seen = context.globalAlpha;
  for (const { sign, level, lines } of linkStrokes(links, from, to, largest)) {
    const tone = sign < 0 ? palette.negative : sign > 0 ? palette.positive : palette.inkMuted;
    context.strokeStyle = level === 0 ? palette.inkMuted : tone;
    context.lineWidth = LINK_WIDTHS[level]!;
    context.globalAlpha = seen * (level === 0 ? 0.3 : 0.3 + 0.1 * level);
    context.setLineDash(sign < 0 && level > 0 ? [5, 3] : []);
    // One path for each line takes half the time of one path for all of them, and dashes along an axis three quarters of the time of
    // slanted ones.
    for (const { x1, y1, x2, y2 } of lines) {
      const length = Math.hypot(x2 - x1, y2 - y1);
      const [cos, sin] = [(x2 - x1) / length, (y2 - y1) / length];
      context.save();
      context.transform(cos, sin, -sin, cos, x1, y1);
      context.beginPath();
      context.moveTo(0, 0);
      context.lineTo(length, 0);
      context.stroke();
      context.restore();
    }
    yield;
  }
  context.setLineDash([]);
  context.globalAlpha = seen;
}

type Line = { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number };

/** Lines of the same colour, width and dash, so that these are set a handful of times for hundreds of lines. */
type LinkStroke = {
  readonly sign: TraceLink["sign"];
  readonly level: number;
  readonly lines: readonly Line[];
};

/** Line widths in CSS pixels, one for each level. */
const LINK_WIDTHS = [0.4, 0.8, 1.3, 2, 3, 4.2] as const;

/** Groups the lines of one gap by style, thin ones first. `largest`: the size that is drawn widest. */
export function linkStrokes(
  links: readonly TraceLink[],
  from: readonly Spot[],
  to: readonly Spot[],
  largest: number,
): LinkStroke[] {
  const strokes = new Map<string, LinkStroke & { readonly lines: Line[] }>();
  for (const link of links) {
    const level = linkLevel(link.size, largest);
    const key = `${link.sign} ${level}`;
    let stroke = strokes.get(key);
    if (!stroke) {
      stroke = { sign: link.sign, level, lines: [] };
      strokes.set(key, stroke);
    }
    const [start, end] = [from[link.from]!, to[link.to]!];
    stroke.lines.push({ x1: start.x + start.half, y1: start.y, x2: end.x - end.half, y2: end.y });
  }
  return [...strokes.values()].sort((one, other) => one.level - other.level);
}

/**
 * The width of a line as an index of LINK_WIDTHS. It grows with the root of the size, so that a hundredth of the largest is still
 * visible.
 */
export function linkLevel(size: number, largest: number): number {
  if (!(size > 0) || !(largest > 0)) return 0;
  return Math.round((LINK_WIDTHS.length - 1) * Math.sqrt(Math.min(1, size / largest)));
}

/** A letter in a box. */
function drawLetter(
  context: CanvasRenderingContext2D,
  palette: ChartPalette,
  { x, y }: Spot,
  letter: string,
) {
  context.beginPath();
  context.roundRect(x - LETTER_HALF, y - 6.5, 2 * LETTER_HALF, 13, 2);
  context.fillStyle = palette.surface;
  context.fill();
  context.lineWidth = 1;
  context.strokeStyle = palette.inkMuted;
  context.stroke();
  context.font = `12px ${palette.fontFamily}`;
  context.textAlign = "center";
  context.fillStyle = palette.ink;
  context.fillText(letter, x, y + 4);
}

const LETTER_HALF = 8;

/** The font size of numbers and of the features' names, in CSS pixels. */
const NUMBER_SIZE = 10.5;

type DrawnNumber = {
  /** Null where there is no number, such as an error before the first layer that learns. */
  readonly value: number | null;
  /** The size that is filled completely. */
  readonly largest: number;
  /** Whether dropout has dropped it. */
  readonly dropped: boolean;
  /** Whether its number is written beside it. */
  readonly isNumbered: boolean;
};

/** Draws one number of the network: a circle above zero, a square below, more strongly filled the larger it is. */
function drawNumber(
  context: CanvasRenderingContext2D,
  palette: ChartPalette,
  { x, y, half }: Spot,
  { value, largest, dropped, isNumbered }: DrawnNumber,
) {
  const seen = context.globalAlpha;
  const isBelow = value !== null && value < 0;
  const tone = isBelow ? palette.negative : palette.positive;
  context.beginPath();
  if (isBelow) context.rect(x - half + 1, y - half + 1, 2 * half - 2, 2 * half - 2);
  else context.arc(x, y, half, 0, 2 * Math.PI);
  // Hides the lines behind it.
  context.fillStyle = palette.surface;
  context.fill();
  if (value !== null) {
    const share = largest > 0 && Number.isFinite(value) ? Math.min(1, Math.abs(value) / largest) : 1;
    context.globalAlpha = seen * (0.08 + 0.92 * (largest > 0 ? share : 0));
    context.fillStyle = tone;
    context.fill();
    context.globalAlpha = seen;
  }
  context.setLineDash(dropped ? [2, 2] : []);
  context.lineWidth = 1.5;
  context.strokeStyle = value === null || dropped ? palette.inkMuted : tone;
  context.stroke();
  context.setLineDash([]);
  if (value === null || !isNumbered) return;
  const text = formatBriefly(value);
  context.font = `${NUMBER_SIZE}px ${palette.fontFamily}`;
  context.textAlign = "left";
  context.lineJoin = "round";
  context.lineWidth = 3;
  context.strokeStyle = palette.surface;
  context.strokeText(text, x + half + 3, y + 3.5);
  context.fillStyle = dropped ? palette.inkMuted : palette.ink;
  context.fillText(text, x + half + 3, y + 3.5);
}

/** What is drawn of an item: its errors when gradients are shown, or its numbers where it has no errors. */
export function shownOf({ values, errors }: ColumnItem, meaning: LinkMeaning): Float32Array {
  return meaning === "gradient" && errors ? errors : values;
}

/** The largest absolute value among a column's shown numbers. */
export function largestOf({ items }: TraceColumn, meaning: LinkMeaning): number {
  let largest = 0;
  for (const item of items)
    for (const value of shownOf(item, meaning)) if (Math.abs(value) > largest) largest = Math.abs(value);
  return largest;
}
