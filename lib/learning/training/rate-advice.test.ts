import { expect, test } from "vitest";
import { type RateSweep, rateAdvice, rateOutcomes } from "./rate-sweep";

const RATES = [1e-4, 1e-3, 1e-2, 0.1, 1, 10];
const NEVER = Number.POSITIVE_INFINITY;

function sweepOf(...losses: number[][]): RateSweep {
  return { rates: RATES.slice(0, losses.length), steps: 100, whole: false, losses, initialLoss: 1 };
}

test("the outcomes of a rate are its middle, best and worst seed, and the share that diverged", () => {
  expect(rateOutcomes(sweepOf([0.3, 0.1, 0.2, NEVER, 0.4], []))).toEqual([
    { rate: 1e-4, median: 0.3, lowest: 0.1, highest: NEVER, diverged: 0.2 },
    null,
  ]);
});

test("rates below crawl, those about the best are right, and from the first that diverges they are too large", () => {
  const sweep = sweepOf([0.99], [0.9], [0.3], [0.1], [0.15], [NEVER]);
  expect(rateAdvice(sweep)).toEqual({
    learns: true,
    suggested: 0.1,
    best: { rate: 0.1, loss: 0.1 },
    right: { from: 0.01, to: 1 },
    tooSmall: { rate: 1e-3, loss: 0.9 },
    tooLarge: { rate: 10, loss: NEVER },
  });
});

test("the suggested rate stays well below the first at which any seed diverged, even if the best one does not", () => {
  const sweep = sweepOf([0.99], [0.9], [0.3], [0.2], [0.1], [0.15, NEVER, 0.15]);
  expect(rateAdvice(sweep)).toMatchObject({ suggested: 1, best: { rate: 1, loss: 0.1 } });
  const early = sweepOf([0.99], [0.9], [0.3], [0.28], [0.25, 0.25, NEVER], [NEVER]);
  expect(rateAdvice(early)).toMatchObject({ suggested: 0.1, right: { from: 0.01, to: 1 } });
});

test("no rate is named too small or too large if none tried was", () => {
  expect(rateAdvice(sweepOf([0.3], [0.1], [0.2]))).toMatchObject({ tooSmall: null, tooLarge: null });
});

test("rates that overshoot without diverging are recognised by their loss", () => {
  const sweep = sweepOf([0.9], [0.1], [0.8], [0.9], [0.95]);
  expect(rateAdvice(sweep)).toMatchObject({ tooLarge: { rate: 0.01, loss: 0.8 } });
});

test("a network that learns at no rate is said to", () => {
  expect(rateAdvice(sweepOf([1], [0.99], [1.2], [NEVER]))).toEqual({ learns: false });
});

test("there is no advice before every rate has been tried", () => {
  expect(rateAdvice(sweepOf([0.9], [0.1], []))).toBeNull();
});
