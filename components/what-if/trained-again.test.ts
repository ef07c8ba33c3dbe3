import { expect, test } from "vitest";
import { type Curve, type CurvePoint, curveOf } from "@/lib/learning/curves/curve";
import { ARITHMETIC } from "@/lib/learning/training/engine-choice";
import { doubtAbout, parseRun, repeatOf, resultOf, samenessOf } from "./trained-again";

const point = (step: number, changed: Partial<CurvePoint> = {}): CurvePoint => ({
  ...{ step, epoch: step, trainLoss: 1 / step, trainScore: 10 * step, trainMetric: 0.5 },
  ...{ validationLoss: 2 / step, validationScore: 9 * step, validationMetric: 0.4 },
  ...changed,
});
const curve = (...points: CurvePoint[]): Curve => curveOf(points);
const whole = curve(point(1), point(2), point(3));
const ended = (reason: "finished" | "stopped" | "diverged", of: Curve = whole) => ({
  curve: of,
  end: { reason, at: 0 },
});

test("a run is exactly the same when every point is, to the last digit", () => {
  expect(samenessOf(whole, whole)).toEqual({ points: 3, same: 3, trains: true });
  const off = curve(point(1), point(2, { validationLoss: 1.0001 }), point(3));
  expect(samenessOf(whole, off)).toEqual({ points: 3, same: 1, trains: true });
  expect(samenessOf(whole, curve(point(1), point(2)))).toEqual({ points: 3, same: 2, trains: false });
});

test("where a run stood on the landscape of its class does not matter", () => {
  const placed = curveOf([1, 2, 3].map((step) => ({ ...point(step), across: step, up: -step })));
  expect(samenessOf(placed, whole)).toEqual({ points: 3, same: 3, trains: true });
});

test("a run that came to its end has to end in the same way", () => {
  expect(repeatOf(ended("finished"), { curve: whole, end: "finished" })).toEqual({ kind: "same", points: 3 });
  expect(repeatOf(ended("diverged"), { curve: whole, end: "diverged" })).toEqual({ kind: "same", points: 3 });
  expect(repeatOf(ended("diverged"), { curve: whole, end: "finished" })).toEqual({
    ...{ kind: "differs", points: 3, from: 3 },
  });
});

test("a run that was stopped in class goes on to its end here", () => {
  const stopped = ended("stopped", curve(point(1), point(2)));
  expect(repeatOf(stopped, { curve: whole, end: "finished" })).toEqual({ kind: "further", points: 2 });
  expect(repeatOf({ ...stopped, end: null }, { curve: whole, end: "finished" })).toEqual({
    ...{ kind: "further", points: 2 },
  });
});

test("a run can be the same on the training examples alone, or differ from a point on", () => {
  const judged = curve(...[1, 2, 3].map((step) => point(step, { validationLoss: 5 })));
  expect(repeatOf(ended("finished"), { curve: judged, end: "finished" })).toEqual({
    ...{ kind: "training", points: 3 },
  });
  const other = curve(point(1), point(2, { trainLoss: 7 }), point(3));
  expect(repeatOf(ended("finished"), { curve: other, end: "finished" })).toEqual({
    ...{ kind: "differs", points: 3, from: 1 },
  });
});

test("only what the present arithmetic trained must come out the same", () => {
  expect([ARITHMETIC, ARITHMETIC + 1, undefined].map((arithmetic) => doubtAbout({ arithmetic }))).toEqual([
    ...["none", "version", "device"],
  ]);
});

test("a run's result is the point that its round ranks by", () => {
  const falling = curve(point(1, { validationScore: 80 }), point(2, { validationScore: 60 }));
  const by = (by: "best-epoch" | "final-weights", epochs: number) =>
    resultOf(falling, epochs, { by, on: "validation" })?.validationScore;
  expect([by("best-epoch", 2), by("final-weights", 2), by("final-weights", 5)]).toEqual([80, 60, 80]);
  expect(resultOf(curve(), 5, { by: "best-epoch", on: "validation" })).toBeNull();
});

test("an address names a run by participant and number", () => {
  expect(["2-0", "12-34", "2", "a-1", "1-", "-1-2", null].map(parseRun)).toEqual([
    { participant: 2, run: 0 },
    { participant: 12, run: 34 },
    ...[null, null, null, null, null],
  ]);
});
