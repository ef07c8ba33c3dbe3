import { expect, test } from "vitest";
import { choiceCounts, countBeyond, numberSteps, placeAmong, stepCounts } from "./distribution";

test("each choice has the answers that were given to it", () => {
  expect(choiceCounts(3, [0, 2, 2, 2])).toEqual([1, 0, 3]);
});

test("scores lie on the whole scale, and learning rates by their ratio", () => {
  const scores = numberSteps([71, 88, 90], "score");
  expect([scores.steps[0], scores.steps.at(-1), scores.steps.length]).toEqual([0, 100, 21]);
  const rates = numberSteps([0.003, 0.1, 1], "learning-rate");
  expect(rates).toEqual({ steps: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3], byRatio: true });
  expect(stepCounts(rates, [0.01, 0.1, 0.09, 0.3])).toEqual([0, 0, 1, 0, 2, 1, 0, 0]);
  expect(placeAmong(rates, 3)).toBe(7);
  expect(placeAmong(rates, Math.sqrt(0.1 * 0.3))).toBeCloseTo(4.5);
  expect(numberSteps([0.1, 0.3], "learning-rate").steps).toEqual([0.07, 0.1, 0.15, 0.2, 0.3, 0.5]);
});

test("whole numbers are counted each for itself, and a rate of zero makes an even axis", () => {
  const layers = numberSteps([1, 2, 2, 3], "hidden-layers");
  expect([layers, stepCounts(layers, [1, 2, 2, 3])]).toEqual([
    { steps: [1, 2, 3, 4, 5], byRatio: false },
    [1, 2, 1, 0, 0],
  ]);
  expect(numberSteps([0, 0.1], "learning-rate").byRatio).toBe(false);
});

test("a billion among guesses of fifty does not stretch the axis, and is counted at its end", () => {
  const answers = [48, 50, 51, 55, 47, 49, 1e9];
  const axis = numberSteps(answers, null);
  expect([Math.max(...axis.steps) < 100, countBeyond(axis, answers)]).toEqual([true, 1]);
  expect(stepCounts(axis, answers).reduce((sum, count) => sum + count)).toBe(answers.length);
  expect(stepCounts(axis, answers).at(-1)).toBe(1);
});

test.each([[[]], [[0]], [[5, 5, 5]], [[-3.5, 2.25]], [[0.004, 0.0041]], [[-1e9, 1e9]]])(
  "every axis has between 2 and 40 rising steps that hold all answers: %j",
  (answers) => {
    for (const of of [null, "learning-rate", "units", "score"] as const) {
      const { steps } = numberSteps(answers, of);
      expect(steps.length).toBeGreaterThan(1);
      expect(steps.length).toBeLessThan(40);
      expect(steps).toEqual([...new Set(steps)].sort((one, other) => one - other));
    }
  },
);
