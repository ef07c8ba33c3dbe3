import { expect, test } from "vitest";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import { openRound } from "./plan";
import { allowedSettings, offeredSettings } from "./round-limits";

const settings: Settings = {
  network: { layers: [] },
  hyperparameters: { learningRate: 0.1, optimiser: "sgd", batchSize: 8, epochs: 100, weightDecay: 0 },
};

test.each([
  ["nothing held back", {}, { learningRate: 0.1, epochs: 100 }],
  ["fewer epochs", { epochLimit: 40 }, { learningRate: 0.1, epochs: 40 }],
  ["more epochs", { epochLimit: 400 }, { learningRate: 0.1, epochs: 100 }],
  ["a locked rate", { locks: { learningRate: 0.3 }, epochLimit: 40 }, { learningRate: 0.3, epochs: 40 }],
])("a round with %s", (_, change, expected) => {
  const allowed = allowedSettings(settings, { ...openRound("moons", null), ...change });
  expect(allowed).toEqual({
    ...settings,
    hyperparameters: { ...settings.hyperparameters, ...expected },
  });
});

test("where units are free, the lab begins with those of the locked network, and then keeps the student's", () => {
  const dense = (units: number) => ({
    layers: [{ kind: "dense" as const, units, activation: "relu" as const }],
  });
  const round = {
    ...openRound("moons", null),
    locks: { network: dense(8), units: { from: 1, to: 128 } },
  };
  expect(offeredSettings({ ...settings, network: dense(32) }, round).network).toEqual(dense(8));
  expect(allowedSettings({ ...settings, network: dense(32) }, round).network).toEqual(dense(32));
  expect(allowedSettings({ ...settings, network: dense(200) }, round).network).toEqual(dense(128));
});
