import fc from "fast-check";
import { expect, test } from "vitest";
import { sweepPlan } from "./rate-sweep";

const TRIALS = 300;
const milliseconds = (
  { steps, stride }: { steps: number; stride: number },
  stepMs: number,
  trialMs: number,
) => (TRIALS / stride) * (steps * stepMs + trialMs);

test("a small network is trained to the end at every rate, or at every second, third or fourth", () => {
  expect(sweepPlan(TRIALS, 75, 0.01, 0.1)).toEqual({ steps: 75, stride: 1 });
  expect(sweepPlan(TRIALS, 1_800, 0.01, 0.1)).toEqual({ steps: 1_800, stride: 2 });
  expect(sweepPlan(TRIALS, 3_000, 0.01, 0.1)).toEqual({ steps: 3_000, stride: 4 });
});

test("a larger one is trained at every fourth rate, for as long as there is time", () => {
  expect(sweepPlan(TRIALS, 6_000, 0.01, 0.1)).toEqual({ steps: 3_900, stride: 4 });
  expect(sweepPlan(TRIALS, 1_800, 0.2, 1)).toEqual({ steps: 190, stride: 4 });
  expect(sweepPlan(TRIALS, 1_800, 500, 1_000)).toEqual({ steps: 10, stride: 4 });
});

test("no trial is longer than a run", () => {
  expect(sweepPlan(TRIALS, 4, 500, 1_000)).toEqual({ steps: 4, stride: 4 });
});

test("no sweep that could be done in three seconds takes longer, whatever its steps cost", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-4, max: 3.5, noNaN: true }),
      fc.integer({ min: 1, max: 9_000 }),
      (stepMs, runSteps) => {
        const trialMs = Math.min(1.5 * stepMs, 5);
        const plan = sweepPlan(TRIALS, runSteps, stepMs, trialMs);
        expect(milliseconds(plan, stepMs, trialMs)).toBeLessThanOrEqual(3_000.001);
      },
    ),
  );
});

test("if the clock stands still, every rate is trained to the end", () => {
  expect(sweepPlan(TRIALS, 1_800, 0, 0)).toEqual({ steps: 1_800, stride: 1 });
});
