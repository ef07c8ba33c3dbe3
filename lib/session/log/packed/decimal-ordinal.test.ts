import fc from "fast-check";
import { expect, test } from "vitest";
import { rounded } from "@/lib/learning/curves/curve";
import { nearestOrdinal, numberAt, ordinalOf } from "./decimal-ordinal";

/** The smallest numbers have fewer than five digits themselves, and are written in full. */
const roundedNumbers = fc
  .double({ noNaN: true, min: -1e300, max: 1e300 })
  .filter((value) => value === 0 || Math.abs(value) > 1e-300)
  .map((value) => rounded(value) + 0);

test("every number of five digits has an ordinal of its own, from which it comes back exactly", () => {
  fc.assert(
    fc.property(roundedNumbers, (value) => {
      expect(numberAt(ordinalOf(value)!)).toBe(value);
    }),
    { numRuns: 2_000 },
  );
});

test("ordinals rise with their numbers, one by one", () => {
  fc.assert(
    fc.property(roundedNumbers, roundedNumbers, (one, other) => {
      expect(Math.sign(ordinalOf(one)! - ordinalOf(other)!)).toBe(Math.sign(one - other));
    }),
    { numRuns: 2_000 },
  );
  const inARow = [0.99998, 0.99999, 1, 1.0001, 9.9999, 10, 10.001];
  expect(inARow.map((value) => ordinalOf(value)! - ordinalOf(1)!)).toEqual([
    -2, -1, 0, 1, 89_999, 90_000, 90_001,
  ]);
});

test("what has more digits, or is no number, has none", () => {
  const odd = [0.123456, 1 / 3, Number.NaN, Number.POSITIVE_INFINITY, -0, 123_456];
  expect(odd.map(ordinalOf)).toEqual(odd.map(() => null));
  expect([0.123456, Number.NaN].map(nearestOrdinal)).toEqual([ordinalOf(0.12346), 0]);
});
