import { mean } from "@/lib/learning/training/evaluation";
import type { Curve } from "./curve";

/** Whether a run has learnt too little, memorised its examples, or learnt what lies behind them. */
export const FITS = ["underfitting", "overfitting", "just-right"] as const;
export type Fit = (typeof FITS)[number];

/**
 * A run's fit, and its place on the spectrum from −1 (has learnt nothing) to 1 (has memorised its examples). The two always agree: below
 * −1/3 is underfitting, above 1/3 overfitting.
 */
export type Fitting = { readonly fit: Fit; readonly place: number };

/** "Just right" lies between minus this and plus this on the spectrum. */
export const JUST_RIGHT_UNTIL = 1 / 3;

const RISE = 0.05;
/** Points of score. */
const APART = 15;
const WIDE_GAP = 0.3;
/** With a training score below this, a run has not learnt its own examples. */
const LOW = 76;

/** `guess`: the loss of a network that has learnt nothing. The curve needs at least a few points. */
export function fittingOf(curve: Curve, guess: number): Fitting {
  const trainScore = end(curve.trainScore);
  const memorised = memorisedShare(curve, guess, trainScore);
  if (memorised > 1) {
    // The further beyond the threshold of overfitting, the closer to the end, which is never reached.
    const beyond = 1 - 1 / memorised;
    return { fit: "overfitting", place: atLeastAbove(JUST_RIGHT_UNTIL, 1, beyond) };
  }
  if (trainScore < LOW) {
    const missing = 1 - Math.max(0, trainScore) / LOW;
    return { fit: "underfitting", place: -atLeastAbove(JUST_RIGHT_UNTIL, 1, missing) };
  }
  // In the middle when all is learnt and nothing points to memorising; to one side or the other otherwise.
  const missing = (100 - Math.min(100, trainScore)) / (100 - LOW);
  return { fit: "just-right", place: JUST_RIGHT_UNTIL * (memorised - missing * (1 - memorised)) };
}

/** Whether the validation loss ends above where it has been, while the training loss does not: the best network lies behind the run. */
export function isRising({ validationLoss }: Curve, guess: number): boolean {
  return end(validationLoss) - Math.min(...smoothed(validationLoss)) > RISING * guess;
}
const RISING = 0.02;

/** The index of the point from which on a run did no better on new examples: where its validation loss, smoothed, was lowest. Null without points. */
export function turningPoint({ validationLoss }: Curve): number | null {
  const smooth = smoothed(validationLoss);
  return smooth.length === 0 ? null : smooth.indexOf(Math.min(...smooth));
}

/** Interpolates from `low` to `high` by `share` (0–1); always above `low`, even where `share` vanishes. */
function atLeastAbove(low: number, high: number, share: number): number {
  return low + (high - low) * Math.max(share, 1e-9);
}

/**
 * How strongly the curve points to memorising: the strongest of three signs, each as a multiple of its threshold, so above 1 means
 * overfitting. Validation loss has risen since its best, long ago, while training loss kept falling; the scores have drifted apart since
 * then; or the losses are far apart.
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
  // A sign whose condition does not hold counts for nothing, however large.
  return Math.max(0, ...signs.map(({ holds, share }) => (holds && share > 0 ? share : 0)));
}

function end(values: readonly number[]): number {
  return mean(values.slice(-Math.max(5, Math.ceil(values.length / 10))));
}

/** Each value averaged with two on either side. */
function smoothed(values: readonly number[]): number[] {
  // Without slices: a class of three hundred runs is diagnosed several times per second.
  return values.map((_, index) => {
    const to = Math.min(values.length, index + 3);
    const from = Math.max(0, index - 2);
    let sum = 0;
    for (let near = from; near < to; near++) sum += values[near]!;
    return sum / (to - from);
  });
}
