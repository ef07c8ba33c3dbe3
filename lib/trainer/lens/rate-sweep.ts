import { type RateSweep, SWEEP_RATES, SWEEP_SEEDS } from "@/lib/learning/training/rate-sweep";
import type { Examples, RunSpec } from "@/lib/learning/training/training";
import { createSlicing, SLICE_MS } from "@/lib/trainer/run/slices";
import { openSweepTrials, type SweepTrials } from "./sweep-trials";

export type SweepTerms = {
  /** Asked about every 12 ms, and lets messages be heard; when it says no, the sweep is broken off. */
  mayContinue(): Promise<boolean>;
  /** Told what is known after each seed, and a few times a second in between. */
  onSweep(sweep: RateSweep): void;
  /** Milliseconds, from any beginning. */
  now(): number;
};

const REPORT_MS = 250;
const TIMING_STEPS = 4;
const TIMING_ROUNDS = 3;

/**
 * Trains the network for a few steps at each of many learning rates, from several seeds, all else as in `spec`, and measures the
 * training loss then. Well under a second for a small network, some seconds for a large one. Null when it was broken off.
 */
export async function rateSweep(
  spec: RunSpec,
  examples: Examples,
  terms: SweepTerms,
): Promise<RateSweep | null> {
  const { mayContinue, onSweep, now } = terms;
  let breath = now();
  /** Asks only after a slice of work. */
  const breathe = async () => {
    if (now() - breath < SLICE_MS) return true;
    const answer = await mayContinue();
    breath = now();
    return answer;
  };
  const trials = await openSweepTrials(spec, examples);
  const plan = await planned(trials, spec, now, breathe);
  if (!plan) return null;
  const { steps, stride } = plan;
  const rates = SWEEP_RATES.filter((_, index) => index % stride === 0);
  const slicing = createSlicing();

  /** One trial's last loss; null when it was broken off. */
  const trial = async (): Promise<number | null> => {
    for (let left = steps; left > 0; ) {
      const slice = Math.min(slicing.steps, left);
      const before = now();
      trials.train(slice);
      slicing.took(slice, now() - before);
      left -= slice;
      if (!trials.isFinite()) return Number.POSITIVE_INFINITY;
      if (!(await breathe())) return null;
    }
    return trials.loss();
  };

  const losses = rates.map((): number[] => []);
  const initial: number[] = [];
  const known = (): RateSweep => ({
    rates,
    steps,
    losses: losses.map((ofRate) => ofRate.slice()),
    initialLoss: initial.reduce((sum, loss) => sum + loss) / initial.length,
  });
  let reported = now();
  const report = () => {
    onSweep(known());
    reported = now();
  };
  for (let seed = 0; seed < SWEEP_SEEDS; seed++) {
    for (const [index, rate] of rates.entries()) {
      trials.begin(seed, rate);
      if (index === 0) initial.push(trials.loss());
      const loss = await trial();
      if (loss === null) return null;
      losses[index]!.push(loss);
      if (now() - reported >= REPORT_MS) report();
    }
    report();
  }
  return known();
}

/** The quickest of some short trials is the measure: the first run in cold code. Null when it was broken off. */
async function planned(
  trials: SweepTrials,
  { hyperparameters }: RunSpec,
  now: () => number,
  breathe: () => Promise<boolean>,
): Promise<SweepPlan | null> {
  let stepMs = Number.POSITIVE_INFINITY;
  let trialMs = Number.POSITIVE_INFINITY;
  for (let round = 0; round < TIMING_ROUNDS; round++) {
    if (!(await breathe())) return null;
    const began = now();
    trials.begin(0, hyperparameters.learningRate);
    trials.loss();
    const ready = now();
    trials.train(TIMING_STEPS);
    stepMs = Math.min(stepMs, (now() - ready) / TIMING_STEPS);
    trialMs = Math.min(trialMs, ready - began);
  }
  return sweepPlan(SWEEP_RATES.length * SWEEP_SEEDS, stepMs, trialMs);
}

/** A sweep of a small network takes about this long … */
const QUICK_MS = 600;
/** … and of a large one, which could otherwise take no more than `FEW_STEPS`, about this long. */
const LONG_MS = 3_000;
const FEW_STEPS = 40;
/** Steps of a trial. Fewer than the first would tell nothing, more than the last nothing new. */
const STEPS = [10, 12, 15, 20, 25, 30, FEW_STEPS, 50, 60, 80, 100, 120, 150] as const;
/** Where even the fewest steps take too long at all rates, only every second is tried, or third, or fourth. */
const STRIDES = [1, 2, 3, 4] as const;

type SweepPlan = { readonly steps: number; readonly stride: number };

/**
 * How many steps to take in each trial, and at every which rate. `trials`: rates × seeds; `stepMs`: what one step takes; `trialMs`:
 * what beginning and measuring a trial take. Where the least of it takes longer than a sweep should, it takes longer.
 */
export function sweepPlan(trials: number, stepMs: number, trialMs: number): SweepPlan {
  const stepsIn = (budgetMs: number, stride = 1) => ((budgetMs * stride) / trials - trialMs) / stepMs;
  const stride = STRIDES.find((stride) => stepsIn(LONG_MS, stride) >= STEPS[0]) ?? STRIDES.at(-1)!;
  const room = Math.max(stepsIn(QUICK_MS), Math.min(FEW_STEPS, stepsIn(LONG_MS, stride)));
  return { stride, steps: STEPS.findLast((steps) => steps <= room) ?? STEPS[0] };
}
