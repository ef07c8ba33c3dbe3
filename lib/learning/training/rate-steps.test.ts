import { expect, test } from "vitest";
import { nearestRateStep, RATE_STEPS } from "./rate-steps";

test("the slider goes from 1e-5 to 10, each step larger than the one before", () => {
  expect([RATE_STEPS[0], RATE_STEPS[RATE_STEPS.length - 1]]).toEqual([1e-5, 10]);
  expect([...RATE_STEPS].sort((a, b) => a - b)).toEqual(RATE_STEPS);
  expect(new Set(RATE_STEPS).size).toBe(RATE_STEPS.length);
});

test("a typed learning rate moves the slider to the nearest step", () => {
  const nearest = (rate: number) => RATE_STEPS[nearestRateStep(rate)];
  expect([0.03, 0.032, 1e-5, 10, 0.000_99].map(nearest)).toEqual([0.03, 0.03, 1e-5, 10, 0.001]);
});
