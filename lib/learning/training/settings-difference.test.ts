import { expect, test } from "vitest";
import { type Settings, settingsDifference } from "./hyperparameters";

const settings: Settings = {
  network: { layers: [{ kind: "dense", units: 8, activation: "tanh" }] },
  hyperparameters: { learningRate: 0.1, optimiser: "sgd", batchSize: 8, epochs: 10, weightDecay: 0 },
};

test("the difference names exactly what is set differently", () => {
  const { hyperparameters } = settings;
  expect(settingsDifference(settings, structuredClone(settings))).toEqual([]);
  const faster = { ...settings, hyperparameters: { ...hyperparameters, learningRate: 1, epochs: 20 } };
  expect(settingsDifference(settings, faster)).toEqual(["learningRate", "epochs"]);
  const wider: Settings = {
    ...settings,
    network: { layers: [{ kind: "dense", units: 9, activation: "tanh" }] },
  };
  expect(settingsDifference(settings, wider)).toEqual(["network"]);
});
