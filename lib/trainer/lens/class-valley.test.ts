import { expect, test } from "vitest";
import {
  CLASS_VALLEY_SIZE,
  type ClassValley,
  placeOf,
  startTogether,
} from "@/lib/learning/training/class-valley";
import { type Lesson, moons, pictures, wave } from "@/lib/testing/trainer/lessons";
import { lossAndGradients, trainByHand } from "@/lib/testing/trainer/reference-network";
import { initialWeights } from "@/lib/trainer/run/initial-weights";
import { openSimdEngine } from "@/lib/trainer/simd/engine";
import { measureClassValley } from "./class-valley";

const dot = (one: ArrayLike<number>, other: ArrayLike<number>) =>
  Array.from(one).reduce((sum, value, at) => sum + value * other[at], 0);

async function valleyOf({ spec, examples }: Lesson): Promise<ClassValley> {
  return (await measureClassValley(spec, examples))!;
}

const SGD = moons({ optimiser: "sgd", epochs: 30 });
/** What the first test has measured. */
const known = new Map<Lesson, ClassValley>();

/** Of the grid: its corners, its middle and two others. */
const SOME = [0, 60, 1830, 1860, 2345, 3660, 3720];

test.each([
  ["two layers of tanh, by plain descent", SGD],
  ["one layer, with momentum", moons({ optimiser: "momentum" }, [8])],
  ["a curve, with ReLU and Adam", wave({}, "relu")],
])("surface and coordinates are those of a float64 computation: %s", async (_, lesson) => {
  const { spec, examples } = lesson;
  const valley = await valleyOf(lesson);
  known.set(lesson, valley);
  const { directions, across, up, losses } = valley;
  expect([directions.across, directions.up].map((one) => dot(one, one))).toEqual([
    expect.closeTo(1, 5),
    expect.closeTo(1, 5),
  ]);
  expect(dot(directions.across, directions.up)).toBeCloseTo(0, 4);
  expect(across.high - across.low).toBeCloseTo(up.high - up.low, 4);

  const start = Float64Array.from(initialWeights(spec));
  const everything = Array.from({ length: examples.train.count }, (_, example) => example);
  for (const index of SOME) {
    const [x, y] = [index % CLASS_VALLEY_SIZE, Math.floor(index / CLASS_VALLEY_SIZE)];
    const share = (at: number) => at / (CLASS_VALLEY_SIZE - 1);
    const weights = start.map(
      (weight, at) =>
        weight +
        (across.low + share(x) * (across.high - across.low)) * directions.across[at] +
        (up.low + share(y) * (up.high - up.low)) * directions.up[at],
    );
    const { loss } = lossAndGradients(spec, weights, examples.train, everything);
    expect(losses[index] / loss).toBeCloseTo(1, 4);
  }

  const engine = (await openSimdEngine(spec, examples))!;
  await engine.train(25);
  const place = placeOf(await engine.weights(), initialWeights(spec), directions);
  const moved = trainByHand(spec, examples, 25).map((weight, at) => weight - start[at]);
  const byHand = { across: dot(moved, directions.across), up: dot(moved, directions.up) };
  expect(place).toEqual({ across: expect.closeTo(byHand.across, 4), up: expect.closeTo(byHand.up, 4) });
});

test("the grid holds the start and the references, which lie nearly in the plane, and is the same every time", async () => {
  const { references, across, up, ...rest } = await valleyOf(SGD);
  expect(references.map(({ learningRate }) => learningRate)).toEqual([0.03, 0.1, 0.3]);
  for (const { held } of references) expect(held).toBeGreaterThan(0.8);
  expect([across.low < 0 && across.high > 0, up.low < 0 && up.high > 0]).toEqual([true, true]);
  expect({ references, across, up, ...rest }).toEqual(known.get(SGD));
});

test("a large network has no valley, and neither have examples from which nothing can be learnt", async () => {
  const { spec, examples } = pictures();
  expect(await measureClassValley(spec, examples)).toBe(null);
  const flat = moons();
  const { count, labels } = flat.examples.train;
  const blank = { count, labels, features: new Float32Array(2 * count) };
  expect(await measureClassValley(flat.spec, { train: blank, validation: blank })).toBe(null);
});

test("networks start together if they differ in nothing but dropout", () => {
  const dense = { kind: "dense", units: 8, activation: "tanh" } as const;
  const reordered = { activation: "tanh", units: 8, kind: "dense" } as const;
  const dropout = { kind: "dropout", rate: 0.2 } as const;
  const others = [
    { ...dense, units: 9 },
    { ...dense, activation: "relu" as const },
  ];
  expect(startTogether({ layers: [dense] }, { layers: [reordered, dropout] })).toBe(true);
  for (const other of others) expect(startTogether({ layers: [dense] }, { layers: [other] })).toBe(false);
});
