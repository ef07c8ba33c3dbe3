import type { LayerPlan } from "@/lib/learning/network/layer-plan";
import type {
  ParameterTrace,
  SignalTrace,
  StepTrace,
  WeightsTrace,
} from "@/lib/learning/training/step-trace";
import { unreachable } from "@/lib/learning/unreachable";
import {
  embeddingColumn,
  fromOneHot,
  letterItems,
  lettersColumn,
  likeliest,
  oneHotColumn,
  seenSymbols,
  symbolsRead,
} from "./letters/letter-columns";

/** One number of a column, or one picture. */
export type ColumnItem = {
  /** The index of its unit, feature or channel. */
  readonly index: number;
  /** One number, or a picture's pixels, row after row. */
  readonly values: Float32Array;
  /** The gradient of the loss with respect to each value; null where nothing before it learns. */
  readonly errors: Float32Array | null;
  /** Whether dropout has dropped it. */
  readonly dropped: boolean;
};

/** What flows between two layers for one example, drawn as a column. */
export type TraceColumn = {
  /** The index of the layer in the plan; −1 for the features. */
  readonly layer: number;
  /** "letters": those that the network reads, each a symbol; "one-hot" and "embedding": the numbers of each of them. */
  readonly madeBy:
    | "input"
    | "letters"
    | "one-hot"
    | "embedding"
    | Exclude<LayerPlan["kind"], "dropout" | "context">;
  readonly shape: readonly number[];
  /** The size of its pictures in pixels; null where it is a list of numbers. `strip`: the numbers of a letter, in a row. */
  readonly picture: { readonly rows: number; readonly columns: number; readonly strip?: true } | null;
  /** The items that are shown: all of them, or a part. */
  readonly items: readonly ColumnItem[];
  /** How many items the column has, shown or not. */
  readonly total: number;
};

/**
 * Columns from input to output, for the example in this row of the batch. Dropout has no column of its own: it drops items of the
 * column before it.
 */
export function traceColumns(plan: readonly LayerPlan[], trace: StepTrace, row: number): TraceColumn[] {
  const rows = trace.batch.shownExamples;
  const symbols = symbolsRead(plan);
  const columns: TraceColumn[] =
    symbols === null
      ? [columnOf(-1, "input", trace.input, row, rows)]
      : [lettersColumn(seenSymbols(trace, row))];
  if (plan[0]?.kind !== "context" && symbols !== null) columns.push(oneHotColumn(columns[0]!, -1, symbols));
  plan.forEach((layer, index) => {
    const traced = trace.layers[index]!;
    const last = columns.length - 1;
    if (layer.kind === "dropout") {
      const kept = traced.shape.length === 2 ? letterItems(traced, row, rows) : itemsOf(traced, row, rows);
      columns[last] = thinned(columns[last]!, kept);
    } else if (layer.kind !== "context") columns.push(columnOf(index, layer.kind, traced, row, rows));
    else if (layer.embedding === null) columns.push(oneHotColumn(columns[0]!, index, layer.symbols));
    else columns.push(embeddingColumn(index, traced, row, rows));
  });
  const outputs = columns.pop()!;
  return [...columns, likeliest(outputs, trace.batch.labels[row]!)];
}

/** A column after dropout. `kept`: its items as dropout passes them on. */
function thinned(column: TraceColumn, kept: readonly ColumnItem[]): TraceColumn {
  const items = column.items.map((item, at): ColumnItem => {
    const { values } = kept[at]!;
    const dropped = values.every((value) => value === 0) && item.values.some((value) => value !== 0);
    return { ...item, values, dropped };
  });
  return { ...column, items };
}

function columnOf(
  layer: number,
  madeBy: TraceColumn["madeBy"],
  signal: SignalTrace,
  row: number,
  rows: number,
): TraceColumn {
  const { shape, shownChannels } = signal;
  const picture = shownChannels && { rows: shape[0]!, columns: shape[1]! };
  const total = shownChannels ? shape[2]! : shape.reduce((product, size) => product * size, 1);
  return { layer, madeBy, shape, picture, items: itemsOf(signal, row, rows), total };
}

function itemsOf({ shown, shownChannels, values, errors }: SignalTrace, row: number, rows: number) {
  const width = values.length / rows;
  const from = row * width;
  const own = values.subarray(from, from + width);
  const blame = errors?.subarray(from, from + width) ?? null;
  const names = shownChannels ?? shown;
  const step = shownChannels ? shownChannels.length : width;
  return Array.from(names, (index, at): ColumnItem => {
    // The values of all shown channels alternate, pixel by pixel.
    const pick = (all: Float32Array) => all.filter((_, place) => place % step === at);
    return { index, values: pick(own), errors: blame && pick(blame), dropped: false };
  });
}

