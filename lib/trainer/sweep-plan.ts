/** A sweep of a small network takes about this long … */
const QUICK_MS = 600;
/** … and of a large one, which could otherwise take no more than `FEW_STEPS`, about this long. */
const LONG_MS = 3_000;
const FEW_STEPS = 40;
/** Steps of a trial. Fewer than the first would tell nothing, more than the last nothing new. */
const STEPS = [10, 12, 15, 20, 25, 30, FEW_STEPS, 50, 60, 80, 100, 120, 150] as const;
/** Where even the fewest steps take too long at all rates, only every second is tried, or third, or fourth. */
const STRIDES = [1, 2, 3, 4] as const;

export type SweepPlan = { readonly steps: number; readonly stride: number };

/**
 * How many steps to take in each trial, and at every which rate. `trials`: rates × seeds; `stepMs`: what one step takes; `trialMs`:
 * what beginning and measuring a trial take. Where the least of it takes longer than a sweep should, it takes longer.
 */
export function sweepPlan(trials: number, stepMs: number, trialMs: number): SweepPlan {
  const stepsIn = (budgetMs: number, stride = 1) => ((budgetMs * stride) / trials - trialMs) / stepMs;
  const stride =
    STRIDES.find((stride) => stepsIn(LONG_MS, stride) >= STEPS[0]) ?? STRIDES[STRIDES.length - 1];
  const room = Math.max(stepsIn(QUICK_MS), Math.min(FEW_STEPS, stepsIn(LONG_MS, stride)));
  return { stride, steps: STEPS.findLast((steps) => steps <= room) ?? STEPS[0] };
}
