import type { ParameterTrace, StepTrace, WeightsTrace } from "@/lib/learning/step-trace";
import { unreachable } from "@/lib/learning/unreachable";
import type { TraceColumn } from "./trace-columns";

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
      linksInto(column, columns[index], trace.layers[column.layer].weights, meaning).filter(({ size }) =>
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
      const number = meaning === "flow" ? values[0] * weights.matrix.before[at] : weights.matrix.gradient[at];
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
        flow += values[pixel] * weights.matrix.before[at];
        squares += weights.matrix.gradient[at] ** 2;
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
      for (let row = index; row < weights.rows; row += total) squares += numbers[row * width + to] ** 2;
      return { from, to, size: Math.sqrt(squares), sign: 0 };
    }),
  );
}

function of({ before, gradient }: ParameterTrace, meaning: LinkMeaning): Float32Array {
  return meaning === "flow" ? before : gradient;
}
