import type { LayerPlan } from "@/lib/learning/network/layer-plan";
import type { SignalTrace, StepTrace, WeightsTrace } from "@/lib/learning/training/step-trace";
import type { ColumnItem, LinkMeaning, TraceColumn, TraceLink } from "../trace-layout";

/*
 * A network that reads letters begins with two columns: the letters of its context, and the numbers that stand for each of them. One-hot numbers are
 * not in a trace, since they follow from the letters.
 */

/** How many symbols each letter may be that the network reads; null where it reads no letters. */
export function symbolsRead([first]: readonly LayerPlan[]): number | null {
  if (first?.kind === "context") return first.symbols;
  return (first?.kind === "dense" && first.oneHot?.symbols) || null;
}

/** The letters that the network reads of the example in this row of the batch, in reading order. */
export function seenSymbols({ input, layers, batch }: StepTrace, row: number): readonly number[] {
  const available = input.values.length / batch.shownExamples;
  const [length] = layers[0]!.shape.length === 2 ? layers[0]!.shape : [available];
  return [...input.values.subarray((row + 1) * available - length!, (row + 1) * available)];
}

/** The letters, nearest last. An item's value is its symbol. */
export function lettersColumn(symbols: readonly number[]): TraceColumn {
  const items = symbols.map((symbol, index): ColumnItem => {
    return { index, values: Float32Array.of(symbol), errors: null, dropped: false };
  });
  return { layer: -1, madeBy: "letters", shape: [items.length], picture: null, items, total: items.length };
}

/** Each of the letters one-hot. */
export function oneHotColumn({ items }: TraceColumn, layer: number, symbols: number): TraceColumn {
  return {
    ...{ layer, madeBy: "one-hot", shape: [items.length, symbols], total: items.length },
    picture: { rows: 1, columns: symbols, strip: true },
    items: items.map((item) => ({
      ...item,
      values: new Float32Array(symbols).fill(1, item.values[0], item.values[0]! + 1),
    })),
  };
}

/** Each of the letters as its learnt numbers. */
export function embeddingColumn(layer: number, signal: SignalTrace, row: number, rows: number): TraceColumn {
  const { shape } = signal;
  const [total, columns] = [shape[0]!, shape[1]!];
  const picture = { rows: 1, columns, strip: true } as const;
  return { layer, madeBy: "embedding", shape, picture, items: letterItems(signal, row, rows), total };
}

/** The numbers of each letter, for the example in this row. */
export function letterItems({ shape, values, errors }: SignalTrace, row: number, rows: number): ColumnItem[] {
  const [letters, numbers] = [shape[0]!, shape[1]!];
  const from = (row * values.length) / rows;
  return Array.from({ length: letters }, (_, index) => {
    const pick = (all: Float32Array) => all.slice(from + index * numbers, from + (index + 1) * numbers);
    return { index, values: pick(values), errors: errors && pick(errors), dropped: false };
  });
}

/** Of more outputs than this, only these many are drawn: the likeliest, and the right one. */
const MOST_OUTPUTS = 10;
const LIKELIEST = 6;

/** The likeliest of many classes, likeliest first, with the right one among them or after them. */
export function likeliest(column: TraceColumn, label: number): TraceColumn {
  if (column.items.length <= MOST_OUTPUTS) return column;
  const ordered = column.items.toSorted((one, other) => other.values[0]! - one.values[0]!);
  const items = ordered.filter(({ index }, place) => place < LIKELIEST || index === label);
  return { ...column, items };
}

/** From a letter to each unit: the weight of this letter at this place, which is what it adds to the unit, or the gradient of that weight. */
export function fromOneHot(
  { items, shape }: TraceColumn,
  { matrix, shownColumns }: WeightsTrace,
  meaning: LinkMeaning,
  columns: readonly number[],
): TraceLink[] {
  return items.flatMap(({ values }, from) =>
    columns.map((column, to): TraceLink => {
      // All rows are shown.
      const row = from * shape[1]! + values.indexOf(1);
      const number = (meaning === "flow" ? matrix.before : matrix.gradient)[
        row * shownColumns.length + column
      ]!;
      return { from, to, size: Math.abs(number), sign: number < 0 ? -1 : 1 };
    }),
  );
}
