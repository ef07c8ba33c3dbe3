import { expect, test } from "vitest";
import type { ShownRun } from "@/components/lab/runs/shown-run";
import { type CurvePoint, curveOf } from "@/lib/learning/curves/curve";
import { USUAL_RANKING } from "@/lib/learning/curves/ranking";
import type { Split } from "@/lib/learning/examples/split";
import type { Task } from "@/lib/learning/examples/task";
import { residualsOf } from "./residuals";
import { otherPlaces, shareOf, spectrumMark } from "./spectrum";

const TASK: Task = { kind: "classification", classes: ["a", "b"] };

/** A run with constant scores, and losses to match. */
function run(
  number: number,
  trainScore: number,
  validationScore: number,
  over: Partial<ShownRun> = {},
): ShownRun {
  const point = (step: number): CurvePoint => ({
    ...{ step, epoch: step, trainScore, validationScore, trainMetric: 0.5, validationMetric: 0.5 },
    ...{ trainLoss: 0.7 * (1 - trainScore / 100), validationLoss: 0.7 * (1 - validationScore / 100) },
  });
  const hyperparameters = {
    learningRate: 0.1,
    optimiser: "sgd",
    batchSize: 8,
    epochs: 20,
    weightDecay: 0,
  } as const;
  return {
    ...{ number, ordinal: number + 1, settings: { network: { layers: [] }, hyperparameters } },
    curve: curveOf(Array.from({ length: 21 }, (_, step) => point(step))),
    ...{
      best: null,
      ranking: USUAL_RANKING,
      verdict: null,
      unproven: false,
      reproduction: null,
      end: "finished",
    },
    ...over,
  };
}

test("a run stands on its side of the spectrum, or in the middle", () => {
  const fits = [run(0, 20, 18), run(1, 98, 97), run(2, 100, 30)].map((one) => spectrumMark(one, TASK));
  expect(fits.map((mark) => mark.kind === "placed" && mark.fit)).toEqual([
    "underfitting",
    "just-right",
    "overfitting",
  ]);
});

test("a run with few points and one that diverged have no place", () => {
  const early = run(0, 90, 90, { curve: curveOf([]), end: null });
  expect(spectrumMark(early, TASK)).toEqual({ kind: "early", ordinal: 1 });
  expect(spectrumMark(run(1, 90, 90, { end: "diverged" }), TASK)).toEqual({ kind: "diverged", ordinal: 2 });
});

test("the other runs that have ended are shown beside the current one", () => {
  const runs = [run(0, 20, 18), run(1, 98, 97, { end: null }), run(2, 100, 30)];
  expect(otherPlaces(runs, runs[2], TASK)).toEqual([expect.closeTo(-0.82, 1)]);
  expect([-1, 0, 1].map(shareOf)).toEqual([0, 0.5, 1]);
});

test("errors are in the unit of the target, the largest first", () => {
  const split = (...labels: number[]): Split => ({
    count: labels.length,
    features: new Float32Array(labels.length),
    labels: Float32Array.from(labels),
  });
  const train = { split: split(0, 1), outputs: Float32Array.of(0, 1) };
  const validation = { split: split(0, 1, -1), outputs: Float32Array.of(0.5, 1, 1) };
  expect(residualsOf(train, validation, { mean: 10, deviation: 2 }, 2)).toEqual({
    train: 0,
    validation: expect.closeTo(2 * Math.sqrt((0.25 + 4) / 3)),
    shown: [
      { example: 2, truth: 8, prediction: 12, error: 4 },
      { example: 0, truth: 10, prediction: 11, error: 1 },
    ],
  });
});
