import fc from "fast-check";
import { expect, test } from "vitest";
import { placeOn } from "./axis-ticks";

const LOG = { low: 0.001, high: 10, log: true };
const LINEAR = { low: 0, high: 4, log: false };

test("a value beyond an end of an axis is pinned to it and marked as beyond", () => {
  expect(
    [0, -1, 1e-30, 1e30, Number.POSITIVE_INFINITY, Number.NaN].map((value) => placeOn(LOG, value)),
  ).toEqual([
    { share: 0, beyond: "low" },
    { share: 0, beyond: "low" },
    { share: 0, beyond: "low" },
    { share: 1, beyond: "high" },
    { share: 1, beyond: "high" },
    { share: 1, beyond: "high" },
  ]);
  expect([-1, 0, 4, 5, Number.NEGATIVE_INFINITY].map((value) => placeOn(LINEAR, value))).toEqual([
    { share: 0, beyond: "low" },
    { share: 0, beyond: null },
    { share: 1, beyond: null },
    { share: 1, beyond: "high" },
    { share: 0, beyond: "low" },
  ]);
});

test("a value within the axis is placed in proportion", () => {
  expect([0.001, 0.1, 10].map((value) => placeOn(LOG, value))).toEqual([
    { share: 0, beyond: null },
    { share: expect.closeTo(0.5), beyond: null },
    { share: 1, beyond: null },
  ]);
  expect(placeOn(LINEAR, 1)).toEqual({ share: 0.25, beyond: null });
});

test("no value is off the chart, and a larger one is never lower down", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(LOG, LINEAR),
      fc.double({ noNaN: true }),
      fc.double({ noNaN: true }),
      (axis, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)].map(
          (value) => placeOn(axis, value).share,
        );
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(high);
      },
    ),
  );
});
