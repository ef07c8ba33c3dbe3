import { expect, test } from "vitest";
import {
  CURVE_INPUTS,
  curveInputs,
  extentOf,
  labelExtent,
  planeExtent,
  planeGrid,
  SURFACE_SIZE,
} from "./example-space";

const train = { count: 2, features: Float32Array.of(-1, 0, 1, 0.5), labels: Float32Array.of(0, 1) };
const validation = { count: 1, features: Float32Array.of(0, -4), labels: Float32Array.of(1) };

test("the plane's square holds every example and has its middle at zero", () => {
  const { low, high } = planeExtent([train, validation]);
  expect({ low, high }).toEqual({ low: -high, high: 4 + 0.06 * 4.5 });
});

test("one feature's extent is a little wider than its examples", () => {
  expect([extentOf([train, validation], 0, 2), labelExtent([train, validation])]).toEqual([
    { low: -1.12, high: 1.12 },
    { low: -0.06, high: 1.06 },
  ]);
});

test("without examples there is still an extent", () => {
  expect(labelExtent([])).toEqual({ low: -1, high: 1 });
});

test("the grid begins at the upper left and ends at the lower right", () => {
  const grid = planeGrid({ low: -1, high: 1 });
  const half = 1 / SURFACE_SIZE;
  expect([grid.length, ...grid.slice(0, 2), ...grid.slice(-2)]).toEqual([
    2 * SURFACE_SIZE ** 2,
    ...[-1 + half, 1 - half, 1 - half, -1 + half],
  ]);
});

test("the inputs of a curve go from end to end", () => {
  const inputs = curveInputs({ low: -2, high: 2 });
  expect([inputs.length, inputs[0], inputs[CURVE_INPUTS - 1]]).toEqual([CURVE_INPUTS, -2, 2]);
});