/** The centre of an item, half of its width and half of its height, in CSS pixels. */
export type Spot = {
  readonly x: number;
  readonly y: number;
  readonly half: number;
  readonly halfHeight: number;
};

export type PlacedTrace = {
  readonly width: number;
  readonly height: number;
  readonly isNarrow: boolean;
  /** The spots of each column's items. */
  readonly spots: readonly (readonly Spot[])[];
};

/**
 * Space in CSS pixels: at the sides for texts, and below for the names of the columns. LETTER and LETTER_BEHIND: for each letter of a
 * text.
 */
const LEFT = 22;
const LETTER = 6;
const LETTER_BEHIND = 5;
const RIGHT = 150;
const RIGHT_NARROW = 92;
/** From the centre of an output to the text behind it, with its number between them or without. */
export const BEHIND_NUMBER = 46;
export const BEHIND_NODE = 9;
/** Texts behind the outputs are cut off beyond this, because the network needs the room. */
const MOST_RIGHT = 230;
const MOST_RIGHT_NARROW = 150;
/** Where there is less room than this, outputs have their texts but not their numbers. */
const NARROW = 420;
const TOP = 8;
const BOTTOM = 34;
/** Columns stand no closer than this; a narrower place scrolls. */
const NARROWEST_GAP = 60;
const NODE_HALF = 5.5;
const STRIP_HALF = 28;
/** Distances from centre to centre. They are tighter where the input is a picture, because pictures of the weights are drawn below. */
const TIGHTEST = 14;
const TIGHTEST_BESIDE_PICTURE = 12;
const LOOSEST = 30;
/** Items that a column has room for at its tightest. */
const MOST = 16;
const LOWEST = 120;
const PICTURE_GAP = 5;
const LARGEST_PICTURE = 96;

/**
 * Places the items of every column in CSS pixels: columns side by side, items centred vertically. `room`: the width that there is;
 * `longest`: letters of the longest name of a feature; `behind`: letters of the longest text behind an output.
 */
export function traceGeometry(
  columns: readonly Pick<TraceColumn, "items" | "picture">[],
  room: number,
  longest: number,
  behind = 0,
): PlacedTrace {
  const isNarrow = room < NARROW;
  const right = isNarrow
    ? Math.max(RIGHT_NARROW, Math.min(MOST_RIGHT_NARROW, BEHIND_NODE + LETTER_BEHIND * behind))
    : Math.max(RIGHT, Math.min(MOST_RIGHT, BEHIND_NUMBER + LETTER_BEHIND * behind));
  const tallest = MOST * (columns[0]!.picture ? TIGHTEST_BESIDE_PICTURE : TIGHTEST);
  const halves = columns.map((column) => halfOf(column, tallest));
  const left = Math.max(LEFT + LETTER * longest, halves[0]! + 4);
  const gaps = columns.length - 1;
  const width = Math.max(room, left + right + gaps * NARROWEST_GAP);
  const gap = (width - left - right) / gaps;
  const heights = columns.map(
    ({ items, picture }, index) => items.length * pitchOf(items.length, picture, halves[index]!, tallest),
  );
  const tall = Math.max(LOWEST, ...heights);
  const middle = TOP + tall / 2;
  const spots = columns.map(({ items, picture }, column) => {
    const half = halves[column]!;
    const pitch = pitchOf(items.length, picture, half, tallest);
    return items.map((_, item) => ({
      x: left + gap * column,
      y: middle + (item - (items.length - 1) / 2) * pitch,
      half,
      halfHeight: picture?.strip ? NODE_HALF : half,
    }));
  });
  return { width, height: TOP + tall + BOTTOM, isNarrow, spots };
}

function halfOf({ items, picture }: Pick<TraceColumn, "items" | "picture">, tallest: number): number {
  if (!picture) return NODE_HALF;
  if (picture.strip) return STRIP_HALF;
  const room = tallest / items.length - PICTURE_GAP;
  return Math.min(LARGEST_PICTURE, room) / 2;
}

function pitchOf(count: number, picture: TraceColumn["picture"], half: number, tallest: number): number {
  if (picture && !picture.strip) return 2 * half + PICTURE_GAP;
  return Math.max(tallest / MOST, Math.min(LOOSEST, tallest / Math.max(1, count)));
}

