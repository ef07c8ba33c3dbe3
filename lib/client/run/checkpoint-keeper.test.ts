import { expect, test } from "vitest";
import { type Curve, EMPTY_CURVE } from "@/lib/learning/curves/curve";
import { USUAL_RANKING } from "@/lib/learning/curves/ranking";
import { knownBest } from "./checkpoint-keeper";

const curve: Curve = {
  ...EMPTY_CURVE,
  step: [0, 10, 20, 30],
  epoch: [0, 1, 2, 3],
  validationLoss: [1, 0.5, 0.7, 0.3],
  trainScore: [5, 60, 80, 90],
  validationScore: [10, 50, 40, 60],
};
const bests = [10, 30].map((step) => ({ step, weights: new Float32Array([step]) }));
const run = { bests, curve, epochs: 3, ranking: USUAL_RANKING };

test("the best point is the best of those that the class has", () => {
  expect(knownBest(run, 4)).toEqual({ ...bests[1], score: 60 });
  expect(knownBest(run, 3)).toEqual({ ...bests[0], score: 50 });
});

test("there is no best point if nothing was reported, or if its weights are gone", () => {
  expect(knownBest(run, 0)).toBeNull();
  expect(knownBest(run, 1)).toBeNull();
});

test("by final weights nothing counts until the class has the last point, whose score is on the examples that rank", () => {
  const final = { ...run, ranking: { by: "final-weights", on: "train" } } as const;
  expect([1, 2, 3].map((reported) => knownBest(final, reported))).toEqual([null, null, null]);
  expect(knownBest(final, 4)).toEqual({ ...bests[1], score: 90 });
  expect(knownBest({ ...final, epochs: 4 }, 4)).toBeNull();
});
