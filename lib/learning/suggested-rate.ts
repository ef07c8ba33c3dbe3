import type { RateSweep } from "./training/rate-sweep";

/** The suggestion comes this close to the most that any rate learns … */
const ENOUGH = 0.9;
/** … and there is none where no rate takes away this share of the loss: a few steps did not tell. */
const LEAST = 0.02;

/**
 * The learning rate a sweep speaks for: the smallest with which nearly as much is learnt as with the best, in the seed that went
 * worst. The best rate itself stands at the brink: a few steps still go well there that many would not. Each rate is judged
 * with its neighbours, so that one lucky trial is no suggestion. Null where nothing was learnt, or not all rates are tried yet.
 */
export function suggestedRate({ rates, losses, initialLoss }: RateSweep): number | null {
  if (losses.some((ofRate) => ofRate.length === 0)) return null;
  const worst = losses.map((ofRate) => Math.max(...ofRate));
  const learnt = worst.map((_, index) => initialLoss - mean(worst.slice(Math.max(0, index - 1), index + 2)));
  const most = Math.max(...learnt);
  if (!(most > LEAST * initialLoss)) return null;
  return rates[learnt.findIndex((gain) => gain >= ENOUGH * most)];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value / values.length, 0);
}
