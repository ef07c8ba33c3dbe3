import { expect, test } from "vitest";
import type { Optimiser } from "@/lib/learning/training/hyperparameters";
import { conv2d, dense, flatten, inOrder, lesson } from "@/lib/testing/trainer/simd/lessons";
import { createMemory } from "./flat/memory";
import { adam } from "./flat/optimiser";
import { State } from "./opcode";
import { openSimdTraining } from "./trainer";

/** The optimisers as their papers and TensorFlow.js have them, in float64. `w`, `g`: one weight and its gradient. */
const BY_HAND: Readonly<
  Record<Optimiser, () => (w: number, g: number, step: number, rate: number) => number>
> = {
  sgd: () => (w, g, _, rate) => w - rate * g,
  momentum: () => {
    let velocity = 0;
    return (w, g, _, rate) => {
      velocity = 0.9 * velocity + g;
      return w - rate * velocity;
    };
  },
  rmsprop: () => {
    let square = 0;
    return (w, g, _, rate) => {
      square = 0.9 * square + 0.1 * g * g;
      return w - (rate * g) / Math.sqrt(square + 1e-7);
    };
  },
  adam: () => {
    let mean = 0;
    let square = 0;
    return (w, g, step, rate) => {
      mean = 0.9 * mean + 0.1 * g;
      square = 0.999 * square + 0.001 * g * g;
      return w - (rate * (mean / (1 - 0.9 ** step))) / (Math.sqrt(square / (1 - 0.999 ** step)) + 1e-7);
    };
  },
};

const CASES = (Object.keys(BY_HAND) as Optimiser[]).flatMap((optimiser) => [
  { optimiser, weightDecay: 0 },
  { optimiser, weightDecay: 0.5 },
]);

test.each(CASES)("$optimiser with weight decay $weightDecay moves weights as in float64", async (chosen) => {
  const rate = 0.02;
  const layers = [conv2d(3), flatten, dense(3, "linear")];
  const taught = lesson({ shape: [5, 5, 1], layers, classes: 3, learningRate: rate, ...chosen });
  const { plan, examples, weights } = taught;
  const trainer = (await openSimdTraining(plan, examples, { weights, order: inOrder(taught) }))!;
  const batches = inOrder(taught);
  const byHand = Float64Array.from(weights);
  const moves = Array.from(weights, () => BY_HAND[chosen.optimiser]());
  const isBias = biases([
    [9, 3],
    [27, 3],
  ]);
  for (let step = 1; step <= 25; step++) {
    const { gradients } = trainer.gradients(Array.from(batches.next()));
    trainer.train(1);
    gradients.forEach((g, index) => {
      const kept = isBias[index] ? 1 : 1 - rate * chosen.weightDecay;
      byHand[index] = moves[index](byHand[index] * kept, g, step, rate);
    });
  }
  const trained = trainer.weights();
  expect(Math.max(...trained.map((weight, index) => Math.abs(weight - byHand[index])))).toBeLessThan(3e-6);
  expect(Math.max(...trained.map((weight, index) => Math.abs(weight - weights[index])))).toBeGreaterThan(
    0.01,
  );
});

/** Which of the flat weights are biases, for matrices of these rows and columns. */
function biases(matrices: readonly (readonly [number, number])[]): boolean[] {
  return matrices.flatMap(([rows, columns]) => [
    ...Array<boolean>(rows * columns).fill(false),
    ...Array<boolean>(columns).fill(true),
  ]);
}

test("an optimiser's memory of vanished gradients does not become denormal, which would be slow", () => {
  const memory = createMemory(State.Size + 16);
  memory.doubles.set([1, 1], State.Beta1Power / 8);
  const [weight, gradient, mean, square] = [0, 1, 2, 3].map((index) => State.Size / 4 + index);
  for (let step = 0; step < 100_000; step++) {
    memory.floats[gradient] = step < 10 ? 1e-3 : 1e-25;
    adam(memory, weight, gradient, mean, square, 1, 0.01);
  }
  for (const place of [mean, square]) {
    expect(memory.floats[place]).toBeGreaterThan(1e-30);
    expect(memory.floats[place]).toBeLessThan(1e-14);
  }
});
