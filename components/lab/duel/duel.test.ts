import { expect, test } from "vitest";
import { type CurvePoint, curveOf } from "@/lib/learning/curves/curve";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import { type DuelLane, NEW_LANE } from "@/lib/learning/training/lanes";
import { duelOutcome } from "./duel";

const settings: Settings = {
  network: { layers: [] },
  hyperparameters: { learningRate: 0.1, optimiser: "sgd", batchSize: 8, epochs: 2, weightDecay: 0 },
};

const point = (validationScore: number, validationLoss: number): CurvePoint => ({
  ...{ step: 1, epoch: 1, trainLoss: 1, trainScore: 0, trainMetric: 0, validationMetric: 0 },
  ...{ validationScore, validationLoss },
});

/** A lane whose best epoch is the first one. */
function lane(score: number, lossAtTheEnd: number, changed: Partial<DuelLane> = {}): DuelLane {
  const lossCurve = curveOf([point(score, 0.1), point(score - 1, lossAtTheEnd)]);
  const valley = { valley: null, slice: null, measuring: false, refreshMs: null };
  return {
    ...NEW_LANE,
    ...{ settings, step: 2, totalSteps: 2, lossCurve, done: true, failed: false, end: "finished", valley },
    ...changed,
  };
}

test("the better score of the best epoch wins, by the difference of the scores as shown", () => {
  expect(duelOutcome([lane(87.34, 0.4), lane(93.06, 0.9)])).toEqual({
    winner: 1,
    scores: [87.3, 93.1],
    points: 5.8,
    losses: [0.4, 0.9],
    early: false,
  });
});

test("scores that look equal are equal", () => {
  expect(duelOutcome([lane(87.34, 0.4), lane(87.26, 0.9)])).toMatchObject({ winner: null, points: 0 });
});

test("a lane that diverged keeps its best score from before; one that was stopped is marked as such", () => {
  const lost = lane(50, Number.POSITIVE_INFINITY, { end: "diverged" });
  expect(duelOutcome([lane(60, 0.4), lost])).toMatchObject({
    winner: 0,
    losses: [0.4, Number.POSITIVE_INFINITY],
  });
  expect(duelOutcome([lane(60, 0.4, { end: "stopped" }), lost])?.early).toBe(true);
});

test("there is no outcome while one is running, when one failed, or when one was not measured", () => {
  const others = [
    { done: false, end: null },
    { failed: true, end: null },
    { lossCurve: curveOf([]) },
  ] as const;
  expect(others.map((changed) => duelOutcome([lane(1, 1), lane(1, 1, changed)]))).toEqual([null, null, null]);
});
