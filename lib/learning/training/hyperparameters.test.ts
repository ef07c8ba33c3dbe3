import { expect, test } from "vitest";
import { type Hyperparameters, type Settings, settingsDifference, stepsPerEpoch } from "./hyperparameters";
import { HyperparametersSchema } from "./settings-schema";

const USUAL: Hyperparameters = {
  learningRate: 0.03,
  optimiser: "sgd",
  batchSize: 32,
  epochs: 60,
  weightDecay: 0,
};

test.each([
  ["the usual choice", {}],
  ["the smallest of everything", { learningRate: 1e-5, batchSize: 1, epochs: 1, weightDecay: 0 }],
  ["the largest of everything", { learningRate: 10, batchSize: 512, epochs: 500, weightDecay: 0 }],
  ["momentum", { optimiser: "momentum" }],
  ["RMSProp", { optimiser: "rmsprop" }],
  ["Adam", { optimiser: "adam" }],
])("%s is accepted as it is", (_, change) => {
  expect(HyperparametersSchema.parse({ ...USUAL, ...change })).toEqual({ ...USUAL, ...change });
});

test.each([
  ["a learning rate of zero", { learningRate: 0 }],
  ["a learning rate below the range", { learningRate: 9e-6 }],
  ["a learning rate above the range", { learningRate: 10.1 }],
  ["a learning rate that is not a number", { learningRate: Number.NaN }],
  ["a learning rate in letters", { learningRate: "0.03" }],
  ["an empty batch", { batchSize: 0 }],
  ["half an example in a batch", { batchSize: 2.5 }],
  ["too large a batch", { batchSize: 513 }],
  ["no epochs", { epochs: 0 }],
  ["too many epochs", { epochs: 501 }],
  ["an unknown optimiser", { optimiser: "magic" }],
  ["a missing choice", { epochs: undefined }],
  ["growing weights", { weightDecay: -0.1 }],
  ["too much weight decay", { weightDecay: 1.1 }],
  ["a field nobody asked for", { patience: 3 }],
])("%s is refused", (_, change) => {
  expect(HyperparametersSchema.safeParse({ ...USUAL, ...change }).success).toBe(false);
});

test("the hyperparameters of logs from before weight decay have none", () => {
  const { weightDecay: _, ...earlier } = USUAL;
  expect(HyperparametersSchema.parse(earlier)).toEqual(USUAL);
});

test("an epoch is the full batches that fit in the train split, and one if none fits", () => {
  expect([
    stepsPerEpoch(300, 32),
    stepsPerEpoch(320, 32),
    stepsPerEpoch(60, 512),
    stepsPerEpoch(60, 1),
  ]).toEqual([9, 10, 1, 60]);
});

test("the difference names exactly what is set differently", () => {
  const hyperparameters = USUAL;
  const settings: Settings = {
    network: { layers: [{ kind: "dense", units: 8, activation: "tanh" }] },
    hyperparameters,
  };
  expect(settingsDifference(settings, structuredClone(settings))).toEqual([]);
  const faster = { ...settings, hyperparameters: { ...hyperparameters, learningRate: 1, epochs: 20 } };
  expect(settingsDifference(settings, faster)).toEqual(["learningRate", "epochs"]);
  const wider: Settings = {
    ...settings,
    network: { layers: [{ kind: "dense", units: 9, activation: "tanh" }] },
  };
  expect(settingsDifference(settings, wider)).toEqual(["network"]);
});
