import { expect, test } from "vitest";
import { curveOf } from "@/lib/learning/curves/curve";
import type { CurveSeries } from "./curve-series";
import type { PlotFrame } from "./draw-curves";
import { nearestLine } from "./nearest-line";

const FRAME: PlotFrame = {
  ...{ left: 40, top: 20, width: 400, height: 200, edge: 460, scale: 1, reach: 4 },
  range: { low: 0, high: 2, log: false },
};

function series(id: string, losses: readonly number[], change: Partial<CurveSeries> = {}): CurveSeries {
  const curve = curveOf(
    losses.map((loss, index) => ({
      ...{ step: index, epoch: index, trainLoss: loss, validationLoss: loss },
      ...{ trainScore: 0, validationScore: 0, trainMetric: 0, validationMetric: 0 },
    })),
  );
  const run = { colour: null, diverged: false, readout: () => id, cells: () => [] };
  return { id, label: id, curve, role: "validation", emphasis: "quiet", run, ...change };
}
const FLAT = series("flat", [1, 1, 1, 1, 1]);
const LOW = series("low", [0.2, 0.2, 0.2]);

test("the nearest line is named, at its point nearest to the pointer", () => {
  expect(nearestLine([FLAT, LOW], "loss", FRAME, { x: 250, y: 130 })).toEqual({ id: "flat", x: 250, y: 120 });
  expect(nearestLine([FLAT, LOW], "loss", FRAME, { x: 250, y: 195 })).toEqual({ id: "low", x: 240, y: 200 });
});

test("no line is named where none is near, or only those of charts of one run", () => {
  expect(nearestLine([FLAT, LOW], "loss", FRAME, { x: 250, y: 160 })).toBeNull();
  expect(
    nearestLine([series("own", [1, 1, 1], { run: undefined })], "loss", FRAME, { x: 100, y: 120 }),
  ).toBeNull();
});

test("of two lines in the same place the bold one is named", () => {
  const bold = series("bold", [1, 1, 1, 1, 1], { emphasis: "bold" });
  expect(nearestLine([FLAT, bold], "loss", FRAME, { x: 250, y: 125 })?.id).toBe("bold");
});

test("a line that has left the chart is named where it left, and not along the edge", () => {
  const gone = series("gone", [1.9, 50, 60, 70, 80], {
    run: { colour: null, diverged: true, readout: () => "", cells: () => [] },
  });
  expect(nearestLine([gone], "loss", FRAME, { x: 130, y: 22 })?.id).toBe("gone");
  expect(nearestLine([gone], "loss", FRAME, { x: 340, y: 22 })).toBeNull();
});
