import fc from "fast-check";
import { expect, test } from "vitest";
import { bestPoint, type Curve, curveOf, lengthOf, pick } from "./curve";
import { thinnedIndices } from "./thinning";

type Losses = { readonly trainLoss: number; readonly validationLoss: number };

function curveWith(losses: readonly Losses[]): Curve {
  return curveOf(
    losses.map(({ trainLoss, validationLoss }, index) => ({
      step: 3 * index,
      epoch: index,
      trainLoss,
      validationLoss,
      trainScore: 100 / (1 + trainLoss),
      validationScore: 100 / (1 + validationLoss),
      trainMetric: 0.5,
      validationMetric: 0.5,
    })),
  );
}

const loss = fc.double({ min: 0, max: 1e6, noNaN: true });
const anyCurve = fc
  .array(fc.record({ trainLoss: loss, validationLoss: loss }), { maxLength: 600 })
  .map(curveWith);

test("a curve that is short enough keeps every point, and an empty one stays empty", () => {
  const curve = curveWith([3, 2, 1].map((value) => ({ trainLoss: value, validationLoss: value })));
  expect(thinnedIndices(curve, 3)).toEqual([0, 1, 2]);
  expect(thinnedIndices(curveWith([]), 10)).toEqual([]);
});

test("as many points as allowed are kept, in order, with the first, the last and the best", () => {
  fc.assert(
    fc.property(anyCurve, fc.integer({ min: 3, max: 300 }), (curve, limit) => {
      const indices = thinnedIndices(curve, limit);
      expect(indices.length).toBe(Math.min(limit, lengthOf(curve)));
      expect(indices).toEqual([...new Set(indices)].sort((one, other) => one - other));
      if (indices.length === 0) return;
      expect(indices[0]).toBe(0);
      expect(indices.at(-1)).toBe(lengthOf(curve) - 1);
      expect(bestPoint(pick(curve, indices))).toEqual(bestPoint(curve));
    }),
  );
});

test("the lowest and the highest loss of either split stay, so that no spike is lost", () => {
  fc.assert(
    fc.property(anyCurve, fc.integer({ min: 7, max: 300 }), (curve, limit) => {
      const thinned = pick(curve, thinnedIndices(curve, limit));
      for (const column of ["trainLoss", "validationLoss"] as const) {
        expect(Math.max(...thinned[column])).toBe(Math.max(...curve[column]));
        expect(Math.min(...thinned[column])).toBe(Math.min(...curve[column]));
      }
    }),
  );
});

test("a curve that only falls is thinned evenly: no gap is more than twice as wide as the average one", () => {
  const curve = curveWith(
    Array.from({ length: 601 }, (_, index) => ({ trainLoss: 600 - index, validationLoss: 600 - index })),
  );
  const indices = thinnedIndices(curve, 61);
  const widest = Math.max(...indices.slice(1).map((index, before) => index - indices[before]));
  expect(widest).toBeLessThanOrEqual(20);
});

test("two points are too few to show a curve", () => {
  expect(() => thinnedIndices(curveWith([]), 2)).toThrow(RangeError);
});
