import type { Layer } from "@/lib/learning/network/network";
import type { NetworkSketch } from "@/lib/learning/network/network-sketch";

/** One column of a network's picture: what flows there, between the layer that made it and the next one. */
type NetworkColumn = {
  /** [units], or [rows, columns, channels]; null where it follows from a layer that does not fit. */
  readonly shape: readonly number[] | null;
  readonly madeBy: "challenge" | "dense" | "conv2d" | "max-pool";
  /** Share that dropout drops of it while training, or 0. */
  readonly dropped: number;
};

/** Input, every layer that makes something new, and output. Dropout makes nothing: it marks the column it stands behind. */
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
    } else columns.push({ shape: sketch.layers[index]?.shape ?? null, madeBy: layer.kind, dropped: 0 });
  });
  return [...columns, { shape: sketch.output?.shape ?? null, madeBy: "dense", dropped: 0 }];
}

/** Nodes that are drawn one by one; a larger layer is drawn as a column with a gap in it. */
export const MOST_NODES = 8;
/** Sheets of a stack of pictures that are drawn; more would be a smear. */
const MOST_SHEETS = 4;
/** How far each sheet stands aside from the one before it. */
const SHEET_STEP = 2.5;
const LARGEST_SIDE = 30;
const SMALLEST_SIDE = 6;

export const PICTURE_WIDTH = 288;

/** Where a column is drawn, in the picture's own units. */
export type PlacedColumn = NetworkColumn & {
  readonly x: number;
  /** Centres of its nodes, or of its stack of pictures. */
  readonly rows: readonly number[];
  /** Null: nodes, or nothing. Sheets of a stack, back to front, as left upper corners, and their sides. */
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

/** Lays columns out side by side: nodes about the middle, pictures as large as they are beside the first one. */
export function networkGeometry(columns: readonly NetworkColumn[]): NetworkGeometry {
  const anyDropped = columns.some(({ dropped }) => dropped > 0);
  const anyPicture = columns.some(({ shape }) => shape?.length === 3);
  const top = anyDropped ? 17 : 5;
  const bottom = top + 58;
  const margin = anyPicture ? 22 : 16;
  const largest = Math.max(...columns.flatMap(({ shape }) => (shape?.length === 3 ? shape.slice(0, 2) : [])));
  const gap = (PICTURE_WIDTH - 2 * margin) / (columns.length - 1);
  const placed = columns.map((column, index): PlacedColumn => {
    const x = margin + gap * index;
    const middle = (top + bottom) / 2;
    const { shape } = column;
    if (shape === null) return { ...column, x, rows: [middle], stack: null };
    if (shape.length !== 3) {
      const units = shape.reduce((product, side) => product * side, 1);
      return { ...column, x, rows: rowsOf(units, top, bottom), stack: null };
    }
    const [rows, across, channels] = shape as [number, number, number];
    const sideOf = (length: number) =>
      Math.max(SMALLEST_SIDE, (Math.min(LARGEST_SIDE, gap - 6) * length) / largest);
    const [width, height] = [sideOf(across), sideOf(rows)];
    const count = Math.min(channels, MOST_SHEETS);
    const sheets = Array.from({ length: count }, (_, sheet) => {
      const aside = (sheet - (count - 1) / 2) * SHEET_STEP;
      return { x: x - width / 2 + aside, y: middle - height / 2 + aside };
    });
    return { ...column, x, rows: [middle], stack: { sheets, width, height } };
  });
  return { height: bottom + (anyPicture ? 32 : 19), top, bottom, columns: placed };
}

/** Every connection that can still be told from its neighbours, as one path: node to node, and a picture's edges to where they go. */
export function connections(columns: readonly PlacedColumn[]): string {
  const lines: string[] = [];
  columns.slice(1).forEach((column, index) => {
    const before = columns[index]!;
    if (before.shape === null || column.shape === null) return;
    const half = before.stack ? before.stack.height / 2 : 0;
    const starts = before.stack ? [before.rows[0]! - half, before.rows[0]! + half] : before.rows;
    const from = before.x + (before.stack ? before.stack.width / 2 : 0);
    const to = column.x - (column.stack ? column.stack.width / 2 : 0);
    for (const start of starts) for (const end of column.rows) lines.push(`M${from} ${start}L${to} ${end}`);
  });
  return lines.join("");
}

/** Heights of the nodes of a column: all of them, or the outer ones with room for dots between. */
function rowsOf(units: number, top: number, bottom: number): number[] {
  if (units > MOST_NODES) {
    const gap = 9;
    return [0, 1, 2].flatMap((index) => [top + index * gap, bottom - index * gap]);
  }
  const gap = Math.min(13, (bottom - top) / Math.max(1, units - 1));
  return Array.from({ length: units }, (_, index) => (top + bottom) / 2 + (index - (units - 1) / 2) * gap);
}
