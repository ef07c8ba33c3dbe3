import { expect, test } from "vitest";
import type { Valley } from "@/lib/learning/training/valley";
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

test("columns and rows are spaced evenly across the plane, with the network in the middle", () => {
  expect([0, 1, 2].map((column) => alongSide(column, 3, 2))).toEqual([-2, 0, 2]);
  expect(alongSide(20, 41, 5)).toBe(0);
});

test("a contour of a loss lies between the neighbouring losses", () => {
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

test("weights that are not finite have no valley", () => {
  expect(valleyPlot({ ...bowl, losses: new Float64Array(9).fill(Number.NaN) })).toBeNull();
});

test("two compared valleys have the same axes and heights, and neither is stretched", () => {
  const wider: Valley = {
    ...bowl,
    reach: { x: 3, y: 0.75 },
    losses: Float64Array.of(0.5, 1, 2, 0.5, 1, 2, 0.5, 1, 6),
  };
  const [one, other] = [valleyPlot(bowl, wider)!, valleyPlot(wider, bowl)!];
  expect([one.across, one.up, one.scale]).toEqual([other.across, other.up, other.scale]);
  expect([one.across.high, one.up.high]).toEqual([3, 1]);
  expect([one.reach, other.reach]).toEqual([bowl.reach, wider.reach]);
});

test("if one of two valleys would be a dot beside the other, each has its own axes", () => {
  const vast: Valley = { ...bowl, reach: { x: 2_000, y: 900 } };
  const beyond: Valley = { ...bowl, losses: new Float64Array(9).fill(Number.NaN) };
  expect(valleyPlot(bowl, vast)).toEqual(valleyPlot(bowl));
  expect(valleyPlot(bowl, beyond)).toEqual(valleyPlot(bowl));
});
