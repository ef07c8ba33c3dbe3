import { expect, test } from "vitest";
import type { SlicePoint, ValleySlice } from "@/lib/learning/training/valley";
import { slicePlot } from "./slice-plot";

const point = (at: number, loss: number): SlicePoint => ({ at, loss });

function sliceOf(changed: Partial<ValleySlice>): ValleySlice {
  return {
    ...{ step: 3, sample: { count: 8, of: 8 }, learningRate: 0.1, slope: 1 },
    curve: [point(-1, 1.5), point(0, 1), point(1, 0.5), point(3, 1)],
    lowest: point(1, 0.5),
    descent: [point(0, 1), point(1.5, 0.6)],
    taken: [point(0, 1), point(0.2, 0.9)],
    landing: point(1.5, 0.6),
    stride: null,
    ...changed,
  };
}

test("the curve and the hops are visible, with room above for the arcs", () => {
  expect(slicePlot(sliceOf({}), "descent")).toEqual({
    across: { low: -1, high: 3 },
    up: { low: 0.42, high: 1.66 },
    hops: [point(0, 1), point(1.5, 0.6)],
  });
  expect(slicePlot(sliceOf({}), "taken")?.hops).toEqual([point(0, 1), point(0.2, 0.9)]);
});

test("hops that fly off do not flatten the rest, but the first landing point stays visible", () => {
  const flown = [point(0, 1), point(8, 9), point(-90, 1e6), point(Number.NaN, Number.NaN)];
  const plot = slicePlot(sliceOf({ descent: flown, landing: flown[1] }), "descent")!;
  expect(plot.hops).toEqual(flown.slice(0, 3));
  expect(plot.up.high).toBeCloseTo(9 + 2 * 0.08 * 8.5);
  const gone = [point(0, 1), point(-90, 1e6)];
  expect(slicePlot(sliceOf({ taken: gone }), "taken")?.up.high).toBeCloseTo(20 + 2 * 0.08 * 19.5);
});

test("where the loss is level there is no line", () => {
  expect(slicePlot(sliceOf({ curve: [], descent: [point(0, 1)], landing: null }), "descent")).toBeNull();
});
