import { expect, test } from "vitest";
import type { Layer } from "@/lib/learning/network/network";
import type { Locks } from "@/lib/learning/training/locks";
import { duelNetworks } from "./duel-networks";

const MOONS = {
  featureShape: [2],
  task: { kind: "classification", classes: ["a", "b"] },
  counts: { train: 200, validation: 500, test: 2_000 },
} as const;
const dense = (units: number): Layer => ({ kind: "dense", units, activation: "tanh" });
const drop: Layer = { kind: "dropout", rate: 0.2 };

const offered = (layers: Layer[], limit = 500_000, locks: Locks = {}) =>
  duelNetworks({ layers }, MOONS, { parameterLimit: limit }, locks).map(({ variation, network }) => [
    variation,
    network.layers.map((layer) => (layer.kind === "dense" ? layer.units : layer.kind)),
  ]);

const LETTERS = { ...MOONS, featureShape: [16, 27], task: { kind: "next-letter", alphabet: "abc" } } as const;
const context: Layer = { kind: "context", length: 8, embedding: null };

const variants = (layers: Layer[]) => duelNetworks({ layers }, LETTERS, { parameterLimit: 500_000 }, {});

test("a network is compared with wider, narrower, deeper and shallower ones, and with dropout", () => {
  expect(offered([dense(16), dense(16)])).toEqual([
    ["double", [32, 32]],
    ["half", [8, 8]],
    ["quadruple", [64, 64]],
    ["quarter", [4, 4]],
    ["deeper", [16, 16, 16]],
    ["shallower", [16]],
    ["dropout", [16, 16, "dropout"]],
  ]);
});

test("a network of letters still begins with a context, and has no dropout on one-hot letters", () => {
  const found = variants([context, dense(16)]);
  expect(found.map(({ variation }) => variation)).toContain("shallower");
  expect(found.map(({ network }) => network.layers[0].kind)).toEqual(found.map(() => "context"));
  expect(variants([context]).map(({ variation }) => variation)).not.toContain("dropout");
});

test("networks that the round forbids or that would be the same are not offered", () => {
  // 2-16-2 has 82 parameters, 2-32-2 162.
  expect(offered([dense(16)], 100)).toEqual([
    ["half", [8]],
    ["quarter", [4]],
    ["shallower", []],
    ["dropout", [16, "dropout"]],
  ]);
  expect(offered([])).toEqual([]);
  expect(offered([dense(1), drop]).map(([variation]) => variation)).toEqual([
    "double",
    "quadruple",
    "deeper",
    "shallower",
    "no-dropout",
  ]);
});

test("a network of letters is also compared with one that looks back further, and one that looks back less far", () => {
  const letters = { featureShape: [16, 3], task: { kind: "next-letter", alphabet: "ab" } } as const;
  const context = (length: number): Layer => ({ kind: "context", length, embedding: 2 });
  const found = duelNetworks(
    { layers: [context(3), dense(4)] },
    { ...MOONS, ...letters },
    { parameterLimit: null },
    {},
  );
  const contexts = found.filter(({ variation }) => variation.endsWith("context"));
  expect(contexts.map(({ network }) => network.layers)).toEqual([
    [context(6), dense(4)],
    [context(2), dense(4)],
  ]);
});

test("a network of letters keeps its context, and has no dropout on one-hot letters", () => {
  const all = variants([context, dense(16), drop]);
  expect(all.map(({ network }) => network.layers[0].kind)).toEqual(all.map(() => "context"));
  expect(all.map(({ variation }) => variation)).not.toContain("dropout");
  expect(variants([context]).map(({ variation }) => variation)).toEqual([
    "longer-context",
    "shorter-context",
  ]);
});

test("where only the units are free, only networks with other units are offered, and where nothing is, none", () => {
  const network = { layers: [dense(16)] };
  expect(offered([dense(16)], 500_000, { network, units: { from: 8, to: 40 } })).toEqual([
    ["double", [32]],
    ["half", [8]],
  ]);
  expect(offered([dense(16)], 500_000, { network })).toEqual([]);
});
