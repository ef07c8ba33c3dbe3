import { expect, test } from "vitest";
import { findChallenge } from "@/lib/challenges/catalogue";
import { evaluate } from "@/lib/learning/evaluation";
import type { Hyperparameters } from "@/lib/learning/hyperparameters";
import { stepsPerEpoch } from "@/lib/learning/hyperparameters";
import type { RunSpec } from "@/lib/protocol/worker";
import { openSimdEngine } from "./engine";

/** Trains a challenge's preset network, and gives its validation metric. */
async function metric(id: string, hyperparameters: Hyperparameters): Promise<number> {
  const challenge = findChallenge(id)!;
  const { task, featureShape, preset } = challenge;
  const examples = {
    train: challenge.makeSplit("train", 1),
    validation: challenge.makeSplit("validation", 2),
  };
  const spec: RunSpec = { task, featureShape, network: preset.network, hyperparameters, seed: 1 };
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
