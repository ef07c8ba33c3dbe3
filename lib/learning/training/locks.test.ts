import { expect, test } from "vitest";
import type { Network } from "@/lib/learning/network/network";
import type { Settings } from "./hyperparameters";
import { brokenLock, type Locks, lockedNames, withLocks } from "./locks";
import { LocksSchema } from "./settings-schema";

const CONVOLUTION: Network = {
  layers: [
    { kind: "conv2d", filters: 8, kernel: 3, stride: 1, padding: "same", activation: "relu" },
    { kind: "max-pool", size: 2, stride: 2 },
    { kind: "dropout", rate: 0.25 },
  ],
};
const CHOSEN: Settings = {
  network: { layers: [{ kind: "dense", units: 8, activation: "tanh" }] },
  hyperparameters: { learningRate: 0.03, optimiser: "sgd", batchSize: 32, epochs: 60, weightDecay: 0 },
};
const ALL: Locks = {
  network: CONVOLUTION,
  learningRate: 0.1,
  optimiser: "adam",
  batchSize: 16,
  epochs: 20,
  weightDecay: 0.01,
};

test("without locks, settings stay as they are and none is broken", () => {
  expect(withLocks(CHOSEN, {})).toEqual(CHOSEN);
  expect(brokenLock(CHOSEN, {})).toBe(null);
  expect(lockedNames({})).toEqual([]);
});

test("what is locked takes its value, and the rest stays", () => {
  expect(withLocks(CHOSEN, { learningRate: 0.1, weightDecay: 0 })).toEqual({
    ...CHOSEN,
    hyperparameters: { ...CHOSEN.hyperparameters, learningRate: 0.1 },
  });
});

test("settings with every lock applied break none", () => {
  const { network, ...hyperparameters } = ALL;
  expect(withLocks(CHOSEN, ALL)).toEqual({ network, hyperparameters });
  expect(brokenLock(withLocks(CHOSEN, ALL), ALL)).toBe(null);
});

test.each(Object.entries(ALL))("a %s other than the locked one breaks that lock", (name, value) => {
  expect(brokenLock(CHOSEN, { [name]: value })).toBe(name);
});

test("a network is the same when its layers are, in whatever order their fields come", () => {
  const turned = CONVOLUTION.layers.map((layer) => Object.fromEntries(Object.entries(layer).reverse()));
  const { network } = LocksSchema.parse({ network: { layers: turned } });
  const settings = { ...CHOSEN, network: { layers: turned as Network["layers"] } };
  expect([
    brokenLock(settings, { network: CONVOLUTION }),
    brokenLock({ ...CHOSEN, network: CONVOLUTION }, { network }),
  ]).toEqual([null, null]);
});

test.each<[string, Network]>([
  ["a layer more", { layers: [...CONVOLUTION.layers, { kind: "dropout", rate: 0.25 }] }],
  ["a layer less", { layers: CONVOLUTION.layers.slice(1) }],
  ["another number", { layers: [...CONVOLUTION.layers.slice(0, 2), { kind: "dropout", rate: 0.5 }] }],
  ["another order", { layers: [...CONVOLUTION.layers].reverse() }],
])("a network with %s is another network", (_, network) => {
  expect(brokenLock({ ...CHOSEN, network }, { network: CONVOLUTION })).toBe("network");
});

test("locks are parsed as the settings they hold, and nothing else", () => {
  expect(LocksSchema.parse(ALL)).toEqual(ALL);
  expect(LocksSchema.parse({})).toEqual({});
  for (const wrong of [
    { learningRate: 11 },
    { patience: 3 },
    { network: { layers: [{ kind: "attention" }] } },
  ])
    expect(LocksSchema.safeParse(wrong).success).toBe(false);
});
