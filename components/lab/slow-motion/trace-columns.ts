import type { LayerPlan } from "@/lib/learning/layer-plan";
import type { SignalTrace, StepTrace } from "@/lib/learning/step-trace";

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
    const traced = trace.layers[index];
    const last = columns.length - 1;
    if (layer.kind === "dropout") columns[last] = thinned(columns[last], itemsOf(traced, row, rows));
    else columns.push(columnOf(index, layer.kind, traced, row, rows));
  });
  return columns;
}

/** A column after dropout. `kept`: its items as dropout hands them on. */
function thinned(column: TraceColumn, kept: readonly ColumnItem[]): TraceColumn {
  const items = column.items.map((item, at): ColumnItem => {
    const { values } = kept[at];
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
  const picture = shownChannels && { rows: shape[0], columns: shape[1] };
  const total = shownChannels ? shape[2] : shape.reduce((product, size) => product * size, 1);
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
