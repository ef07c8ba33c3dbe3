import { beforeAll, describe, expect, test } from "vitest";
import { planNetwork } from "@/lib/learning/network/layer-plan";
import type { Layer } from "@/lib/learning/network/network";
import type { StepTrace } from "@/lib/learning/training/step-trace";
import { layerLesson } from "@/lib/testing/trainer/layer-lessons";
import { openTracer } from "@/lib/trainer/lens/tracer";
import { type TraceColumn, traceColumns, traceLinks } from "../trace-layout";
import { weightPictures } from "../weight-pictures";
import { seenSymbols } from "./letter-columns";

const SYMBOLS = 26;
const TASK = { kind: "classification", classes: Array.from({ length: SYMBOLS }, String) } as const;

type Traced = { readonly plan: ReturnType<typeof planNetwork>; readonly trace: StepTrace };

/** One step of a network that reads letters, among 26 symbols. */
async function traced(layers: Layer[]): Promise<Traced> {
  const { spec, examples } = layerLesson("letters, one-hot");
  const featureShape = [16, SYMBOLS];
  const own = { ...spec, network: { layers }, featureShape, task: TASK };
  return {
    plan: planNetwork(own.network, featureShape, TASK),
    trace: (await openTracer(own, examples)).next(),
  };
}

const DENSE: Layer = { kind: "dense", units: 6, activation: "tanh" };
const valuesOf = ({ items }: TraceColumn) => items.map(({ values }) => Array.from(values));
const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, number) => total + number, 0);

describe("one-hot letters", () => {
  let plan: Traced["plan"];
  let trace: StepTrace;
  beforeAll(async () => {
    ({ plan, trace } = await traced([{ kind: "context", length: 4, embedding: null }, DENSE]));
  });

  test("begin with the letters that the network looks back, and the numbers of each", () => {
    const [letters, oneHot] = traceColumns(plan, trace, 1);
    const seen = seenSymbols(trace, 1);
    expect(seen).toEqual([...trace.input.values.subarray(28, 32)]);
    expect(letters).toMatchObject({ madeBy: "letters", total: 4, picture: null });
    expect(valuesOf(letters)).toEqual(seen.map((symbol) => [symbol]));
    expect(oneHot).toMatchObject({ madeBy: "one-hot", shape: [4, SYMBOLS] });
    expect(valuesOf(oneHot)).toEqual(
      seen.map((symbol) => Array.from({ length: SYMBOLS }, (_, at) => Number(at === symbol))),
    );
  });

  test("what flows along a line is the weight of the letter at its place, and all of it makes the unit", () => {
    const columns = traceColumns(plan, trace, 1);
    const links = traceLinks(columns, trace, "flow");
    expect(links[0].map(({ from, to, size }) => [from, to, size])).toEqual(
      [0, 1, 2, 3].map((at) => [at, at, 0]),
    );
    const into = (unit: number) =>
      links[1].filter(({ to }) => to === unit).map(({ size, sign }) => sign * size);
    columns[2].items.forEach(({ values }, unit) => {
      const [bias] = trace.layers[1].weights!.biases.before.subarray(unit);
      expect(Math.tanh(sum(into(unit)) + bias)).toBeCloseTo(values[0], 5);
    });
  });

  test("of many outputs, the likeliest are drawn in their order, and the right one", () => {
    for (let row = 0; row < trace.batch.shownExamples; row++) {
      const columns = traceColumns(plan, trace, row);
      const { items, total } = columns[columns.length - 1];
      const values = items.map((item) => item.values[0]);
      expect(total).toBe(SYMBOLS);
      expect(values).toEqual(values.toSorted((one, other) => other - one));
      expect(items.map(({ index }) => index)).toContain(trace.batch.labels[row]);
      expect([6, 7]).toContain(items.length);
      const outputs = trace.batch.outputs.subarray(row * SYMBOLS, (row + 1) * SYMBOLS);
      expect(values[0]).toBe(Math.max(...outputs));
      // Every line ends at the output whose weight it shows.
      const [{ from, to, size }] = traceLinks(columns, trace, "gradient").at(-1)!.slice(-1);
      const { matrix, columns: width } = trace.layers.at(-1)!.weights!;
      expect(size).toBe(Math.abs(matrix.gradient[from * width + items[to].index]));
    }
  });

  test("the first layer's weights are a picture per unit: a row for each place, a column for each symbol", () => {
    const pictures = weightPictures(plan, trace, "before")!;
    expect(pictures).toMatchObject({ madeBy: "letters", rows: 4, columns: SYMBOLS, total: 6 });
    const { before } = trace.layers[1].weights!.matrix;
    expect(pictures.pictures[2].pixels[3 * SYMBOLS + 5]).toBe(before[(3 * SYMBOLS + 5) * 6 + 2]);
  });
});

test("a network without a context reads all letters", async () => {
  const { plan, trace } = await traced([DENSE]);
  const columns = traceColumns(plan, trace, 0);
  expect(columns.map(({ madeBy, total }) => [madeBy, total])).toEqual([
    ["letters", 16],
    ["one-hot", 16],
    ["dense", 6],
    ["dense", SYMBOLS],
  ]);
});

test("an embedding gives each letter its learnt numbers; dropout drops some of them", async () => {
  const context: Layer = { kind: "context", length: 5, embedding: 3 };
  const { plan, trace } = await traced([context, { kind: "dropout", rate: 0.5 }, DENSE]);
  const columns = traceColumns(plan, trace, 0);
  const table = trace.layers[0].weights!.matrix.before;
  expect(columns[1]).toMatchObject({ madeBy: "embedding", shape: [5, 3], total: 5 });
  const kept = valuesOf(columns[1]);
  seenSymbols(trace, 0).forEach((symbol, place) => {
    kept[place].forEach((value, number) => {
      expect([0, 2 * table[3 * symbol + number]]).toContain(value);
    });
  });
  expect(kept.flat().filter((value) => value === 0).length).toBeGreaterThan(0);
  const flow = traceLinks(columns, trace, "flow")[1].filter(({ to }) => to === 1);
  const bias = trace.layers[2].weights!.biases.before[1];
  expect(Math.tanh(sum(flow.map(({ size, sign }) => sign * size)) + bias)).toBeCloseTo(
    columns[2].items[1].values[0],
    5,
  );
  const pictures = weightPictures(plan, trace, "before")!;
  expect(pictures).toMatchObject({ madeBy: "embedding", rows: 3, columns: SYMBOLS, total: 1 });
  expect(pictures.pictures[0].pixels[2 * SYMBOLS + 7]).toBe(table[3 * 7 + 2]);
});
