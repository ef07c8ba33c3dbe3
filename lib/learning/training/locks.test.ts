import { expect, test } from "vitest";
import type { Network } from "@/lib/learning/network/network";
import type { Settings } from "./hyperparameters";
import { brokenLock, freeUnits, type Locks, lockedNames, withLocks } from "./locks";
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

const LETTERS: Network = {
  layers: [
    { kind: "context", length: 8, embedding: null },
    { kind: "dense", units: 32, activation: "tanh" },
  ],
};
const UNITS: Locks = { network: LETTERS, units: { from: 2, to: 128 } };
const withUnits = (units: number): Network => ({
  layers: [LETTERS.layers[0], { kind: "dense", units, activation: "tanh" }],
});

test.each([
  [2, 2],
  [90, 90],
  [128, 128],
  [1, 2],
  [129, 128],
])("where only units from 2 to 128 are free, %i become %i", (chosen, kept) => {
  const settings = { ...CHOSEN, network: withUnits(chosen) };
  expect(withLocks(settings, UNITS).network).toEqual(withUnits(kept));
  expect(brokenLock(settings, UNITS)).toBe(chosen === kept ? null : "network");
});

test("where only units are free, all else of the network is locked", () => {
  for (const network of [
    CHOSEN.network,
    { layers: LETTERS.layers.slice(1) },
    { layers: [...LETTERS.layers, LETTERS.layers[1]] },
    { layers: [LETTERS.layers[0], { kind: "dense" as const, units: 32, activation: "relu" as const }] },
  ])
    expect(brokenLock({ ...CHOSEN, network }, UNITS)).toBe("network");
  expect(withLocks(CHOSEN, UNITS).network).toBe(LETTERS);
});

test("units are free only of a locked network that has some", () => {
  expect(
    [UNITS, { units: UNITS.units }, { ...UNITS, network: CONVOLUTION }, { network: LETTERS }].map(freeUnits),
  ).toEqual([UNITS.units, null, null, null]);
});

test("locks are parsed as the settings they hold, and nothing else", () => {
  expect(LocksSchema.parse(ALL)).toEqual(ALL);
  expect(LocksSchema.parse(UNITS)).toEqual(UNITS);
  expect(LocksSchema.parse({})).toEqual({});
  for (const wrong of [
    { learningRate: 11 },
    { patience: 3 },
    { units: { from: 8, to: 4 } },
    { units: { from: 0, to: 4 } },
    { network: { layers: [{ kind: "attention" }] } },
  ])
    expect(LocksSchema.safeParse(wrong).success).toBe(false);
});