/** A line between an item of a column and an item of the next one. */
export type TraceLink = {
  /** Indexes among the shown items of their columns. */
  readonly from: number;
  readonly to: number;
  /** ≥ 0. What it measures depends on the `LinkMeaning`. */
  readonly size: number;
  /** 0 where the line stands for many numbers, or where nothing is learnt. */
  readonly sign: -1 | 0 | 1;
};

/** What the lines show: what flows along them for this example, or the gradient of their weights over the batch. */
export type LinkMeaning = "flow" | "gradient";

/**
 * The lines between each column and the next one. A line from a picture shows the norm of the many weights along it. Lines whose size
 * is not finite are left out.
 */
export function traceLinks(
  columns: readonly TraceColumn[],
  trace: StepTrace,
  meaning: LinkMeaning,
): TraceLink[][] {
  return columns
    .slice(1)
    .map((column, index) =>
      linksInto(column, columns[index]!, trace.layers[column.layer]!.weights, meaning).filter(({ size }) =>
        Number.isFinite(size),
      ),
    );
}

function linksInto(
  { madeBy, items, shape }: TraceColumn,
  before: TraceColumn,
  weights: WeightsTrace | null,
  meaning: LinkMeaning,
): TraceLink[] {
  switch (madeBy) {
    case "dense": {
      const to = items.map(({ index }) => weights!.shownColumns.indexOf(index));
      if (before.madeBy === "one-hot") return fromOneHot(before, weights!, meaning, to);
      return before.picture
        ? fromPictures(before, weights!, meaning, to)
        : numberToNumber(before, weights!, meaning, to);
    }
    case "conv2d":
      return pictureToPicture(before, weights!, meaning);
    case "one-hot":
    case "embedding":
    case "max-pool":
      return items.map((_, at) => ({ from: at, to: at, size: 0, sign: 0 }));
    case "flatten":
      return items.flatMap(({ index }, to): TraceLink[] => {
        const channels = before.total;
        const from = before.items.findIndex((item) => item.index === index % channels);
        return from < 0 || shape.length === 0 ? [] : [{ from, to, size: 0, sign: 0 }];
      });
    case "input":
    case "letters":
      return [];
    default:
      return unreachable(madeBy);
  }
}

/** `columns`: for each item of the next column, its place among the shown columns of the matrix; the same below. */
function numberToNumber(
  { items }: TraceColumn,
  weights: WeightsTrace,
  meaning: LinkMeaning,
  columns: readonly number[],
): TraceLink[] {
  const width = weights.shownColumns.length;
  return items.flatMap(({ values }, from) =>
    columns.map((column, to): TraceLink => {
      const at = from * width + column;
      const number =
        meaning === "flow" ? values[0]! * weights.matrix.before[at]! : weights.matrix.gradient[at]!;
      return { from, to, size: Math.abs(number), sign: number < 0 ? -1 : 1 };
    }),
  );
}

/** From a whole picture or all numbers of a letter to each unit: what these add to the unit, or the norm of the gradient of their weights. */
function fromPictures(
  { items, picture }: TraceColumn,
  weights: WeightsTrace,
  meaning: LinkMeaning,
  columns: readonly number[],
): TraceLink[] {
  const width = weights.shownColumns.length;
  const channels = items.length;
  return items.flatMap(({ values }, from) =>
    columns.map((column, to): TraceLink => {
      let flow = 0;
      let squares = 0;
      for (let pixel = 0; pixel < values.length; pixel++) {
        const row = picture?.strip ? from * values.length + pixel : pixel * channels + from;
        const at = row * width + column;
        flow += values[pixel]! * weights.matrix.before[at]!;
        squares += weights.matrix.gradient[at]! ** 2;
      }
      if (meaning === "flow") return { from, to, size: Math.abs(flow), sign: flow < 0 ? -1 : 1 };
      return { from, to, size: Math.sqrt(squares), sign: 0 };
    }),
  );
}

/** The slice of a kernel for one channel: the norm of its weights, or of their gradient. */
function pictureToPicture(
  { items, total }: TraceColumn,
  weights: WeightsTrace,
  meaning: LinkMeaning,
): TraceLink[] {
  const width = weights.shownColumns.length;
  const numbers = of(weights.matrix, meaning);
  return items.flatMap(({ index }, from) =>
    Array.from({ length: width }, (_, to): TraceLink => {
      let squares = 0;
      for (let row = index; row < weights.rows; row += total) squares += numbers[row * width + to]! ** 2;
      return { from, to, size: Math.sqrt(squares), sign: 0 };
    }),
  );
}

function of({ before, gradient }: ParameterTrace, meaning: LinkMeaning): Float32Array {
  return meaning === "flow" ? before : gradient;
}
