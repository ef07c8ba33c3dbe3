import { describe, expect, test } from "vitest";
import type { Split } from "@/lib/learning/examples/split";
import { createRandom } from "@/lib/learning/numbers/random";
import { evaluate } from "@/lib/learning/training/evaluation";
import type { RunSpec, WeightSnapshot } from "@/lib/learning/training/training";
import type { Valley } from "@/lib/learning/training/valley";
import { layerLesson } from "@/lib/testing/trainer/layer-lessons";
import { type Lesson, moons, pictures, wave } from "@/lib/testing/trainer/lessons";
import { initialWeights } from "@/lib/trainer/run/initial-weights";
import { trainingPlan, weightLayout } from "@/lib/trainer/run/training-plan";
import { openSimdEngine } from "@/lib/trainer/simd/engine";
import { measureValley, VALLEY_POINTS } from "./valley";
import { openValleyNetwork, sampleSplit } from "./valley-network";
import { filterNormalised, lengthOf, valleyPlane } from "./valley-plane";

const mayContinue = async () => true;

/** A short training, with the weights after each of `stretches` steps. */
async function walked({ spec, examples }: Lesson, stretches: readonly number[]) {
  const engine = (await openSimdEngine(spec, examples))!;
  const stops: WeightSnapshot[] = [{ step: 0, weights: await engine.weights() }];
  for (const steps of stretches) {
    await engine.train(steps);
    stops.push({ step: stops[stops.length - 1].step + steps, weights: await engine.weights() });
  }
  const outputs = await engine.outputs("train", 0, examples.train.count);
  return { stops, loss: evaluate(outputs, examples.train, spec.task).loss };
}

async function valleys({ spec, examples }: Lesson, stops: readonly WeightSnapshot[]): Promise<Valley[]> {
  const network = await openValleyNetwork(spec, examples, VALLEY_POINTS);
  const found: Valley[] = [];
  expect(
    await measureValley(spec, network, stops, { mayContinue, onValley: (valley) => found.push(valley) }),
  ).toBe(true);
  return found;
}

const middle = ({ losses }: Valley) => losses[(losses.length - 1) / 2];

test.each([
  ["moons", moons()],
  ["a wave", wave({ optimiser: "sgd" })],
  [
    "pictures with convolution, pooling and dropout",
    layerLesson("a convolutional network with windows of pooling that overlap"),
  ],
  ["embedded letters with dropout", layerLesson("embedded letters, dropped")],
])("the middle of the valley is the run's own loss there, exactly: %s", async (_, lesson) => {
  const { stops, loss } = await walked(lesson, [5, 10, 20]);
  const [coarse, , fine] = await valleys(lesson, stops);
  expect([middle(coarse), middle(fine)]).toEqual([loss, loss]);
  expect(fine.sample).toEqual({ count: lesson.examples.train.count, of: lesson.examples.train.count });
  expect(fine.path[fine.path.length - 1]).toEqual({ step: 35, x: 0, y: 0, loss, off: 0 });
});

test("grids come coarse first, and a finer one has the same losses where both were measured", async () => {
  const lesson = moons();
  const { stops } = await walked(lesson, [5, 10, 20]);
  const found = await valleys(lesson, stops);
  expect(found.map(({ size }) => size)).toEqual([11, 21, 41]);
  const [coarse, , fine] = found;
  for (let row = 0; row < 11; row++) {
    for (let column = 0; column < 11; column++)
      expect(coarse.losses[11 * row + column]).toBe(fine.losses[41 * 4 * row + 4 * column]);
  }
});

test("a path of three places lies in the plane, where the surface has their own losses", async () => {
  const lesson = moons();
  const { stops } = await walked(lesson, [10, 30]);
  const { path, explained, directions, reach } = (await valleys(lesson, stops))[2];
  expect(directions).toBe("path");
  expect((explained[0] ?? 0) + (explained[1] ?? 0)).toBeCloseTo(1, 9);
  const network = await openValleyNetwork(lesson.spec, lesson.examples, VALLEY_POINTS);
  const size = lengthOf(stops[2].weights);
  path.forEach(({ off, x, y, loss }, index) => {
    expect(off / size).toBeLessThan(1e-6);
    expect(loss).toBe(network.loss(stops[index].weights));
    expect(Math.abs(x)).toBeLessThan(reach.x);
    expect(Math.abs(y)).toBeLessThan(reach.y);
  });
});

