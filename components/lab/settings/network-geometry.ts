import { type Layer, lettersOf } from "@/lib/learning/network/network";
import type { NetworkSketch } from "@/lib/learning/network/network-sketch";

/** One column of a network's picture: the output of a layer, or the input. */
type NetworkColumn = {
  /** [units], [rows, columns, channels], or of letters as numbers [letters, numbers]; null behind a layer that does not fit. */
  readonly shape: readonly number[] | null;
  readonly madeBy: "challenge" | "letters" | "one-hot" | "embedding" | "dense" | "conv2d" | "max-pool";
  /** The share that dropout drops of it while training, or 0. */
  readonly dropped: number;
};

/**
 * Input, every layer with an output of its own, and output. Dropout only marks the column before it. Of letters, those that the context reads are
 * the input.
 */
export function networkColumns(
  layers: readonly Layer[],
  sketch: NetworkSketch,
  featureShape: readonly number[],
): NetworkColumn[] {
  const columns: NetworkColumn[] = [{ shape: featureShape, madeBy: "challenge", dropped: 0 }];
  layers.forEach((layer, index) => {
    if (layer.kind === "dropout") {
      const last = columns.pop()!;
      const kept = (1 - last.dropped) * (1 - layer.rate);
      columns.push({ ...last, dropped: 1 - kept });
    } else if (layer.kind === "context") {
      const symbols = lettersOf(featureShape)?.symbols;
      if (index === 0) columns.splice(0, 1, { shape: [layer.length], madeBy: "letters", dropped: 0 });
      const { length, embedding } = layer;
      columns.push({
        shape: symbols === undefined || index > 0 ? null : [length, embedding ?? symbols],
        ...{ madeBy: embedding === null ? "one-hot" : "embedding", dropped: 0 },
      });
    } else columns.push({ shape: sketch.layers[index]?.shape ?? null, madeBy: layer.kind, dropped: 0 });
  });
  return [...columns, { shape: sketch.output?.shape ?? null, madeBy: "dense", dropped: 0 }];
}

/** A layer with more nodes is drawn as a column with a gap in it. */
export const MOST_NODES = 8;
/** The most sheets that are drawn of a stack; more would blur into each other. */
const MOST_SHEETS = 4;
/** The offset of each sheet from the one behind it. */
const SHEET_STEP = 2.5;
/** Of more letters, the first and the last ones are drawn, with a gap in between: one of these slots. */
const MOST_LETTERS = 6;
const LETTER_PITCH = 13;
const LARGEST_SIDE = 30;
const SMALLEST_SIDE = 6;

export const PICTURE_WIDTH = 288;

/** A column with its place, in the units of the view box. */
export type PlacedColumn = NetworkColumn & {
  readonly x: number;
  /** The heights of the centres of its nodes or letters, or of its stack. */
  readonly rows: readonly number[];
  /** Of letters that are not all drawn: the height of the gap between the first and the last ones. */
  readonly gap: number | null;
  /** The top left corners of its sheets, back to front, and their size; null where it has nodes, or nothing. */
  readonly stack: {
    readonly sheets: readonly { readonly x: number; readonly y: number }[];
    readonly width: number;
    readonly height: number;
  } | null;
};

type NetworkGeometry = {
  readonly height: number;
  readonly top: number;
  readonly bottom: number;
  readonly columns: readonly PlacedColumn[];
};

