import { expect, test } from "vitest";
import { addLayer, editedLayers, moveLayer, offeredKinds } from "./layer-edit";
import type { Layer } from "./network";

const CONV: Layer = {
  ...{ kind: "conv2d", filters: 4, kernel: 5, stride: 1, padding: "same" },
  activation: "tanh",
};
const DENSE: Layer = { kind: "dense", units: 16, activation: "relu" };

test("a layer on pictures is added before the first dense layer, and copies the last of its kind", () => {
  expect(addLayer([CONV, DENSE], "conv2d")).toEqual({ layers: [CONV, CONV, DENSE], place: 1 });
  expect(addLayer([DENSE], "max-pool")).toEqual({
    layers: [{ kind: "max-pool", size: 2, stride: 2 }, DENSE],
    place: 0,
  });
});

test("a dense layer and dropout are added behind all others", () => {
  expect(addLayer([CONV, DENSE], "dense")).toEqual({ layers: [CONV, DENSE, DENSE], place: 2 });
  expect(addLayer([CONV], "dropout")).toEqual({ layers: [CONV, { kind: "dropout", rate: 0.2 }], place: 1 });
});

test("an added layer is a copy, not the same object", () => {
  expect(addLayer([DENSE], "dense")?.layers[1]).not.toBe(DENSE);
});

test("there are never more than eight hidden layers", () => {
  expect(addLayer(Array(8).fill(DENSE), "dense")).toBeNull();
});

test("a layer moves by one place, but not past the ends", () => {
  expect(moveLayer([CONV, DENSE], 0, 1)).toEqual([DENSE, CONV]);
  expect(moveLayer([CONV, DENSE], 1, -1)).toEqual([DENSE, CONV]);
  expect([moveLayer([CONV, DENSE], 0, -1), moveLayer([CONV, DENSE], 1, 1)]).toEqual([null, null]);
});

test("convolution and pooling are offered for pictures alone", () => {
  expect([offeredKinds([2]), offeredKinds([28, 28, 1])]).toEqual([
    ["dense", "dropout"],
    ["conv2d", "max-pool", "dense", "dropout"],
  ]);
});

const CONTEXT: Layer = { kind: "context", length: 8, embedding: null };

test("where examples are letters, the first layer is the context: all letters, where a network does not say", () => {
  const letters = [16, 27];
  expect(editedLayers([DENSE], letters)).toEqual([{ kind: "context", length: 16, embedding: null }, DENSE]);
  expect(editedLayers([CONTEXT, DENSE], letters)).toEqual([CONTEXT, DENSE]);
  expect(editedLayers(Array(8).fill(DENSE), letters)).toHaveLength(8);
  expect(editedLayers([DENSE], [28, 28, 1])).toEqual([DENSE]);
});

test("the context stays first", () => {
  const layers = [CONTEXT, DENSE, CONV];
  expect([moveLayer(layers, 0, 1), moveLayer(layers, 1, -1)]).toEqual([null, null]);
  expect(moveLayer(layers, 1, 1)).toEqual([CONTEXT, CONV, DENSE]);
  expect(offeredKinds([16, 27])).toEqual(["dense", "dropout"]);
});
