import fc from "fast-check";
import { expect, test } from "vitest";
import { crowdIndices } from "./crowd-line";

test("a short line is drawn whole", () => {
  expect(crowdIndices([])).toEqual([]);
  expect(crowdIndices([3, 1, 2])).toEqual([0, 1, 2]);
});

test("a long line keeps its ends, its lowest and its highest value, in order, in at most 34 points", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true }), { minLength: 40, maxLength: 600 }), (values) => {
      const indices = crowdIndices(values);
      const kept = indices.map((index) => values[index]);
      expect(indices.length).toBeLessThanOrEqual(34);
      expect([indices[0], indices.at(-1)]).toEqual([0, values.length - 1]);
      expect([...new Set(indices)].sort((a, b) => a - b)).toEqual(indices);
      expect([Math.min(...kept), Math.max(...kept)]).toEqual([Math.min(...values), Math.max(...values)]);
    }),
  );
});