describe("the plane", () => {
  const bare: RunSpec = { ...wave().spec, network: { layers: [] }, featureShape: [2] };
  const at = (step: number, ...weights: number[]): WeightSnapshot => ({
    step,
    weights: Float32Array.of(...weights),
  });

  test("lies along the principal components of the path, as worked out by hand", async () => {
    // Round the mean (0, 0, 5): ±2 along one diagonal, ±1 along the other, and nothing along the third weight.
    const [d, e] = [2 * Math.SQRT1_2, Math.SQRT1_2];
    const stops = [at(0, -d, -d, 5), at(1, -e, e, 5), at(2, e, -e, 5), at(3, d, d, 5)];
    const plane = (await valleyPlane(bare, stops, mayContinue))!;
    // Squares 2 · 2² and 2 · 1², of 10 in all.
    expect(plane.explained).toEqual([expect.closeTo(0.8, 6), expect.closeTo(0.2, 6)]);
    expect(Array.from(plane.x)).toEqual([Math.SQRT1_2, Math.SQRT1_2, 0].map((x) => expect.closeTo(x, 6)));
    expect(Array.from(plane.y, Math.abs)).toEqual(
      [Math.SQRT1_2, Math.SQRT1_2, 0].map((x) => expect.closeTo(x, 6)),
    );
    expect(plane.y[0] * plane.y[1]).toBeLessThan(0);
    // The furthest place lies 4 behind the last one, and 1 beside it.
    expect(plane.reach).toEqual({ x: expect.closeTo(1.3 * 4, 5), y: expect.closeTo((1.3 * 4) / 3, 5) });
  });

  test.each([
    [1, "random"],
    [2, "random"],
    [3, "path"],
    [20, "path"],
  ] as const)(
    "of %d places has two directions of length 1 at right angles: %s",
    async (count, directions) => {
      const lesson = moons();
      const { stops } = await walked(
        lesson,
        Array.from({ length: count - 1 }, () => 3),
      );
      const plane = (await valleyPlane(lesson.spec, stops, mayContinue))!;
      const dot = plane.x.reduce((sum, x, index) => sum + x * plane.y[index], 0);
      expect([lengthOf(plane.x), lengthOf(plane.y), dot]).toEqual([1, 1, 0].map((x) => expect.closeTo(x, 6)));
      expect(plane.directions).toBe(directions);
      expect(Math.min(plane.reach.x, plane.reach.y)).toBeGreaterThan(0);
    },
  );

  test("of a straight path has a random second direction, which explains nothing", async () => {
    const stops = [at(0, 1, 2, 3), at(1, 2, 2, 3), at(2, 4, 2, 3)];
    const plane = (await valleyPlane(bare, stops, mayContinue))!;
    expect(plane.directions).toBe("path-and-random");
    expect(Array.from(plane.x)).toEqual([1, 0, 0].map((x) => expect.closeTo(x, 9)));
    expect(plane.explained).toEqual([expect.closeTo(1, 9), null]);
    expect(lengthOf(plane.y)).toBeCloseTo(1, 9);
  });

  test("is the same for the same seed, and abandoned when it may not continue", async () => {
    const lesson = moons();
    const { stops } = await walked(lesson, []);
    const again = await valleyPlane(lesson.spec, stops, mayContinue);
    expect(await valleyPlane(lesson.spec, stops, mayContinue)).toEqual(again);
    const { stops: longer } = await walked(lesson, [1, 2, 3]);
    expect(await valleyPlane(lesson.spec, longer, async () => false)).toBeNull();
  });
});

test("a random direction has every filter as long as the network's own, and no biases", () => {
  const { spec } = layerLesson("a convolutional network with windows of pooling that overlap");
  const weights = initialWeights(spec).map((weight) => weight + 0.01);
  const layout = weightLayout(trainingPlan(spec).layers);
  const direction = filterNormalised(weights, layout, createRandom(1));
  for (const { rows, columns, matrix, biases, end } of layout) {
    for (let column = 0; column < columns; column++) {
      const filter = (values: ArrayLike<number>) =>
        lengthOf(Float64Array.from({ length: rows }, (_, row) => values[matrix + row * columns + column]));
      expect(filter(direction)).toBeCloseTo(filter(weights), 9);
    }
    expect(direction.subarray(biases, end).every((value) => value === 0)).toBe(true);
  }
});

test("for a costly network, only a sample of the examples is measured, the same one every time", async () => {
  const { spec, examples } = pictures();
  const open = () => openValleyNetwork(spec, examples, VALLEY_POINTS);
  const [one, other] = [await open(), await open()];
  expect(one.sample.of).toBe(320);
  expect(one.sample.count).toBeLessThan(320);
  const weights = initialWeights(spec);
  expect(one.loss(weights)).toBe(other.loss(weights));
});

test("a sample of letters is whole examples, as bytes, each once", () => {
  const { examples } = layerLesson("letters, one-hot");
  const rows = ({ count, features, labels }: Split) =>
    Array.from({ length: count }, (_, row) =>
      [...features.subarray(16 * row, 16 * row + 16), labels[row]].join(),
    );
  const sample = sampleSplit(examples.train, 10, 1);
  expect(sample.features).toBeInstanceOf(Uint8Array);
  const [all, drawn] = [rows(examples.train), rows(sample)];
  expect(new Set(drawn).size).toBe(10);
  expect(drawn.filter((row) => !all.includes(row))).toEqual([]);
});

test("a gradient is that of the loss that is measured, dropout off", async () => {
  const { spec, examples } = layerLesson("a convolutional network with windows of pooling that overlap");
  const network = await openValleyNetwork(spec, examples, VALLEY_POINTS);
  const weights = initialWeights(spec);
  const gradient = network.gradient(weights);
  const size = lengthOf(gradient);
  const step = 1e-3;
  const moved = (sign: number) =>
    network.loss(weights.map((weight, at) => weight + (sign * step * gradient[at]) / size));
  expect((moved(1) - moved(-1)) / (2 * step)).toBeCloseTo(size, 2);
});