/** Lays columns out side by side: nodes centred vertically, pictures in proportion to the largest one. */
export function networkGeometry(columns: readonly NetworkColumn[]): NetworkGeometry {
  const anyDropped = columns.some(({ dropped }) => dropped > 0);
  const anyPicture = columns.some(({ shape }) => shape?.length === 3);
  const top = anyDropped ? 17 : 5;
  const letters = Math.max(0, ...columns.map((column) => (areLetters(column) ? lettersDrawn(column) : 0)));
  const bottom = top + Math.max(58, letters * LETTER_PITCH);
  const margin = anyPicture ? 22 : 16;
  const largest = Math.max(...columns.flatMap(({ shape }) => (shape?.length === 3 ? shape.slice(0, 2) : [])));
  const gap = (PICTURE_WIDTH - 2 * margin) / (columns.length - 1);
  const placed = columns.map((column, index): PlacedColumn => {
    const x = margin + gap * index;
    const middle = (top + bottom) / 2;
    const { shape } = column;
    if (shape === null) return { ...column, x, rows: [middle], gap: null, stack: null };
    if (areLetters(column)) return { ...column, x, ...letterRows(column, middle), stack: null };
    if (shape.length !== 3) {
      const units = shape.reduce((product, side) => product * side, 1);
      return { ...column, x, rows: rowsOf(units, top, bottom), gap: null, stack: null };
    }
    const [rows, across, channels] = shape as [number, number, number];
    const sideOf = (length: number) =>
      Math.max(SMALLEST_SIDE, (Math.min(LARGEST_SIDE, gap - 6) * length) / largest);
    const [width, height] = [sideOf(across), sideOf(rows)];
    const count = Math.min(channels, MOST_SHEETS);
    const sheets = Array.from({ length: count }, (_, sheet) => {
      const offset = (sheet - (count - 1) / 2) * SHEET_STEP;
      return { x: x - width / 2 + offset, y: middle - height / 2 + offset };
    });
    return { ...column, x, rows: [middle], gap: null, stack: { sheets, width, height } };
  });
  return { height: bottom + (anyPicture ? 32 : 19), top, bottom, columns: placed };
}

/** The connections between neighbouring columns as one path: from node to node, and from the upper and lower edge of a stack. */
export function connections(columns: readonly PlacedColumn[]): string {
  const lines: string[] = [];
  columns.slice(1).forEach((column, index) => {
    const before = columns[index]!;
    if (before.shape === null || column.shape === null) return;
    const half = before.stack ? before.stack.height / 2 : 0;
    const starts = before.stack ? [before.rows[0]! - half, before.rows[0]! + half] : before.rows;
    const [from, to] = [before.x + halfWidth(before), column.x - halfWidth(column)];
    const isOneToOne = before.madeBy === "letters";
    starts.forEach((start, at) => {
      const ends = isOneToOne ? [column.rows[at]!] : column.rows;
      for (const end of ends) lines.push(`M${from} ${start}L${to} ${end}`);
    });
  });
  return lines.join("");
}

/** The width of a letter's numbers, drawn as a strip. */
export const STRIP_WIDTH = 30;

function halfWidth({ stack, madeBy }: PlacedColumn): number {
  if (stack) return stack.width / 2;
  return madeBy === "one-hot" || madeBy === "embedding" ? STRIP_WIDTH / 2 : 0;
}

function areLetters({ madeBy }: NetworkColumn): boolean {
  return madeBy === "letters" || madeBy === "one-hot" || madeBy === "embedding";
}

/** Slots that letters take, one under the other. */
function lettersDrawn({ shape }: NetworkColumn): number {
  return Math.min(MOST_LETTERS, shape?.[0] ?? 0);
}

/** The heights of letters: all of them, or the first two and the last three with a gap between. */
function letterRows(column: NetworkColumn, middle: number): Pick<PlacedColumn, "rows" | "gap"> {
  const slots = lettersDrawn(column);
  const all = Array.from({ length: slots }, (_, slot) => middle + (slot - (slots - 1) / 2) * LETTER_PITCH);
  return column.shape![0]! <= MOST_LETTERS
    ? { rows: all, gap: null }
    : { rows: all.toSpliced(2, 1), gap: all[2]! };
}

/** The heights of the nodes of a column: all of them, or the outer ones with room for dots between. */
function rowsOf(units: number, top: number, bottom: number): number[] {
  if (units > MOST_NODES) {
    const gap = 9;
    return [0, 1, 2].flatMap((index) => [top + index * gap, bottom - index * gap]);
  }
  const gap = Math.min(13, (bottom - top) / Math.max(1, units - 1));
  return Array.from({ length: units }, (_, index) => (top + bottom) / 2 + (index - (units - 1) / 2) * gap);
}
