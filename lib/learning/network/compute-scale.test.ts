import { expect, test } from "vitest";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import { runFlop, yearsFor } from "./compute-scale";
import { GPT3, LESSON, PUBLISHED } from "./gpt3";

test("the figures for GPT-3 are consistent: operations per parameter and token, parameters, and tokens", () => {
  const { flopPerParameterAndToken, parameters, tokens, flop } = GPT3;
  expect(flopPerParameterAndToken * parameters * tokens).toBeCloseTo(flop, -21);
});

test("the lesson's 355 years are those of one V100, and its RTX 4090 takes 120", () => {
  const { oneV100, oneRtx4090 } = PUBLISHED;
  expect(Math.round(yearsFor(GPT3.flop, oneV100.flopPerSecond))).toBe(LESSON.years);
  expect(yearsFor(GPT3.flop, oneRtx4090.flopPerSecond)).toBeCloseTo(120.46, 2);
});

test("ten thousand V100s at their measured speed take the days that were published", () => {
  const { gpus, flopPerSecond, days } = PUBLISHED.inParallel;
  expect(365.25 * yearsFor(GPT3.flop, gpus * flopPerSecond)).toBeCloseTo(days, 1);
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

test("blank pixels cost a dense layer nothing, in either direction, and a convolution as much as any", () => {
  const work = { ...plane, featureShape: [28, 28, 1], steps: 5, trainCount: 100 };
  const [blank, first, second] = [{ ...work, density: 0.25 }, 2 * 784 * 16, 2 * (16 * 16 + 16 * 2)];
  expect(runFlop(work)).toBe(5 * 32 * (2 * first + 3 * second));
  expect(runFlop(blank)).toBe(5 * 32 * (2 * 0.25 * first + 3 * second));
  const pool: Settings["network"] = { layers: [{ kind: "max-pool", size: 2, stride: 2 }] };
  expect(runFlop({ ...blank, network: pool })).toBe(runFlop({ ...work, network: pool }));
});

test("an embedding learns from the inputs of the layer after it, which costs that layer as much again", () => {
  const network: Settings["network"] = {
    layers: [
      { kind: "context", length: 3, embedding: 4 },
      { kind: "dense", units: 8, activation: "tanh" },
    ],
  };
  const work = { ...plane, network, featureShape: [16, 27], steps: 5, trainCount: 100 };
  expect(runFlop(work)).toBe(5 * 32 * 3 * 2 * (12 * 8 + 8 * 2));
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
