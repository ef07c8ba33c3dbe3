import { expect, test } from "vitest";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import { settingsDifference } from "@/lib/learning/training/hyperparameters";
import { challenger, DUEL_KNOBS, type DuelBounds, openKnobs, withKnob } from "./duel-knobs";

const own: Settings = {
  network: { layers: [{ kind: "dense", units: 16, activation: "tanh" }] },
  hyperparameters: { learningRate: 0.1, optimiser: "sgd", batchSize: 16, epochs: 40, weightDecay: 0 },
};
const wide = { layers: [{ kind: "dense", units: 32, activation: "tanh" } as const] };
const bounds: DuelBounds = {
  networks: [{ variation: "double", network: wide }],
  mostExamples: 200,
  mostEpochs: 500,
};
const turned = (changed: Partial<Settings["hyperparameters"]>): Settings => ({
  ...own,
  hyperparameters: { ...own.hyperparameters, ...changed },
});

test("a setting that the round locks is no knob of a duel", () => {
  expect(openKnobs({}, bounds)).toEqual(DUEL_KNOBS);
  expect(openKnobs({ optimiser: "sgd", batchSize: 16, weightDecay: 0 }, { ...bounds, networks: [] })).toEqual(
    ["learningRate", "epochs"],
  );
});

test("every proposal differs in its own knob alone", () => {
  const proposed = DUEL_KNOBS.map((knob) => challenger(own, knob, bounds));
  expect(proposed.map((other) => settingsDifference(own, other))).toEqual(DUEL_KNOBS.map((knob) => [knob]));
  expect(proposed.map(({ hyperparameters }) => hyperparameters.learningRate)[0]).toBe(1);
});

test("at the end of a range the proposal goes the other way", () => {
  const edge = turned({ learningRate: 5, optimiser: "adam", batchSize: 200, epochs: 500, weightDecay: 0.1 });
  expect(DUEL_KNOBS.map((knob) => challenger(edge, knob, bounds).hyperparameters)).toMatchObject([
    { learningRate: 0.5 },
    { optimiser: "sgd" },
    { batchSize: 50 },
    {},
    { weightDecay: 0 },
    { epochs: 250 },
  ]);
});

test("only the chosen knob is taken from the other setting", () => {
  const other = { ...turned({ learningRate: 3, batchSize: 1 }), network: wide };
  expect(withKnob(own, "learningRate", other)).toEqual(turned({ learningRate: 3 }));
  expect(withKnob(own, "network", other)).toEqual({ ...own, network: wide });
});
