import { expect, test } from "vitest";
import { featureCount, layerSizes, MAX_LAYERS, MAX_UNITS, Network, parameterCount } from "./network";
import type { Task } from "./task";

const TWO_CLASSES: Task = { kind: "classification", classes: ["one", "other"] };

function dense(...units: number[]): Network {
  return { layers: units.map((count) => ({ kind: "dense", units: count, activation: "tanh" })) };
}

test("features are counted over every side of an example", () => {
  expect([featureCount([2]), featureCount([28, 28, 1]), featureCount([])]).toEqual([2, 784, 1]);
});

test("layer sizes run from the features to a logit per class, or to one number", () => {
  expect(layerSizes(dense(16, 16), [2], TWO_CLASSES)).toEqual([2, 16, 16, 2]);
  expect(layerSizes(dense(8), [1], { kind: "regression" })).toEqual([1, 8, 1]);
  expect(layerSizes(dense(), [28, 28, 1], TWO_CLASSES)).toEqual([784, 2]);
});

test("parameters are weights and biases of every layer, counted by hand", () => {
  // 2·16+16 = 48, 16·16+16 = 272, 16·2+2 = 34.
  expect(parameterCount(dense(16, 16), [2], TWO_CLASSES)).toBe(354);
  // 1·8+8 = 16, 8·1+1 = 9.
  expect(parameterCount(dense(8), [1], { kind: "regression" })).toBe(25);
  // 784·64+64 = 50,240, 64·2+2 = 130.
  expect(parameterCount(dense(64), [28, 28, 1], TWO_CLASSES)).toBe(50_370);
  expect(parameterCount(dense(), [2], TWO_CLASSES)).toBe(6);
});

test.each([
  ["no hidden layer", dense(), true],
  ["as many layers and units as allowed", dense(...new Array(MAX_LAYERS).fill(MAX_UNITS)), true],
  ["a layer too many", dense(...new Array(MAX_LAYERS + 1).fill(1)), false],
  ["a unit too many", dense(MAX_UNITS + 1), false],
  ["a layer of no units", dense(0), false],
  ["half a unit", dense(1.5), false],
  ["an unknown activation", { layers: [{ kind: "dense", units: 4, activation: "sine" }] }, false],
  ["an unknown kind of layer", { layers: [{ kind: "loop", units: 4, activation: "tanh" }] }, false],
  ["a field nobody asked for", { ...dense(4), dropout: 0.5 }, false],
])("a network with %s parses: %#", (_, network, accepted) => {
  expect(Network.safeParse(network).success).toBe(accepted);
});
