import { expect, test } from "vitest";
import type { CurveSeries } from "@/components/charts/curves/curve-series";
import { curveOf } from "@/lib/learning/curves/curve";
import { keptRange, niceCeiling, wantedRange, wantedReach } from "./axis-range";
import { tickLabel, ticksOf } from "./axis-ticks";

function series(losses: readonly number[]): CurveSeries {
  const curve = curveOf(
    losses.map((loss, index) => ({
      ...{ step: 10 * index, epoch: index, trainLoss: loss, validationLoss: loss },
      ...{ trainScore: 0, validationScore: 0, trainMetric: 0, validationMetric: 0 },
    })),
  );
  return { id: "a", label: "a", curve, role: "validation", emphasis: "quiet" };
}

test("an ordinary loss is on a linear axis from zero to a round number", () => {
  expect(wantedRange([series([0.69, 0.5, 0.31])], "loss")).toEqual({ low: 0, high: 0.8, log: false });
});

test("a loss that falls to a hundredth is on a logarithmic axis", () => {
  expect(wantedRange([series([0.69, 0.1, 0.0069])], "loss")).toEqual({ low: 0.005, high: 0.8, log: true });
});

test("one diverging run of many does not flatten the others", () => {
  const calm = Array.from({ length: 9 }, () => series([0.69, 0.5, 0.4]));
  const wild = series([0.69, 40, 3e8, Number.POSITIVE_INFINITY]);
  expect(wantedRange([...calm, wild], "loss")).toEqual({ low: 0, high: 3, log: false });
});

test("in a class, the axis takes no notice of diverged runs, not even if most diverge, unless all do", () => {
  const of = (losses: readonly number[], diverged: boolean): CurveSeries => ({
    ...series(losses),
    run: { colour: null, diverged, readout: () => "", cells: () => [] },
  });
  const calm = [0.69, 0.5, 0.4];
  const wild = [0.69, 40, 900];
  expect([
    wantedRange([of(calm, false), of(wild, true), of(wild, true), of(wild, true)], "loss"),
    wantedRange([of(calm, false)], "loss"),
    wantedRange([of(wild, true)], "loss"),
  ]).toEqual([
    { low: 0, high: 0.8, log: false },
    { low: 0, high: 0.8, log: false },
    { low: 0.5, high: 60, log: true },
  ]);
});

test("in a class, a run that bounces without diverging takes no more than a third of the axis, and low losses get a logarithmic one sooner", () => {
  const of = (...losses: readonly number[]): CurveSeries => ({
    ...series(losses),
    run: { colour: null, diverged: false, readout: () => "", cells: () => [] },
  });
  expect([
    wantedRange([of(0.8, 0.5, 0.2), of(0.8, 0.5, 0.3), of(0.8, 3, 0.7)], "loss"),
    wantedRange([of(0.8, 0.5, 0.04), of(0.8, 0.5, 0.3)], "loss"),
  ]).toEqual([
    { low: 0, high: 1.2, log: false },
    { low: 0.02, high: 0.8, log: true },
  ]);
});

test("a run that stays far above its start is shown where it is", () => {
  expect(wantedRange([series([0.5, 6, 5, 7, 6, 5, 6])], "loss").high).toBeGreaterThanOrEqual(7);
});

test("a chart without points still has a range", () => {
  expect([wantedRange([], "loss"), wantedRange([series([])], "loss"), wantedReach([], undefined, 0)]).toEqual(
    [{ low: 0, high: 1, log: false }, { low: 0, high: 1, log: false }, 1],
  );
});

test("scores are always on the same axis", () => {
  expect(wantedRange([series([1])], "score")).toEqual({ low: 0, high: 100, log: false });
});

test("an axis is kept until the data leaves it or fills little of it", () => {
  const kept = { low: 0, high: 2, log: false };
  const wants = (high: number) => keptRange(kept, { low: 0, high, log: false }).high;
  expect([2, 1.5, 1, 0.6, 2.5].map(wants)).toEqual([2, 2, 2, 0.6, 2.5]);
  const log = { low: 0.01, high: 1, log: true };
  expect(keptRange(log, { low: 0.005, high: 0.8, log: true })).toEqual({ low: 0.005, high: 1, log: true });
  expect(keptRange(log, { low: 0, high: 0.8, log: false })).toBe(log);
});

test("the horizontal axis reaches to the planned end, or to a round number that is kept", () => {
  const ran = [series([1, 1, 1, 1])];
  expect([wantedReach(ran, 40, 0), wantedReach(ran, 2, 0), wantedReach(ran, undefined, 0)]).toEqual([
    40, 3, 3,
  ]);
  expect([wantedReach(ran, undefined, 5), wantedReach(ran, undefined, 50)]).toEqual([5, 3]);
});

test("round numbers are not below the numbers they round", () => {
  expect([0.69, 1, 1.01, 26, 0.3, 999].map(niceCeiling)).toEqual([0.8, 1, 1.2, 30, 0.3, 1000]);
});

test("ticks are round, few and inside the axis", () => {
  expect([
    ticksOf({ low: 0, high: 0.8, log: false }, 4),
    ticksOf({ low: 0, high: 40, log: false }, 5),
    ticksOf({ low: 0.005, high: 1, log: true }, 4),
    ticksOf({ low: 0.05, high: 0.8, log: true }, 4),
  ]).toEqual([
    [0, 0.2, 0.4, 0.6, 0.8],
    [0, 10, 20, 30, 40],
    [0.01, 0.1, 1],
    [0.05, 0.1, 0.2, 0.5],
  ]);
  expect([0, 0.2, 5, 2000, 1e-4, 300_000].map(tickLabel)).toEqual(["0", "0.2", "5", "2,000", "1e-4", "3e5"]);
});
