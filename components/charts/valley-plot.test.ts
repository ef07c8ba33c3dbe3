import { expect, test } from "vitest";
import type { Valley } from "@/lib/learning/valley";
import { alongSide, valleyPlot } from "./valley-plot";

const bowl: Valley = {
  step: 7,
  sample: { count: 4, of: 4 },
  size: 3,
  reach: { x: 2, y: 1 },
  // Rises to the right alone: 1, 2, 3.
  losses: Float64Array.of(1, 2, 3, 1, 2, 3, 1, 2, 3),
  directions: "path",
  explained: [0.9, 0.1],
  path: [],
};

test("columns and rows lie evenly from end to end of the plane, the network in the middle", () => {
  expect([0, 1, 2].map((column) => alongSide(column, 3, 2))).toEqual([-2, 0, 2]);
  expect(alongSide(20, 41, 5)).toBe(0);
});

test("a loss is found on the plane where it lies between its neighbours", () => {
  const plot = valleyPlot(bowl)!;
  expect([plot.across, plot.up]).toEqual([
    { low: -2, high: 2 },
    { low: -1, high: 1 },
  ]);
  const contour = plot.contours.find(({ level }) => level === 1.5);
  expect(contour?.lines).toEqual([
    [
      [-1, -1],
      [-1, 0],
      [-1, 1],
    ],
  ]);
});

test("weights beyond all numbers have no valley", () => {
  expect(valleyPlot({ ...bowl, losses: new Float64Array(9).fill(Number.NaN) })).toBeNull();
});
