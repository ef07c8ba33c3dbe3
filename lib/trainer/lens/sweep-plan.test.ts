import fc from "fast-check";
import { expect, test } from "vitest";
import { sweepPlan } from "./rate-sweep";

const TRIALS = 300;
const milliseconds = (
  { steps, stride }: { steps: number; stride: number },
  stepMs: number,
  trialMs: number,
) => (TRIALS / stride) * (steps * stepMs + trialMs);

test("a small network is swept at every rate, by many steps, well within a second", () => {
  expect(sweepPlan(TRIALS, 0.003, 0.05)).toEqual({ steps: 150, stride: 1 });
  expect(sweepPlan(TRIALS, 0.02, 0.1)).toEqual({ steps: 80, stride: 1 });
});

test("a larger one takes fewer steps before it takes fewer rates", () => {
  expect(sweepPlan(TRIALS, 0.2, 1)).toEqual({ steps: 40, stride: 1 });
  expect(sweepPlan(TRIALS, 0.8, 1)).toEqual({ steps: 10, stride: 1 });
  expect(sweepPlan(TRIALS, 2, 5)).toEqual({ steps: 12, stride: 3 });
  expect(sweepPlan(TRIALS, 500, 1_000)).toEqual({ steps: 10, stride: 4 });
});

test("no sweep that could be done in three seconds takes longer, whatever its steps cost", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-4, max: 3.5, noNaN: true }), (stepMs) => {
      const trialMs = Math.min(1.5 * stepMs, 5);
      const plan = sweepPlan(TRIALS, stepMs, trialMs);
      expect(milliseconds(plan, stepMs, trialMs)).toBeLessThanOrEqual(3_000.001);
    }),
  );
});

test("if the clock stands still, a sweep takes the most steps", () => {
  expect(sweepPlan(TRIALS, 0, 0)).toEqual({ steps: 150, stride: 1 });
});
