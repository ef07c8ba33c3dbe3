import { expect, test } from "vitest";
import type { CurvePoint } from "@/lib/learning/curves/curve";
import { keepBestPoints } from "./best-points";

function point(step: number, validationScore: number, validationLoss = 1): CurvePoint {
  return {
    step,
    epoch: step,
    trainLoss: 1,
    validationLoss,
    trainScore: 50,
    validationScore,
    trainMetric: 0.5,
    validationMetric: 0.5,
  };
}

test("a point beats those before it by its score, then by its loss, and never by coming later", () => {
  const bests = keepBestPoints();
  expect(bests.beatenBy(point(0, 0))).toBe(true);
  bests.add(point(0, 10, 2), new Float32Array([0]));
  expect([point(1, 10, 2), point(1, 10, 1), point(1, 9, 0), point(1, 11, 3)].map(bests.beatenBy)).toEqual([
    false,
    true,
    false,
    true,
  ]);
});

test("earlier best points are kept as long as they fit, and the last one always", () => {
  const bests = keepBestPoints({ mostBytes: 24 });
  for (const step of [0, 1, 2, 3]) bests.add(point(step, step), new Float32Array([step, step]));
  expect(bests.all().map(({ step, weights }) => [step, weights[0]])).toEqual([
    [1, 1],
    [2, 2],
    [3, 3],
  ]);
  bests.add(point(9, 9), new Float32Array(100));
  expect(bests.all().map(({ step }) => step)).toEqual([9]);
});

test("by final weights each point takes the place of the one before, however much worse it is", () => {
  const latest = keepBestPoints({ ranksBy: "final-weights" });
  for (const [step, score] of [0, 90, 10].entries()) {
    expect(latest.beatenBy(point(step, score))).toBe(true);
    latest.add(point(step, score), new Float32Array([step]));
  }
  expect(latest.all()).toEqual([{ step: 2, weights: new Float32Array([2]) }]);
});
