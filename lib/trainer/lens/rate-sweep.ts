import { type RateSweep, SWEEP_RATES, SWEEP_SEEDS } from "@/lib/learning/training/rate-sweep";
import type { Examples, RunSpec } from "@/lib/learning/training/training";
import { totalSteps } from "@/lib/trainer/run/run-grid";
import { createSlicing, SLICE_MS } from "@/lib/trainer/run/slices";
import { openSweepTrials, type SweepTrials } from "./sweep-trials";

export type SweepTerms = {
  /** Awaited about every 12 ms, and lets messages be handled; if it answers false, the sweep is interrupted. */
  mayContinue(): Promise<boolean>;
  /** Called with what is known after each seed, and a few times per second in between. */
  onSweep(sweep: RateSweep): void;
  /** A clock in milliseconds. */
  now(): number;
};

const REPORT_MS = 250;
const TIMING_STEPS = 4;
const TIMING_ROUNDS = 3;

/**
 * Trains the network at each of many learning rates, from several seeds, with everything else as in `spec`, and measures the training loss
 * after that: for as many steps as a run has if all that takes no more than a few seconds, otherwise for fewer. Null if it was interrupted.
 */
export async function rateSweep(
  spec: RunSpec,
  examples: Examples,
  terms: SweepTerms,
): Promise<RateSweep | null> {
  const { mayContinue, onSweep, now } = terms;
  let yielded = now();
  /** Asks `mayContinue`, but only after a slice of work. */
  const yieldIfDue = async () => {
    if (now() - yielded < SLICE_MS) return true;
    const answer = await mayContinue();
    yielded = now();
    return answer;
  };
  const trials = await openSweepTrials(spec, examples);
  const runSteps = totalSteps(spec, examples);
  const plan = await planned(trials, spec, runSteps, now, yieldIfDue);
  if (!plan) return null;
  const { steps, stride } = plan;
  const rates = SWEEP_RATES.filter((_, index) => index % stride === 0);
  const slicing = createSlicing();

  /** The loss at the end of one trial; null if it was interrupted. */
  const trial = async (): Promise<number | null> => {
    for (let left = steps; left > 0; ) {
      const slice = Math.min(slicing.steps, left);
      const before = now();
      trials.train(slice);
      slicing.took(slice, now() - before);
      left -= slice;
      if (!trials.isFinite()) return Number.POSITIVE_INFINITY;
      if (!(await yieldIfDue())) return null;
    }
    return trials.loss();
  };

  const losses = rates.map((): number[] => []);
  const initial: number[] = [];
  const known = (): RateSweep => ({
    rates,
    steps,
    whole: steps === runSteps,
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

/** Plans a sweep by the fastest of a few short trials, since the first run before code is optimised. Null if it was interrupted. */
async function planned(
  trials: SweepTrials,
  { hyperparameters }: RunSpec,
  runSteps: number,
  now: () => number,
  yieldIfDue: () => Promise<boolean>,
): Promise<SweepPlan | null> {
  let stepMs = Number.POSITIVE_INFINITY;
  let trialMs = Number.POSITIVE_INFINITY;
  for (let round = 0; round < TIMING_ROUNDS; round++) {
    if (!(await yieldIfDue())) return null;
    const began = now();
    trials.begin(0, hyperparameters.learningRate);
    trials.loss();
    const ready = now();
    trials.train(TIMING_STEPS);
    stepMs = Math.min(stepMs, (now() - ready) / TIMING_STEPS);
    trialMs = Math.min(trialMs, ready - began);
  }
  return sweepPlan(SWEEP_RATES.length * SWEEP_SEEDS, runSteps, stepMs, trialMs);
}

/** A sweep takes about this long at most. */
const LONGEST_MS = 3_000;
/** Fewer steps than this show nothing. */
const FEWEST_STEPS = 10;
/** If a whole run at every rate would take too long, only every second, third or fourth rate is tried; then trials are shorter than a run. */
const STRIDES = [1, 2, 3, 4] as const;

type SweepPlan = { readonly steps: number; readonly stride: number };

/**
 * How many steps to take in each trial, and which rates to try: every `stride`-th. `trials`: rates × seeds; `runSteps`: those of a run;
 * `stepMs`: duration of one step; `trialMs`: of starting and measuring a trial. On a very slow machine even the smallest sweep may exceed its time.
 */
export function sweepPlan(trials: number, runSteps: number, stepMs: number, trialMs: number): SweepPlan {
  const stepsIn = (stride: number) => ((LONGEST_MS * stride) / trials - trialMs) / stepMs;
  const stride = STRIDES.find((stride) => !(stepsIn(stride) < runSteps)) ?? STRIDES.at(-1)!;
  const room = Math.max(FEWEST_STEPS, twoDigits(stepsIn(stride)));
  return { stride, steps: Number.isFinite(room) ? Math.min(runSteps, room) : runSteps };
}

/** The largest number with two significant digits that is no larger: no screen needs to say "after 1,237 steps". */
function twoDigits(value: number): number {
  if (!(value >= 1)) return 0;
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 1);
  return unit * Math.floor(value / unit);
}
