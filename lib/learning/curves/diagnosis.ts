import { classCount, type Task } from "@/lib/learning/examples/task";
import { median } from "@/lib/learning/numbers/median";
import { mean } from "@/lib/learning/training/evaluation";
import { type Curve, lengthOf } from "./curve";
import { type Fit, type Fitting, fittingOf } from "./fitting";

export { FITS, type Fit } from "./fitting";

/** How the loss moves, which is mostly the learning rate's doing. */
export const REGIMES = ["diverged", "bouncing", "crawling", "just-right"] as const;
export type Regime = (typeof REGIMES)[number];

/** `fit` is null after a divergence, when nothing was learnt. `gap`: validation loss − training loss at the last point. */
export type Diagnosis = { readonly regime: Regime; readonly fit: Fit | null; readonly gap: number };

/** What is needed to interpret a curve. `epochs`: the run's budget; `diverged`: whether it ended because the loss was no longer finite. */
export type Reading = { readonly task: Task; readonly epochs: number; readonly diverged: boolean };

/** With fewer points there is no diagnosis. */
const FEWEST_POINTS = 8;

/** Diagnoses a run from its points alone, during training and after it; null while there are too few points. */
export function diagnose(curve: Curve, reading: Reading): Diagnosis | null {
  const count = lengthOf(curve);
  const gap = count === 0 ? 0 : curve.validationLoss[count - 1]! - curve.trainLoss[count - 1]!;
  if (reading.diverged || hasRunAway(curve, reading)) return { regime: "diverged", fit: null, gap };
  if (count < FEWEST_POINTS) return null;
  const guess = guessedLoss(curve, reading);
  const regime = isBouncing(curve, guess)
    ? "bouncing"
    : isCrawling(curve, reading, guess)
      ? "crawling"
      : "just-right";
  return { regime, fit: fittingOf(curve, guess).fit, gap };
}

/** Where a run stands between having learnt too little and having memorised; null where the diagnosis names no fit. */
export function fittingIn(curve: Curve, reading: Reading): Fitting | null {
  const fit = diagnose(curve, reading)?.fit ?? null;
  return fit && fittingOf(curve, guessedLoss(curve, reading));
}

/**
 * The training loss of a network that has learnt nothing: ln K, or the variance of the target. A curve does not contain the variance, but
 * it follows from any score between 0 and 100, which is 100 · (1 − loss ÷ variance); until there is one, the run's first loss.
 */
function guessedLoss({ trainLoss, trainScore }: Curve, { task }: Reading): number {
  const classes = classCount(task);
  if (classes !== null) return Math.log(classes);
  const told = trainScore.findIndex((score) => score > 5 && score < 95);
  return told === -1 ? trainLoss[0]! : trainLoss[told]! / (1 - trainScore[told]! / 100);
}

/** The loss is far above where it began, and has been for a while. The first few steps do not count: many good runs begin with a leap. */
function hasRunAway({ epoch, trainLoss }: Curve, { epochs }: Reading): boolean {
  const isEarly = epoch[epoch.length - 1]! < 0.05 * epochs;
  if (trainLoss.length <= 5 || isEarly) return false;
  return (
    median(lately(trainLoss), "upper") > 4 * trainLoss[0]! &&
    median(trainLoss.slice(-5), "upper") > 3 * trainLoss[0]!
  );
}

/** The loss jumps up and down by a fair part of the loss of guessing; or it leapt above its start and made no net progress. */
function isBouncing({ trainLoss, trainScore }: Curve, guess: number): boolean {
  const start = trainLoss[0]!;
  const last = lately(trainLoss);
  const highest = Math.max(...trainLoss);
  const changes = last.slice(1).map((loss, index) => loss - last[index]!);
  const flips = changes.slice(1).filter((change, index) => change * changes[index]! < 0).length;
  const jumps = flips > changes.length / 2 ? mean(changes.map(Math.abs)) : 0;
  if (jumps > WIDE_JUMP * guess) return true;
  const level = median(last, "upper");
  const isNoBetterThanGuessing = level > start || median(lately(trainScore), "upper") < 1;
  if (isNoBetterThanGuessing && highest > LEAP * start) return true;
  return level > NO_PROGRESS * start && (jumps > JUMP * start || highest > HIGH_LEAP * start);
}
const WIDE_JUMP = 0.07;
const NO_PROGRESS = 0.6;
const JUMP = 0.02;
const LEAP = 1.05;
const HIGH_LEAP = 1.8;

/** Half the budget is gone, much is left to learn, and much of the progress came in the last quarter: it is still on its way. */
function isCrawling({ epoch, trainLoss, trainScore }: Curve, { epochs }: Reading, guess: number): boolean {
  const now = epoch[epoch.length - 1]!;
  if (now < epochs / 2 || trainScore[trainScore.length - 1]! > LEARNT) return false;
  const near = (share: number) => {
    const from = epoch.findIndex((value) => value >= (share - 0.06) * now);
    const to = epoch.findLastIndex((value) => value <= (share + 0.06) * now);
    return mean(trainLoss.slice(Math.min(from, to), Math.max(from, to) + 1));
  };
  const last = near(1);
  // A start worse than guessing is made up for in a few steps, and says nothing about the rest.
  const fall = (last < guess ? Math.min(guess, trainLoss[0]!) : trainLoss[0]!) - last;
  return fall > 0 && (near(0.75) - last) / fall > STILL_FALLING;
}
const LEARNT = 80;
const STILL_FALLING = 0.058;

/** The last fifth of the values, but at least twenty. */
function lately(values: readonly number[]): readonly number[] {
  return values.slice(-Math.max(20, Math.ceil(values.length / 5)));
}
