import fc from "fast-check";
import { expect, test } from "vitest";
import {
  append,
  bestPoint,
  type CurvePoint,
  curveOf,
  EMPTY_CURVE,
  lastPoint,
  lengthOf,
  MAX_POINTS_PER_REPORT,
  pick,
  pointAt,
  rounded,
} from "./curve";
import { CurveChunk } from "./curve-schema";

const number = fc.double({ min: 0, max: 1e9, noNaN: true }).map((value) => rounded(value));
const anyPoints: fc.Arbitrary<CurvePoint[]> = fc
  .array(
    fc.record({
      epoch: number,
      trainLoss: number,
      validationLoss: number,
      trainScore: number,
      validationScore: number,
      trainMetric: number,
      validationMetric: number,
    }),
    { maxLength: 60 },
  )
  .map((points) => points.map((point, index) => ({ ...point, step: 2 * index })));

function point(step: number, validationScore: number, validationLoss: number): CurvePoint {
  return {
    step,
    epoch: step / 10,
    trainLoss: 0.5,
    validationLoss,
    trainScore: 40,
    validationScore,
    trainMetric: 0.8,
    validationMetric: 0.7,
  };
}

test("a curve gives back the points it was made of", () => {
  fc.assert(
    fc.property(anyPoints, (points) => {
      const curve = curveOf(points);
      expect(lengthOf(curve)).toBe(points.length);
      expect(points.map((_, index) => pointAt(curve, index))).toEqual(points);
      expect(lastPoint(curve)).toEqual(points.at(-1) ?? null);
    }),
  );
});

test("appended in any pieces, a curve is the same", () => {
  fc.assert(
    fc.property(anyPoints, fc.nat(60), (points, cut) => {
      const pieces = append(append(EMPTY_CURVE, curveOf(points.slice(0, cut))), curveOf(points.slice(cut)));
      expect(pieces).toEqual(curveOf(points));
    }),
  );
});

test("picking takes the points at these indices, in this order", () => {
  const curve = curveOf([point(0, 1, 1), point(1, 2, 1), point(2, 3, 1)]);
  expect(pick(curve, [2, 0])).toEqual(curveOf([point(2, 3, 1), point(0, 1, 1)]));
});

test("the best point has the highest validation score, then the lowest validation loss, then is the earliest", () => {
  expect(bestPoint(EMPTY_CURVE)).toBeNull();
  expect(bestPoint(curveOf([point(0, 10, 9), point(1, 30, 5), point(2, 20, 1)]))).toEqual(point(1, 30, 5));
  expect(bestPoint(curveOf([point(0, 0, 9), point(1, 0, 5), point(2, 0, 7)]))).toEqual(point(1, 0, 5));
  expect(bestPoint(curveOf([point(0, 30, 5), point(1, 30, 5)]))).toEqual(point(0, 30, 5));
});

test("five digits survive a float32 and back", () => {
  fc.assert(
    fc.property(fc.double({ min: -1e30, max: 1e30, noNaN: true }), (value) => {
      const kept = Math.abs(value) < 1e-30 ? 0 : rounded(value);
      expect(rounded(Math.fround(kept))).toBe(kept);
    }),
  );
});

test("a chunk from a browser is rounded, and a whole curve passes as it is", () => {
  expect(CurveChunk.parse(curveOf([point(3, 45.678912, 1 / 3)]))).toEqual(
    curveOf([point(3, 45.679, 0.33333)]),
  );
  fc.assert(
    fc.property(anyPoints, (points) => {
      expect(CurveChunk.parse(curveOf(points))).toEqual(curveOf(points));
    }),
  );
});

test.each([
  ["columns of different lengths", { ...curveOf([point(0, 1, 1)]), trainLoss: [1, 2] }],
  ["a step that comes twice", curveOf([point(4, 1, 1), point(4, 1, 1)])],
  ["a step below zero", curveOf([point(-1, 1, 1)])],
  ["half a step", curveOf([point(0.5, 1, 1)])],
  ["a loss that is not a number", curveOf([point(0, 1, Number.NaN)])],
  ["an endless loss", curveOf([point(0, 1, Number.POSITIVE_INFINITY)])],
  ["a column too many", { ...EMPTY_CURVE, testLoss: [] }],
  ["a missing column", { ...EMPTY_CURVE, epoch: undefined }],
  [
    "too many points",
    curveOf(Array.from({ length: MAX_POINTS_PER_REPORT + 1 }, (_, step) => point(step, 1, 1))),
  ],
])("a chunk with %s is refused", (_, chunk) => {
  expect(CurveChunk.safeParse(chunk).success).toBe(false);
});

test("a number is rounded as its decimals are, whatever its size", () => {
  const number = fc.oneof(
    fc.double({ noNaN: true }),
    fc.double({ min: -100, max: 100, noNaN: true }),
    fc.double({ min: 0, max: 1e-9, noNaN: true }),
    fc.integer({ min: -10_000_000, max: 10_000_000 }).map((whole) => whole / 10_000_000),
    fc.integer({ min: 0, max: 2_000_000 }).map((whole) => whole / 2 / 10),
  );
  fc.assert(
    fc.property(number, (value) => {
      const said = Number(value.toPrecision(5));
      expect(rounded(value)).toBe(said);
      expect(rounded(said)).toBe(said);
      expect(rounded(Math.fround(value))).toBe(Number(Math.fround(value).toPrecision(5)));
    }),
    { numRuns: 2_000 },
  );
});
