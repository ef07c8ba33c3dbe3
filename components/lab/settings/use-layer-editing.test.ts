import { expect, test } from "vitest";
import type { Layer } from "@/lib/learning/network/network";
import { createLayerKeys } from "./use-layer-editing";

const dense = (units: number): Layer => ({ kind: "dense", units, activation: "tanh" });

test("a layer keeps its key when it is moved and when it is changed", () => {
  const keys = createLayerKeys();
  const [one, two, larger] = [dense(8), dense(8), dense(9)];
  const [first, second] = keys.of([one, two]);
  expect(keys.of([two, one])).toEqual([second, first]);
  keys.pass(one, larger);
  expect(keys.of([larger, two])).toEqual([first, second]);
});

test("a layer that appears twice has two keys", () => {
  const layer = dense(8);
  expect(new Set(createLayerKeys().of([layer, layer])).size).toBe(2);
});
