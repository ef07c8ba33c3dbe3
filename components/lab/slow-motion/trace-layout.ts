import type { LayerPlan } from "@/lib/learning/network/layer-plan";
import type {
  ParameterTrace,
  SignalTrace,
  StepTrace,
  WeightsTrace,
} from "@/lib/learning/training/step-trace";
import { unreachable } from "@/lib/learning/unreachable";

/** One number of a signal, or one picture of it. */
export type ColumnItem = {
  /** Which unit, feature or channel it is. */
  readonly index: number;
  /** A number, or a picture's pixels, row after row. */
  readonly values: Float32Array;
  /** How much each is to blame for the loss; null where nothing before it learns. */
  readonly errors: Float32Array | null;
  /** Dropout has dropped it. */
  readonly dropped: boolean;
};

/** What flows between two layers, for one example, as it is drawn: one column. */
export type TraceColumn = {
  /** Of the plan; −1: the features as they come in. */
  readonly layer: number;
  readonly madeBy: "input" | Exclude<LayerPlan["kind"], "dropout">;
  readonly shape: readonly number[];
  /** Rows and columns of its pictures; null where it is a list of numbers. */
  readonly picture: { readonly rows: number; readonly columns: number } | null;
  /** All of them, or the chosen part. */
  readonly items: readonly ColumnItem[];
  /** How many items there are, shown or not. */
  readonly total: number;
};

/** Columns from input to output. Dropout has none of its own: it drops some of the column before it. `row`: of the batch. */
export function traceColumns(plan: readonly LayerPlan[], trace: StepTrace, row: number): TraceColumn[] {
  const rows = trace.batch.shownExamples;
  const columns: TraceColumn[] = [columnOf(-1, "input", trace.input, row, rows)];
  plan.forEach((layer, index) => {
    const traced = trace.layers[index]!;
    const last = columns.length - 1;
    if (layer.kind === "dropout") columns[last] = thinned(columns[last]!, itemsOf(traced, row, rows));
    else columns.push(columnOf(index, layer.kind, traced, row, rows));
  });
  return columns;
}

/** A column after dropout. `kept`: its items as dropout hands them on. */
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
    // The pixels of all shown channels lie side by side.
    const pick = (all: Float32Array) => all.filter((_, place) => place % step === at);
    return { index, values: pick(own), errors: blame && pick(blame), dropped: false };
  });
}

/** An item's middle, and half its side. */
export type Spot = { readonly x: number; readonly y: number; readonly half: number };

export type PlacedTrace = {
  readonly width: number;
  readonly height: number;
  readonly isNarrow: boolean;
  /** For each column, for each item. */
  readonly spots: readonly (readonly Spot[])[];
};

/** Room at the sides for words, and below for what a column is. */
const LEFT = 22;
const LETTER = 6;
const LETTER_BEHIND = 5;
const RIGHT = 150;
const RIGHT_NARROW = 92;
/** From an output's middle to the words behind it: its number, where that is written, has room there. */
export const BEHIND_NUMBER = 46;
export const BEHIND_NODE = 9;
/** More than this, words behind the outputs are cut short: the network needs the room. */
const MOST_RIGHT = 230;
const MOST_RIGHT_NARROW = 150;
/** In less room than this, the outputs have their words and not their numbers. */
const NARROW = 420;
const TOP = 8;
const BOTTOM = 34;
/** Columns stand no closer; a narrower place scrolls. */
const NARROWEST_GAP = 60;
const NODE_HALF = 5.5;
/** From middle to middle; where pictures come in, those of the weights want room below. */
const TIGHTEST = 14;
const TIGHTEST_BESIDE_PICTURE = 12;
const LOOSEST = 30;
const MOST = 16;
const LOWEST = 120;
const PICTURE_GAP = 5;
const LARGEST_PICTURE = 96;

/**
 * Places the items of every column in CSS pixels, columns side by side, items about the middle. `longest`: letters of the
 * longest name before a feature; `behind`: letters of the longest words behind
 * an output.
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
    }));
  });
  return { width, height: TOP + tall + BOTTOM, isNarrow, spots };
}

function halfOf({ items, picture }: Pick<TraceColumn, "items" | "picture">, tallest: number): number {
  if (!picture) return NODE_HALF;
  const room = tallest / items.length - PICTURE_GAP;
  return Math.min(LARGEST_PICTURE, room) / 2;
}

function pitchOf(count: number, picture: TraceColumn["picture"], half: number, tallest: number): number {
  if (picture) return 2 * half + PICTURE_GAP;
  return Math.max(tallest / MOST, Math.min(LOOSEST, tallest / Math.max(1, count)));
}

/** A line between an item of a column and one of the next. */
export type TraceLink = {
  /** Places among the shown items of their columns. */
  readonly from: number;
  readonly to: number;
  /** ≥ 0, in whatever unit the drawing is of. */
  readonly size: number;
  /** 0 where many numbers go along it, of either sign, or nothing is learnt there. */
  readonly sign: -1 | 0 | 1;
};

/** What the lines say: what flows along them for this example, or the gradient of their weights for the batch. */
export type LinkMeaning = "flow" | "gradient";

/** The lines between each column and the next one. Of a picture's many weights a line says the length of all that lead from it to there. */
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
    case "dense":
      return before.picture
        ? fromPictures(before, weights!, meaning)
        : numberToNumber(before, weights!, meaning);
    case "conv2d":
      return pictureToPicture(before, weights!, meaning);
    case "max-pool":
      return items.map((_, at) => ({ from: at, to: at, size: 0, sign: 0 }));
    case "flatten":
      return items.flatMap(({ index }, to): TraceLink[] => {
        const channels = before.total;
        const from = before.items.findIndex((item) => item.index === index % channels);
        return from < 0 || shape.length === 0 ? [] : [{ from, to, size: 0, sign: 0 }];
      });
    case "input":
      return [];
    default:
      return unreachable(madeBy);
  }
}

function numberToNumber({ items }: TraceColumn, weights: WeightsTrace, meaning: LinkMeaning): TraceLink[] {
  const width = weights.shownColumns.length;
  return items.flatMap(({ values }, from) =>
    Array.from({ length: width }, (_, to): TraceLink => {
      const at = from * width + to;
      const number =
        meaning === "flow" ? values[0]! * weights.matrix.before[at]! : weights.matrix.gradient[at]!;
      return { from, to, size: Math.abs(number), sign: number < 0 ? -1 : 1 };
    }),
  );
}

/** A whole picture into each unit: what it adds to the unit, or how long its weights' gradient is. */
function fromPictures({ items }: TraceColumn, weights: WeightsTrace, meaning: LinkMeaning): TraceLink[] {
  const width = weights.shownColumns.length;
  const channels = items.length;
  return items.flatMap(({ values }, from) =>
    Array.from({ length: width }, (_, to): TraceLink => {
      let flow = 0;
      let squares = 0;
      for (let pixel = 0; pixel < values.length; pixel++) {
        const at = (pixel * channels + from) * width + to;
        flow += values[pixel]! * weights.matrix.before[at]!;
        squares += weights.matrix.gradient[at]! ** 2;
      }
      if (meaning === "flow") return { from, to, size: Math.abs(flow), sign: flow < 0 ? -1 : 1 };
      return { from, to, size: Math.sqrt(squares), sign: 0 };
    }),
  );
}

/** One kernel's slice for one channel: the length of its weights, or of their gradient. */
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
