import { expect, test } from "vitest";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import { GPT3, LESSON_YEARS, runFlop, speedOf, yearsFor } from "./compute-scale";

test("the figures for GPT-3 are consistent: operations per parameter and token, parameters, and tokens", () => {
  const { flopPerParameterAndToken, parameters, tokens, flop } = GPT3;
  expect(flopPerParameterAndToken * parameters * tokens).toBeCloseTo(flop, -21);
  expect(GPT3.source).toEqual({
    authors: "Brown et al.",
    year: 2020,
    title: "Language Models are Few-Shot Learners",
    where: "Table D.1",
  });
});

test("355 years for GPT-3 are 28 million million operations per second", () => {
  expect(speedOf(GPT3.flop, LESSON_YEARS)).toBeCloseTo(2.8e13, -11);
  expect(yearsFor(GPT3.flop, speedOf(GPT3.flop, LESSON_YEARS))).toBeCloseTo(LESSON_YEARS, 9);
});

test("a class of thirty devices at 2 GFLOP/s takes 166,000 years", () => {
  expect(yearsFor(GPT3.flop, 30 * 2e9)).toBeCloseTo(165_834, -2);
  expect(yearsFor(GPT3.flop, 0)).toBe(Number.POSITIVE_INFINITY);
});

const settings: Settings = {
  network: {
    layers: [
      { kind: "dense", units: 16, activation: "tanh" },
      { kind: "dense", units: 16, activation: "tanh" },
    ],
  },
  hyperparameters: { learningRate: 0.1, optimiser: "sgd", batchSize: 32, epochs: 100, weightDecay: 0 },
};
const plane = {
  ...settings,
  featureShape: [2],
  task: { kind: "classification", classes: ["a", "b"] },
} as const;

test("a step of a 2-16-16-2 network takes as many operations as its formula says", () => {
  // Forward 2 · (2·16 + 16·16 + 16·2) = 640 an example; back the same twice, but for the inputs' gradient of the first layer, 64.
  expect(runFlop({ ...plane, steps: 900, trainCount: 300 })).toBe(900 * 32 * (3 * 640 - 64));
});

test("a split smaller than a batch is one batch", () => {
  expect(runFlop({ ...plane, steps: 10, trainCount: 20 })).toBe(10 * 20 * (3 * 640 - 64));
});

test("a step of a convolution takes as many operations as its windows cost", () => {
  const network: Settings["network"] = {
    layers: [{ kind: "conv2d", filters: 4, kernel: 3, stride: 1, padding: "valid", activation: "relu" }],
  };
  // 9 weights at 4 × 4 places of 4 filters; then 64 numbers into 2 units. The features need no gradient.
  const [convolution, dense] = [2 * 9 * 16 * 4, 2 * 64 * 2];
  const work = { ...plane, network, featureShape: [6, 6, 1], steps: 5, trainCount: 100 };
  expect(runFlop(work)).toBe(5 * 32 * (3 * (convolution + dense) - convolution));
});
