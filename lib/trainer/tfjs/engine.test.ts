import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ACTIVATIONS } from "@/lib/learning/network/network";
import { OPTIMISERS } from "@/lib/learning/training/hyperparameters";
import { type Bundle, bundle } from "@/lib/testing/trainer/bundle";
import { LAYER_LESSONS, layerLesson } from "@/lib/testing/trainer/layer-lessons";
import { type Lesson, moons, wave } from "@/lib/testing/trainer/lessons";
import { lossAndGradients, trainByHand } from "@/lib/testing/trainer/reference-network";
import { createBatchOrder } from "../run/batch-order";
import type { OpenEngine } from "../run/engine";
import { initialWeights } from "../run/initial-weights";

let built: Bundle;
let openCpu: OpenEngine;

beforeAll(async () => {
  built = await bundle({ engine: "lib/testing/trainer/tfjs-on-cpu.ts" }, { platform: "node" });
  openCpu = (await import(/* @vite-ignore */ `${built.folder}/engine.mjs`)).openTfjsOnCpu;
});
afterAll(() => built.dispose());

async function trained({ spec, examples }: Lesson, steps: number): Promise<Float32Array> {
  const engine = (await openCpu(spec, examples))!;
  await engine.train(steps);
  const weights = await engine.weights();
  engine.dispose();
  return weights;
}

/** The largest difference, relative to the largest value. */
function difference(one: ArrayLike<number>, other: ArrayLike<number>): number {
  const values = Array.from(other);
  const size = Math.max(...values.map(Math.abs));
  return Math.max(...values.map((value, index) => Math.abs(value - one[index]))) / size;
}

test("an engine begins with the initial weights, and they are the same for the same seed", async () => {
  const lesson = moons();
  const weights = await trained(lesson, 0);
  expect(weights).toEqual(initialWeights(lesson.spec));
  expect(weights).not.toEqual(initialWeights({ ...lesson.spec, seed: 8 }));
});

describe.each(["moons", "wave"] as const)("the gradients on %s", (name) => {
  const lesson = { moons: moons(), wave: wave() }[name];
  const { spec, examples } = lesson;
  const batch = createBatchOrder(spec.seed, examples.train.count, spec.hyperparameters.batchSize).next();
  const weights = Float64Array.from(initialWeights(spec));
  const byHand = lossAndGradients(spec, weights, examples.train, batch).gradients;

  test("by hand are those of finite differences", () => {
    const lossWith = (index: number, change: number) => {
      const moved = weights.slice();
      moved[index] += change;
      return lossAndGradients(spec, moved, examples.train, batch).loss;
    };
    const measured = weights.map((_, index) => (lossWith(index, 1e-5) - lossWith(index, -1e-5)) / 2e-5);
    expect(difference(measured, byHand)).toBeLessThan(1e-7);
  });

  test.each(ACTIVATIONS)("of the engine are those by hand, with %s", async (activation) => {
    const layers = spec.network.layers.map((layer) => ({ ...layer, activation }));
    const hyperparameters = { ...spec.hyperparameters, optimiser: "sgd", learningRate: 1 } as const;
    const own: Lesson = { examples, spec: { ...spec, network: { layers }, hyperparameters } };
    const start = initialWeights(own.spec);
    const moved = await trained(own, 1);
    const expected = lossAndGradients(own.spec, Float64Array.from(start), examples.train, batch).gradients;
    expect(
      difference(
        start.map((weight, index) => weight - moved[index]),
        expected,
      ),
    ).toBeLessThan(1e-5);
  });
});

test.each(OPTIMISERS)("ten steps of %s end where they end by hand", async (optimiser) => {
  for (const lesson of [moons({ optimiser }), wave({ optimiser })]) {
    const byHand = trainByHand(lesson.spec, lesson.examples, 10);
    expect(difference(await trained(lesson, 10), byHand)).toBeLessThan(2e-5);
  }
});

test.each(LAYER_LESSONS)(
  "ten steps of %s end where they end by hand, with weight decay too",
  async (name) => {
    for (const weightDecay of [0, 0.5]) {
      const lesson = layerLesson(name, { optimiser: "rmsprop", learningRate: 0.003, weightDecay });
      const byHand = trainByHand(lesson.spec, lesson.examples, 10);
      expect(difference(await trained(lesson, 10), byHand)).toBeLessThan(2e-5);
    }
  },
);

test.each(LAYER_LESSONS)("the gradients by hand of %s are those of finite differences", (name) => {
  const { spec, examples } = layerLesson(name);
  const weights = Float64Array.from(initialWeights(spec));
  const batch = [3, 8, 1];
  const lossWith = (index: number, change: number) => {
    const moved = weights.slice();
    moved[index] += change;
    return lossAndGradients(spec, moved, examples.train, batch).loss;
  };
  const { gradients } = lossAndGradients(spec, weights, examples.train, batch);
  // Every fifth: all of them take long.
  const some = Array.from({ length: Math.floor(weights.length / 5) }, (_, index) => 5 * index);
  const measured = some.map((index) => (lossWith(index, 1e-6) - lossWith(index, -1e-6)) / 2e-6);
  expect(
    difference(
      measured,
      some.map((index) => gradients[index]),
    ),
  ).toBeLessThan(1e-7);
});

test("the same seed twice gives the same weights to the bit", async () => {
  const lesson = layerLesson("dropout of features, of pictures and of units", { optimiser: "adam" });
  expect(await trained(lesson, 30)).toEqual(await trained(lesson, 30));
});

test("a state is taken over with exactly the same numbers", async () => {
  for (const optimiser of OPTIMISERS) {
    const { spec, examples } = moons({ optimiser, weightDecay: 0.1 });
    const engine = (await openCpu(spec, examples))!;
    await engine.train(7);
    const state = await engine.trainState();
    const heir = (await openCpu(spec, examples, state))!;
    expect(await heir.trainState()).toEqual(state);
    await Promise.all([engine.train(9), heir.train(9)]);
    expect(await heir.trainState()).toEqual(await engine.trainState());
  }
});

test("a split smaller than a batch is one batch", async () => {
  const lesson = wave({ batchSize: 512 });
  const byHand = trainByHand(lesson.spec, lesson.examples, 3);
  expect(difference(await trained(lesson, 3), byHand)).toBeLessThan(2e-5);
});

test("a network without hidden layers trains too", async () => {
  const lesson = moons({}, []);
  const byHand = trainByHand(lesson.spec, lesson.examples, 10);
  expect(difference(await trained(lesson, 10), byHand)).toBeLessThan(2e-5);
});
