import { expect, test } from "vitest";
import { EMPTY_CURVE } from "@/lib/learning/curves/curve";
import { knownBest } from "./checkpoint-keeper";

const curve = {
  ...EMPTY_CURVE,
  step: [0, 10, 20, 30],
  epoch: [0, 1, 2, 3],
  validationLoss: [1, 0.5, 0.7, 0.3],
  validationScore: [10, 50, 40, 60],
};
const bests = [10, 30].map((step) => ({ step, weights: new Float32Array([step]) }));

test("the best point is the best of those that the class has", () => {
  expect(knownBest(bests, curve, 4)).toEqual({ ...bests[1], score: 60 });
  expect(knownBest(bests, curve, 3)).toEqual({ ...bests[0], score: 50 });
});

test("there is no best point if nothing was reported, or if its weights are gone", () => {
  expect(knownBest(bests, curve, 0)).toBeNull();
  expect(knownBest(bests, curve, 1)).toBeNull();
});
