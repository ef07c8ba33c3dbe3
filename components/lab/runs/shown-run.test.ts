import { expect, test } from "vitest";
import { type Curve, curveOf, EMPTY_CURVE } from "@/lib/learning/curves/curve";
import { USUAL_RANKING } from "@/lib/learning/curves/ranking";
import type { Run } from "@/lib/session/log/session";
import { currentRun, ghostRun, shownRuns } from "./shown-run";

function curve(...scores: number[]): Curve {
  return curveOf(
    scores.map((validationScore, index) => ({
      ...{ step: index, epoch: index, trainLoss: 1, validationLoss: 1 },
      ...{ trainScore: 50, validationScore, trainMetric: 0.5, validationMetric: 0.5 },
    })),
  );
}

const network = { layers: [] };
const hyperparameters = {
  learningRate: 0.1,
  optimiser: "sgd",
  batchSize: 8,
  epochs: 10,
  weightDecay: 0,
} as const;

function run(number: number, round: number, ...scores: number[]): Run {
  const known = curve(...scores);
  return {
    ...{ number, round, network, hyperparameters, curve: known, reported: scores.length },
    ...{ device: { backend: "tfjs-cpu", name: "" }, startedAt: 0 },
    best: scores.length === 0 ? null : { ...bare(known), validationScore: Math.max(...scores) },
    ...{ verdict: null, unproven: false, reproduction: null, ranking: USUAL_RANKING, writing: null },
    end: { reason: "finished", at: 1 },
  };
}

function bare(of: Curve) {
  return {
    ...{ step: of.step.length - 1, epoch: of.step.length - 1, trainLoss: 1, validationLoss: 1 },
    ...{ trainScore: 50, validationScore: 0, trainMetric: 0.5, validationMetric: 0.5 },
  };
}

const idle = { run: null, curve: EMPTY_CURVE };

test("a round shows only its own runs, the first one first", () => {
  const shown = shownRuns([run(0, 0, 50), run(1, 1, 60), run(2, 1, 70)], 1, idle, new Map());
  expect(
    shown.map(({ number, ordinal, best, end }) => [number, ordinal, best?.validationScore, end]),
  ).toEqual([
    [1, 1, 60, "finished"],
    [2, 2, 70, "finished"],
  ]);
});

test("a run trained on this page is shown with all its points", () => {
  const full = curve(10, 20, 30, 25);
  const fuller = curve(1, 2, 3);
  const [first, second] = shownRuns(
    [run(0, 0, 10, 25), run(1, 0)],
    0,
    { run: 1, curve: fuller },
    new Map([[0, full]]),
  );
  expect([first.curve, first.best?.validationScore]).toEqual([full, 30]);
  expect([second.curve, second.best?.validationScore]).toEqual([fuller, 3]);
});

test("while a run trains, only that one is another object than before", () => {
  const own = [run(0, 0, 50), run(1, 0)];
  const at = (...scores: number[]) => shownRuns(own, 0, { run: 1, curve: curve(...scores) }, new Map());
  const [before, after] = [at(1), at(1, 2)];
  expect(after.map((shown, index) => shown === before[index])).toEqual([true, false]);
  expect(after[1]!.curve.validationScore).toEqual([1, 2]);
  const named = { ...own[0]!, unproven: true };
  expect(shownRuns([named], 0, idle, new Map())[0]!.unproven).toBe(true);
});

test("after a reload the class's copy of the curve is shown", () => {
  const [only] = shownRuns([run(0, 0, 10, 25)], 0, { run: 0, curve: EMPTY_CURVE }, new Map());
  expect(only.curve.validationScore).toEqual([10, 25]);
});

test("the current run is the one trained here, else the last", () => {
  const runs = shownRuns([run(0, 0, 1), run(1, 0, 2)], 0, idle, new Map());
  expect([
    currentRun(runs, { run: 0 })?.number,
    currentRun(runs, idle)?.number,
    currentRun([], idle),
  ]).toEqual([0, 1, null]);
});

test("the ghost is the run chosen for comparison, else the best other run", () => {
  const runs = shownRuns([run(0, 0, 40), run(1, 0, 90), run(2, 0, 60), run(3, 0)], 0, idle, new Map());
  const ghost = (current: number, compared: number | null) => ghostRun(runs, runs[current], compared)?.number;
  expect([ghost(2, null), ghost(1, null), ghost(2, 0), ghost(2, 2)]).toEqual([1, 2, 0, 1]);
  expect(ghostRun([], null, null)).toBeNull();
});
