import { mean } from "@/lib/learning/training/evaluation";
import type { Curve } from "./curve";

/** Whether it has learnt too little, the examples themselves, or what is behind them. */
export const FITS = ["underfitting", "overfitting", "just-right"] as const;
export type Fit = (typeof FITS)[number];

/**
 * A run's fit, and its place on the spectrum: −1 has learnt nothing, 1 knows its examples by heart. Word and place are of one
 * measure: below −1/3 is underfitting, above 1/3 overfitting.
 */
export type Fitting = { readonly fit: Fit; readonly place: number };

/** Where on the spectrum just right begins and ends. */
export const JUST_RIGHT_UNTIL = 1 / 3;

const RISE = 0.05;
/** Points of score. */
const APART = 15;
const WIDE_GAP = 0.3;
/** A training score below this has not learnt its own examples. */
const LOW = 76;

/** `guess`: the loss of who learnt nothing. The curve has a few points at least. */
export function fittingOf(curve: Curve, guess: number): Fitting {
  const trainScore = end(curve.trainScore);
  const memorised = memorisedShare(curve, guess, trainScore);
  if (memorised > 1) {
    // The more it is beyond what is called overfitting, the closer to the end, which nothing reaches.
    const beyond = 1 - 1 / memorised;
    return { fit: "overfitting", place: atLeastAbove(JUST_RIGHT_UNTIL, 1, beyond) };
  }
  if (trainScore < LOW) {
    const missing = 1 - Math.max(0, trainScore) / LOW;
    return { fit: "underfitting", place: -atLeastAbove(JUST_RIGHT_UNTIL, 1, missing) };
  }
  // Well inside when all is learnt and nothing points to memorising; to either side with what is missing.
  const missing = (100 - Math.min(100, trainScore)) / (100 - LOW);
  return { fit: "just-right", place: JUST_RIGHT_UNTIL * (memorised - missing * (1 - memorised)) };
}

/** Between the two, beyond the lower one even where `share` (0–1) is too small for a number to show. */
function atLeastAbove(low: number, high: number, share: number): number {
  return low + (high - low) * Math.max(share, 1e-9);
}

/**
 * How much points to memorising: above 1 by any of three signs, each measured by what it takes to be one. Validation got worse since its best, long
 * ago, while training went on; or the scores are far apart by then; or the losses are.
 */
function memorisedShare(
  { epoch, trainLoss, validationLoss, validationScore }: Curve,
  guess: number,
  trainScore: number,
) {
  const smooth = smoothed(validationLoss);
  const lowest = smooth.indexOf(Math.min(...smooth));
  const risen = end(validationLoss) - smooth[lowest]!;
  const gap = end(validationLoss) - end(trainLoss);
  const isLongAgo = epoch[lowest]! < (2 / 3) * epoch[epoch.length - 1]!;
  const fellSince = end(trainLoss) < 0.8 * smoothed(trainLoss)[lowest]!;
  const hasTurned = isLongAgo && fellSince;
  const hasLearnt = trainScore > LOW;
  const signs = [
    { holds: hasTurned, share: risen / (RISE * guess) },
    { holds: hasTurned && hasLearnt, share: (trainScore - end(validationScore)) / APART },
    { holds: hasLearnt, share: gap / (WIDE_GAP * guess) },
  ];
  // A sign that does not hold says nothing, however wide; one that does says as much as it has of what it takes.
  return Math.max(0, ...signs.map(({ holds, share }) => (holds && share > 0 ? share : 0)));
}

function end(values: readonly number[]): number {
  return mean(values.slice(-Math.max(5, Math.ceil(values.length / 10))));
}

/** Each value with two on either side. */
function smoothed(values: readonly number[]): number[] {
  return values.map((_, index) => mean(values.slice(Math.max(0, index - 2), index + 3)));
}
