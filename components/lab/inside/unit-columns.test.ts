import { expect, test } from "vitest";
import { planNetwork } from "@/lib/learning/network/layer-plan";
import type { Layer } from "@/lib/learning/network/network";
import type { NetworkInside } from "@/lib/learning/training/network-inside";
import { filterPictures } from "./filter-pictures";
import { hiddenName, largestWeights, unitColumns, unitFormula, unitLinks } from "./unit-columns";
import { placeUnits } from "./unit-layout";
import { unitBeside } from "./unit-network";

const numbers = (...values: number[]) => Float32Array.from(values);
const TASK = { kind: "classification", classes: ["a", "b"] } as const;
const task = { ...TASK, classes: [...TASK.classes] };

/** Two features, three units of which two are shown, and two outputs; at two inputs. */
const INSIDE: NetworkInside = {
  plan: planNetwork({ layers: [{ kind: "dense", units: 3, activation: "relu" }] }, [2], task),
  diverged: false,
  layers: [
    {
      ...{ layer: 0, rows: 2, shown: 2, units: 3 },
      matrix: numbers(0.83, -2, -1.2, 0.5),
      biases: numbers(0.4, -0.25),
      activations: numbers(0, 3, 1, 0),
    },
    {
      ...{ layer: 1, rows: 3, shown: 2, units: 2 },
      matrix: numbers(1, -1, 2, -2, 3, -3),
      biases: numbers(0, 0),
      activations: numbers(-4, 2, 4, -2),
    },
  ],
};
const [HIDDEN, OUTPUT] = INSIDE.layers as [NetworkInside["layers"][0], NetworkInside["layers"][0]];
const columns = unitColumns(INSIDE, numbers(1, -2, 0.5, 0.25), 2);

test("a column holds what each of its units computes, on the scale of the layer", () => {
  const drawn = columns.map(({ shown, total, scale, activation, values }) => ({
    ...{ shown, total, scale, activation },
    values: Array.from({ length: shown }, (_, item) => [...values(item)]),
  }));
  const [both, hidden, outputs] = [
    [
      [1, 0.5],
      [-2, 0.25],
    ],
    [
      [0, 3],
      [1, 0],
    ],
    [
      [-4, 2],
      [4, -2],
    ],
  ];
  expect(drawn).toEqual([
    { shown: 2, total: 2, scale: 2, activation: null, values: both },
    { shown: 2, total: 3, scale: 3, activation: "relu", values: hidden },
    { shown: 2, total: 2, scale: 4, activation: "linear", values: outputs },
  ]);
});

test("lines are the weights between units that are shown, with their signs", () => {
  expect(unitLinks(columns)[1]).toEqual([
    { from: 0, to: 0, size: 1, sign: 1 },
    { from: 0, to: 1, size: 1, sign: -1 },
    { from: 1, to: 0, size: 2, sign: 1 },
    { from: 1, to: 1, size: 2, sign: -1 },
  ]);
});

test("a unit's formula has its weights, its bias and its activation", () => {
  const feature = (row: number) => "xy"[row]!;
  expect(unitFormula(HIDDEN, 0, feature, "tanh")).toEqual({
    text: "0.83·x − 1.20·y + 0.40 → tanh",
    left: 0,
  });
  expect(unitFormula(HIDDEN, 1, feature, null)).toEqual({ text: "−2.00·x + 0.50·y − 0.25", left: 0 });
});

test("of many weights a formula has the largest, and says how many it leaves out", () => {
  const wide = { ...OUTPUT, rows: 7, shown: 1, matrix: numbers(0.1, -3, 0.2, 2, 0, 1, -0.5) };
  expect(unitFormula(wide, 0, hiddenName, "ReLU")).toEqual({
    text: "−3.00·h₂ + 2.00·h₄ + 1.00·h₆ − 0.50·h₇ + … + 0.00 → ReLU",
    left: 3,
  });
  expect(largestWeights(wide, 0, 2)).toEqual([
    { from: 1, weight: -3 },
    { from: 3, weight: 2 },
  ]);
  expect(hiddenName(41)).toBe("h₄₂");
});

test("arrow keys lead to the unit beside, and nowhere at the edges", () => {
  const tall = [{ shown: 2 }, { shown: 8 }, { shown: 1 }];
  const from = { column: 1, item: 5 };
  const led = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "a"].map((key) =>
    unitBeside(tall, from, key),
  );
  expect(led).toEqual([
    { column: 1, item: 4 },
    { column: 1, item: 6 },
    { column: 0, item: 1 },
    { column: 2, item: 0 },
    null,
  ]);
  expect(unitBeside(tall, { column: 2, item: 0 }, "ArrowRight")).toBe(null);
  expect(unitBeside(tall, { column: 0, item: 0 }, "ArrowLeft")).toBe(null);
});

test("squares fit into the room there is, and scroll rather than shrink below what a finger can hit", () => {
  const roomy = placeUnits([2, 8, 2], { width: 560, height: 400 });
  expect(roomy.width).toBe(560);
  expect(roomy.height).toBeLessThanOrEqual(400);
  const tight = placeUnits([2, 8, 8, 8, 8, 8, 8, 8, 8, 2], { width: 340, height: 120 });
  expect(tight.width).toBeGreaterThan(340);
  for (const { half } of tight.spots.flat()) expect(2 * half + 4).toBeGreaterThanOrEqual(24);
});

test.each<[string, Layer[], readonly number[], object]>([
  [
    "a dense layer has the size of the picture",
    [dense(2)],
    [3, 2, 1],
    { kind: "dense", rows: 3, columns: 2 },
  ],
  [
    "after pooling, that of the smaller picture",
    [{ kind: "max-pool", size: 2, stride: 2 }, dense(2)],
    [4, 4, 1],
    { kind: "dense", rows: 2, columns: 2 },
  ],
  [
    "a filter has the size of its window",
    [{ kind: "conv2d", filters: 2, kernel: 3, stride: 1, padding: "same", activation: "relu" }],
    [6, 6, 1],
    { kind: "conv2d", rows: 3, columns: 3 },
  ],
])("the first layer as pictures: %s", (_, layers, shape, size) => {
  const plan = planNetwork({ layers }, shape, task);
  const layer = plan.findIndex(({ kind }) => kind === "dense" || kind === "conv2d");
  const { rows, columns } = size as { rows: number; columns: number };
  const count = rows * columns;
  const matrix = Float32Array.from({ length: 2 * count }, (_, at) => (at % 2 === 0 ? at / 2 : -1));
  const first = {
    ...{ layer, rows: count, shown: 2, units: 5, matrix },
    ...{ biases: numbers(0, 0), activations: numbers() },
  };
  expect(filterPictures({ plan, diverged: false, layers: [first] }, shape)).toMatchObject({
    ...size,
    total: 5,
    largest: Math.max(1, count - 1),
    pictures: [Float32Array.from({ length: count }, (_, at) => at), new Float32Array(count).fill(-1)],
  });
});

function dense(units: number): Layer {
  return { kind: "dense", units, activation: "relu" };
}
