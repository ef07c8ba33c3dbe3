import type { ChartPalette } from "@/components/charts/chart-palette";
import { drawLinks } from "./draw-links";
import { drawNumber, NUMBER_SIZE } from "./draw-number";
import { largestOf, shownOf } from "./shown-numbers";
import type { TraceColumn } from "./trace-columns";
import { BEHIND_NODE, BEHIND_NUMBER, type PlacedTrace } from "./trace-geometry";
import type { LinkMeaning, TraceLink } from "./trace-links";

/** The words round the drawing. All lists are in the order of the columns, or of a column's shown items. */
export type NetworkTexts = {
  /** The whole, for who cannot see it. */
  readonly summary: string;
  readonly columns: readonly { readonly name: string; readonly part: string }[];
  /** Before the features; null where they need none. */
  readonly features: readonly string[] | null;
  /** Behind the outputs, or below their numbers. */
  readonly outputs: readonly string[];
  readonly below: boolean;
};

export type NetworkDrawing = {
  readonly columns: readonly TraceColumn[];
  /** Between each column and the next one. */
  readonly links: readonly (readonly TraceLink[])[];
  readonly meaning: LinkMeaning;
  readonly texts: NetworkTexts;
  readonly placed: PlacedTrace;
  /** How far each column has come into sight, 0–1. */
  readonly seen: (column: number) => number;
};

/** Letters of a feature's name. */
const LONGEST_FEATURE = 13;

/** A network with one example in it, all but its pictures; gap by gap, and column by column. */
export function* drawNetwork(
  context: CanvasRenderingContext2D,
  palette: ChartPalette,
  { columns, links, meaning, texts, placed, seen }: NetworkDrawing,
): Generator<void> {
  context.direction = "ltr";
  const last = columns.length - 1;
  const largest = links.map((gap) => gap.reduce((most, { size }) => Math.max(most, size), 0));
  for (const [index, gap] of links.entries()) {
    // Gradients of all layers are compared with one another; what flows has another scale in each.
    const most = meaning === "flow" ? largest[index] : Math.max(...largest);
    context.globalAlpha = seen(meaning === "flow" ? index + 1 : index);
    yield* drawLinks(context, palette, gap, placed.spots[index], placed.spots[index + 1], most);
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
  const spots = placed.spots[at];
  const { isNarrow, height } = placed;
  const x = spots[0]?.x ?? 0;
  if (!column.picture) {
    const largest = largestOf(column, meaning);
    column.items.forEach((item, index) => {
      const value = meaning === "gradient" && item.errors === null ? null : shownOf(item, meaning)[0];
      const isNumbered = !isLast || !isNarrow || texts.below;
      drawNumber(context, palette, spots[index], { value, largest, dropped: item.dropped, isNumbered });
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
      write(shortFeature(feature), x - 12, spots[index].y + 3.5, "right", palette.inkMuted, NUMBER_SIZE);
    });
  if (isLast)
    texts.outputs.forEach((output, index) => {
      const left = x + (isNarrow || texts.below ? BEHIND_NODE : BEHIND_NUMBER);
      context.font = `11px ${palette.fontFamily}`;
      const text = fitted(context, output, placed.width - left);
      write(text, left, spots[index].y + (texts.below ? 19 : 3.5), "left", palette.ink, 11);
    });
  const { name, part } = texts.columns[at];
  write(name, x, height - 16, "center", palette.inkMuted, 11);
  write(part, x, height - 3, "center", palette.inkMuted, 10);
}

export function shortFeature(name: string): string {
  return shortened(name, LONGEST_FEATURE);
}

/** As much of a text as there is room for. */
function fitted(context: CanvasRenderingContext2D, text: string, room: number): string {
  let shown = text;
  while (shown.length > 1 && context.measureText(shown).width > room) shown = `${shown.slice(0, -2)}…`;
  return shown;
}

function shortened(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
