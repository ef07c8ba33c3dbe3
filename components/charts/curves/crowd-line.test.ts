import fc from "fast-check";
import { expect, test } from "vitest";
import { crowdIndices, crowdStretches } from "./draw-curves";

test("a short line is drawn whole", () => {
  expect(crowdIndices([], 16)).toEqual([]);
  expect(crowdIndices([3, 1, 2], 16)).toEqual([0, 1, 2]);
});

test("a long line keeps its ends, its lowest and its highest value, in order, in two points for each stretch", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true }), { minLength: 40, maxLength: 600 }), (values) => {
      const indices = crowdIndices(values, 16);
      const kept = indices.map((index) => values[index]);
      expect(indices.length).toBeLessThanOrEqual(34);
      expect([indices[0], indices.at(-1)]).toEqual([0, values.length - 1]);
      expect([...new Set(indices)].sort((a, b) => a - b)).toEqual(indices);
      expect([Math.min(...kept), Math.max(...kept)]).toEqual([Math.min(...values), Math.max(...values)]);
    }),
  );
});

test("a few lines are drawn whole, forty coarser, and hundreds in no fewer than 16 stretches each", () => {
  expect([3, 40, 300].map(crowdStretches)).toEqual([333, 25, 16]);
});
