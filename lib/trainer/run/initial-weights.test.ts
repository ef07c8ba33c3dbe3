import { expect, test } from "vitest";
import { planNetwork } from "@/lib/learning/network/layer-plan";
import type { RunSpec } from "@/lib/learning/training/training";
import { initialWeights } from "./initial-weights";
import { weightLayout } from "./training-plan";

const spec: RunSpec = {
  task: { kind: "classification", classes: ["a", "b"] },
  featureShape: [10, 10],
  seed: 3,
  network: {
    layers: [
      { kind: "dense", units: 50, activation: "tanh" },
      { kind: "dense", units: 40, activation: "relu" },
      { kind: "dense", units: 30, activation: "gelu" },
    ],
  },
  hyperparameters: { learningRate: 0.1, optimiser: "sgd", batchSize: 8, epochs: 1, weightDecay: 0 },
};

test("each layer's matrix fills its range and no more, and its biases are 0", () => {
  const weights = initialWeights(spec);
  const layers = weightLayout(planNetwork(spec.network, spec.featureShape, spec.task));
  // Glorot's limit before tanh and the output, He's before ReLU and GELU.
  const limits = [Math.sqrt(6 / 150), Math.sqrt(6 / 50), Math.sqrt(6 / 40), Math.sqrt(6 / 32)];
  expect(weights).toHaveLength(100 * 50 + 50 + 50 * 40 + 40 + 40 * 30 + 30 + 30 * 2 + 2);
  layers.forEach(({ matrix, biases, end }, index) => {
    const largest = weights
      .subarray(matrix, biases)
      .reduce((max, weight) => Math.max(max, Math.abs(weight)), 0);
    expect(largest).toBeLessThanOrEqual(limits[index]);
    expect(largest).toBeGreaterThan(0.95 * limits[index]);
    expect(weights.subarray(biases, end).every((bias) => bias === 0)).toBe(true);
  });
});

test("embeddings have a variance of 1 and no biases, and one-hot letters count as the inputs that they are", () => {
  const alphabet = "abcdefghijklmnopqrstuvwxyz";
  const reading = (embedding: number | null): RunSpec => ({
    ...spec,
    task: { kind: "next-letter", alphabet },
    featureShape: [16, 27],
    network: { layers: [{ kind: "context", length: 3, embedding }, ...spec.network.layers.slice(0, 1)] },
  });
  const embeddings = initialWeights(reading(32)).subarray(0, 27 * 32);
  const squares = embeddings.reduce((sum, weight) => sum + weight * weight, 0);
  expect(squares / embeddings.length).toBeCloseTo(1, 1);
  expect(Math.max(...embeddings.map(Math.abs))).toBeLessThanOrEqual(Math.sqrt(3));
  const [limit, matrix] = [
    Math.sqrt(6 / (3 * 27 + 50)),
    initialWeights(reading(null)).subarray(0, 3 * 27 * 50),
  ];
  const largest = Math.max(...matrix.map(Math.abs));
  expect([largest <= limit, largest > 0.95 * limit]).toEqual([true, true]);
});

test("weights depend on the seed and the network, not on how it is trained", () => {
  const other = { ...spec, hyperparameters: { ...spec.hyperparameters, learningRate: 1, batchSize: 1 } };
  expect(initialWeights(other)).toEqual(initialWeights(spec));
  expect(initialWeights({ ...spec, seed: 4 })).not.toEqual(initialWeights(spec));
});
