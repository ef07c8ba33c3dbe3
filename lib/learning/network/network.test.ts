import { expect, test } from "vitest";
import { NetworkSchema } from "@/lib/learning/training/settings-schema";
import {
  type Conv2dLayer,
  featureCount,
  MAX_LAYERS,
  MAX_UNITS,
  type MaxPoolLayer,
  type Network,
} from "./network";

function dense(...units: number[]): Network {
  return { layers: units.map((count) => ({ kind: "dense", units: count, activation: "tanh" })) };
}
const CONV: Conv2dLayer = {
  kind: "conv2d",
  filters: 8,
  kernel: 3,
  stride: 1,
  padding: "same",
  activation: "relu",
};
const POOL: MaxPoolLayer = { kind: "max-pool", size: 2, stride: 2 };
const conv = (change: object) => ({ layers: [{ ...CONV, ...change }] });

test("features are counted over every side of an example", () => {
  expect([featureCount([2]), featureCount([28, 28, 1]), featureCount([])]).toEqual([2, 784, 1]);
});

test.each([
  ["no hidden layer", dense(), true],
  ["as many layers and units as allowed", dense(...new Array(MAX_LAYERS).fill(MAX_UNITS)), true],
  [
    "every kind of layer",
    { layers: [CONV, POOL, { kind: "dropout", rate: 0.25 }, ...dense(8).layers] },
    true,
  ],
  ["a layer too many", dense(...new Array(MAX_LAYERS + 1).fill(1)), false],
  ["a unit too many", dense(MAX_UNITS + 1), false],
  ["a layer of no units", dense(0), false],
  ["half a unit", dense(1.5), false],
  ["an unknown activation", { layers: [{ kind: "dense", units: 4, activation: "sine" }] }, false],
  ["an unknown kind of layer", { layers: [{ kind: "loop", units: 4, activation: "tanh" }] }, false],
  ["a field nobody asked for", { ...dense(4), dropout: 0.5 }, false],
  ["a convolution without filters", conv({ filters: 0 }), false],
  ["a window that is too large", conv({ kernel: 8 }), false],
  ["a window that does not move", conv({ stride: 0 }), false],
  ["an unknown padding", conv({ padding: "full" }), false],
  ["a pooling of single numbers", { layers: [{ ...POOL, size: 1 }] }, false],
  ["a dropout of everything", { layers: [{ kind: "dropout", rate: 1 }] }, false],
])("a network with %s parses: %#", (_, network, accepted) => {
  expect(NetworkSchema.safeParse(network).success).toBe(accepted);
});
