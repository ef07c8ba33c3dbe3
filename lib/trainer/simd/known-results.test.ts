import { expect, test } from "vitest";
import { findChallenge } from "@/lib/challenges/catalogue";
import type { Layer } from "@/lib/learning/network/network";
import { evaluate } from "@/lib/learning/training/evaluation";
import { type Hyperparameters, stepsPerEpoch } from "@/lib/learning/training/hyperparameters";
import type { RunSpec } from "@/lib/learning/training/training";
import { openSimdEngine } from "./engine";

/** Trains a network on a challenge, its preset one if none is named, and gives its validation metric. */
async function metric(id: string, hyperparameters: Hyperparameters, layers?: Layer[]): Promise<number> {
  const challenge = findChallenge(id)!;
  const { task, featureShape, preset } = challenge;
  const network = layers ? { layers } : preset.network;
  const examples = {
    train: challenge.makeSplit("train", 1),
    validation: challenge.makeSplit("validation", 2),
  };
  const spec: RunSpec = { task, featureShape, network, hyperparameters, seed: 1 };
  const engine = (await openSimdEngine(spec, examples))!;
  await engine.train(hyperparameters.epochs * stepsPerEpoch(examples.train.count, hyperparameters.batchSize));
  const { validation } = examples;
  return evaluate(await engine.outputs("validation", 0, validation.count), validation, task).metric;
}

test("two spirals are told apart on more than 97 % of unseen points", async () => {
  const settings = {
    learningRate: 0.02,
    optimiser: "adam",
    batchSize: 32,
    epochs: 300,
    weightDecay: 0,
  } as const;
  expect(await metric("two-spirals", settings)).toBeGreaterThan(0.97);
});

test("GELU tells the spirals apart as well", async () => {
  const settings = {
    learningRate: 0.01,
    optimiser: "adam",
    batchSize: 32,
    epochs: 300,
    weightDecay: 0,
  } as const;
  const layer: Layer = { kind: "dense", units: 16, activation: "gelu" };
  expect(await metric("two-spirals", settings, [layer, layer])).toBeGreaterThan(0.95);
});

test("glasses are told from rings on more than 90 % of unseen drawings", async () => {
  const settings = {
    learningRate: 0.002,
    optimiser: "adam",
    batchSize: 32,
    epochs: 30,
    weightDecay: 0,
  } as const;
  expect(await metric("glasses-or-rings", settings)).toBeGreaterThan(0.9);
});

test.each(["penguins", "iris"])(
  "the species of %s are told apart in more than 95 %% of unseen ones",
  async (id) => {
    const settings = {
      learningRate: 0.02,
      optimiser: "adam",
      batchSize: id === "iris" ? 10 : 20,
      epochs: 100,
      weightDecay: 0,
    } as const;
    const layer: Layer = { kind: "dense", units: 16, activation: "tanh" };
    expect(await metric(id, settings, [layer, layer])).toBeGreaterThan(0.95);
  },
);

test("a small convolutional network reads more than 93 % of unseen digits", async () => {
  const settings = {
    learningRate: 0.002,
    optimiser: "adam",
    batchSize: 32,
    epochs: 8,
    weightDecay: 0,
  } as const;
  const layers: Layer[] = [
    { kind: "conv2d", filters: 8, kernel: 5, stride: 2, padding: "same", activation: "relu" },
    { kind: "max-pool", size: 2, stride: 2 },
    { kind: "dense", units: 32, activation: "relu" },
  ];
  expect(await metric("digits", settings, layers)).toBeGreaterThan(0.93);
});
