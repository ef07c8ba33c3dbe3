import { expect, test } from "vitest";
import { type CurvePoint, curveOf } from "./curve";
import { countedPoint, rankingOf, scoreAt, USUAL_RANKING } from "./ranking";

const point = (step: number, validationScore: number): CurvePoint => ({
  ...{ step, epoch: step / 10, trainLoss: 0.5, validationLoss: 1 - validationScore / 100 },
  ...{ trainScore: 50, validationScore, trainMetric: 0.5, validationMetric: 0.5 },
});
const points = [point(10, 40), point(20, 70), point(30, 20)];
const FINAL = { by: "final-weights" } as const;

test("a run counts by its best epoch, or by its last point if it has used all its epochs", () => {
  const curve = curveOf(points);
  expect(countedPoint(curve, 3, { by: "best-epoch" })).toEqual(points[1]);
  expect(countedPoint(curve, 3, FINAL)).toEqual(points[2]);
  expect(countedPoint(curve, 4, FINAL)).toBeNull();
});

test("reported in parts, a run counts by the same point", () => {
  const [first, last] = [curveOf(points.slice(0, 2)), curveOf(points.slice(2))];
  for (const by of ["best-epoch", "final-weights"] as const)
    expect(countedPoint(last, 3, { by }, countedPoint(first, 3, { by }))).toEqual(
      countedPoint(curveOf(points), 3, { by }),
    );
});

test("a plan from before rounds could choose ranks as usual", () => {
  expect([rankingOf(undefined), rankingOf({})]).toEqual([USUAL_RANKING, USUAL_RANKING]);
  expect(rankingOf({ ranksBy: "final-weights", trainingScores: true })).toEqual({
    ...FINAL,
    on: "train",
  });
});

test("a point has a score on either kind of examples", () => {
  expect([scoreAt(points[1], "train"), scoreAt(points[1], "validation")]).toEqual([50, 70]);
});
