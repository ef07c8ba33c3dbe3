import { expect, test } from "vitest";
import type { Examples, RunSpec, TrainState } from "@/lib/learning/training/training";
import type { ValleySlice } from "@/lib/learning/training/valley";
import { moons, wave } from "@/lib/testing/trainer/lessons";
import { openSimdEngine } from "@/lib/trainer/simd/engine";
import { openValleyNetwork } from "./valley-network";
import { measureSlice } from "./valley-slice";

const mayContinue = async () => true;

/*
 * A bowl on paper: one weight and one bias, output w·x + b, on x = ±1 with targets 3·x + 1. The mean squared error is
 * (w − 3)² + (b − 1)²: round, with curvature 2 in every direction. From (w, b) = (1.2, 3.4) the gradient is (−3.6, 4.8), of length
 * 6; the line downhill leads through the lowest place, 3 away, and the loss along it is (at − 3)²: 9 at the start, as a guess has.
 * A step of gradient descent goes learning rate × 6 far, and each further step takes what is left times 1 − 2 · learning rate.
 */
const BOWL: { examples: Examples; from: TrainState } = {
  examples: {
    train: { count: 2, features: Float32Array.of(1, -1), labels: Float32Array.of(4, -2) },
    validation: { count: 1, features: Float32Array.of(0), labels: Float32Array.of(0) },
  },
  from: {
    step: 0,
    weights: Float32Array.of(1.2, 3.4),
    firstMemory: new Float32Array(2),
    secondMemory: new Float32Array(2),
  },
};

async function sliceOf(spec: RunSpec, examples: Examples, from: TrainState): Promise<ValleySlice> {
  return (await measureSlice(
    spec,
    examples,
    await openValleyNetwork(spec, examples, 1681),
    from,
    mayContinue,
  ))!;
}

function bowl(learningRate: number): Promise<ValleySlice> {
  const spec = wave({ learningRate, optimiser: "sgd", batchSize: 2 }).spec;
  return sliceOf({ ...spec, network: { layers: [] } }, BOWL.examples, BOWL.from);
}

test("the loss along the line downhill is the parabola worked out by hand, with its lowest place 3 away", async () => {
  const { slope, curve, lowest, step, sample } = await bowl(0.1);
  expect({ step, sample, slope }).toEqual({
    step: 0,
    sample: { count: 2, of: 2 },
    slope: expect.closeTo(6, 5),
  });
  expect(lowest).toEqual({ at: expect.closeTo(3, 2), loss: expect.closeTo(0, 4) });
  for (const { at, loss } of curve) expect(Math.abs(loss - (at - 3) ** 2)).toBeLessThan(1e-4);
  expect([curve[0].at, curve[curve.length - 1].at].map(Math.sign)).toEqual([-1, 1]);
});

test.each([
  [0.014, "crawls", 0.028, 0],
  [0.25, "reaches", 0.5, 0],
  [0.5, "reaches", 1, 0],
  [0.85, "crosses", 1.7, 0],
  [1.25, "climbs", 2.5, 12],
] as const)(
  "with a learning rate of %d a step %s: it goes %d of the way",
  async (learningRate, kind, share, rises) => {
    const { stride, landing, descent, taken } = await bowl(learningRate);
    const lossAfter = (steps: number) => 9 * (1 - 2 * learningRate) ** (2 * steps);
    const later = [7, 8, 9, 10, 11, 12].map(lossAfter).reduce((sum, loss) => sum + loss) / 6;
    expect(landing).toEqual({
      at: expect.closeTo(6 * learningRate, 4),
      loss: expect.closeTo(lossAfter(1), 3),
    });
    expect(stride).toMatchObject({ kind, share: expect.closeTo(share, 2), guess: expect.closeTo(9, 5) });
    // On the lowest place itself, where the second step begins for 0.5, losses are rounding.
    if (learningRate !== 0.5) expect(stride?.rises).toBe(rises);
    expect(stride?.laterLoss).toBeCloseTo(later, later > 1000 ? -1 : 3);
    descent.forEach(({ at, loss }, index) => {
      const left = 3 * (1 - 2 * learningRate) ** index;
      expect(Math.abs(at - (3 - left))).toBeLessThan(1e-3 * Math.max(1, Math.abs(left)));
      expect(Math.abs(loss - left ** 2)).toBeLessThan(1e-2 * Math.max(1, left ** 2));
    });
    // All examples in one batch: the training itself takes the very same steps.
    for (const [index, { at }] of taken.entries()) expect(at / descent[index].at || 1).toBeCloseTo(1, 3);
  },
);

test("the steps taken are the training's own next ones, with its optimiser, on a copy of it", async () => {
  const { spec, examples } = moons();
  const engine = (await openSimdEngine(spec, examples))!;
  await engine.train(20);
  const from = await engine.trainState();
  const { taken, landing, step } = await sliceOf(spec, examples, from);
  const network = await openValleyNetwork(spec, examples, 1681);
  expect(step).toBe(20);
  expect(taken).toHaveLength(13);
  expect(taken[0]).toEqual({ at: 0, loss: network.loss(from.weights) });
  for (const { loss } of taken.slice(1)) {
    await engine.train(1);
    expect(loss).toBe(network.loss(await engine.weights()));
  }
  expect(landing?.at).toBe(taken[1].at);
});

test("on two moons, small, good and large learning rates are recognised", async () => {
  const kinds = [];
  for (const learningRate of [0.0003, 0.3, 10]) {
    const { spec, examples } = moons({ optimiser: "sgd", learningRate });
    const engine = (await openSimdEngine(spec, examples))!;
    await engine.train(20);
    kinds.push((await sliceOf(spec, examples, await engine.trainState())).stride?.kind);
  }
  expect(kinds).toEqual(["crawls", "reaches", "thrown"]);
});

test("on level ground there is no downhill, and no verdict", async () => {
  const { spec } = wave({ optimiser: "sgd", batchSize: 2 });
  const from = { ...BOWL.from, weights: Float32Array.of(3, 1) };
  const slice = await sliceOf({ ...spec, network: { layers: [] } }, BOWL.examples, from);
  expect(slice).toMatchObject({ slope: 0, curve: [], stride: null, landing: null, lowest: null });
});
