import { expect, test } from "vitest";
import { type RateSweep, suggestedRate } from "./rate-sweep";

const RATES = [1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 1e-1, 3e-1, 1, 3];

/** A sweep from 1 of two seeds each: what is given, and a hundredth more. */
function sweep(losses: readonly number[]): RateSweep {
  return { rates: RATES, steps: 100, initialLoss: 1, losses: losses.map((loss) => [loss, 1.01 * loss]) };
}

test("it is on the safe side of the valley, where nearly as much is learnt as at its bottom", () => {
  expect(suggestedRate(sweep([1, 1, 0.95, 0.8, 0.3, 0.12, 0.1, 0.11, 2, Number.POSITIVE_INFINITY]))).toBe(
    3e-2,
  );
});

test("a rate beside one that diverges is not suggested, nor one where a single seed goes wrong", () => {
  const steep = sweep([1, 1, 1, 0.9, 0.7, 0.5, 0.3, 0.1, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]);
  expect(suggestedRate(steep)).toBe(1e-1);
  const losses = steep.losses.map((ofRate, index) => (index === 6 ? [0.3, 5] : ofRate));
  expect(suggestedRate({ ...steep, losses })).toBe(1e-2);
});

test("there is none where nothing is learnt, or before every rate is tried", () => {
  expect(suggestedRate(sweep([1, 1, 1, 0.99, 1, 1, 1, 1, 2, 9]))).toBeNull();
  expect(suggestedRate(sweep(Array(10).fill(Number.POSITIVE_INFINITY)))).toBeNull();
  const whole = sweep([1, 1, 0.9, 0.5, 0.1, 0.1, 0.5, 1, 2, 3]);
  expect(suggestedRate({ ...whole, losses: [...whole.losses.slice(0, 9), []] })).toBeNull();
});
