import { classCount, type Task } from "@/lib/learning/examples/task";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import { type Curve, lengthOf } from "./curve";
import { type Fit, type Fitting, fittingOf, isRising } from "./fitting";
import { type Beside, hasRunAway, type Regime, regimeOf } from "./regime";

export { FITS, type Fit } from "./fitting";
export { type Beside, REGIMES, type Regime } from "./regime";

/**
 * `fit` is null after a divergence, when nothing was learnt. `gap`: validation loss − training loss at the last point. `rising`: the
 * validation loss is higher than it has been, so whatever the fit, the run is not getting better on new examples.
 */
export type Diagnosis = {
  readonly regime: Regime;
  readonly fit: Fit | null;
  readonly gap: number;
  readonly rising: boolean;
};

/**
 * What is needed to interpret a curve. `diverged`: whether the run ended because the loss was no longer finite. `beside`: what other runs
 * of the round made of the same network, which says more about a rate than any curve (see `Beside`).
 */
export type Reading = {
  readonly task: Task;
  readonly settings: Settings;
  readonly diverged: boolean;
  readonly beside?: readonly Beside[];
};

/** With fewer points there is no diagnosis. */
const FEWEST_POINTS = 8;

/** Diagnoses a run from its points, during training and after it, beside other runs if there are any; null while there are too few points. */
export function diagnose(curve: Curve, reading: Reading): Diagnosis | null {
  const { settings, diverged, beside = [] } = reading;
  const count = lengthOf(curve);
  const gap = count === 0 ? 0 : curve.validationLoss[count - 1]! - curve.trainLoss[count - 1]!;
  if (diverged || hasRunAway(curve, settings.hyperparameters.epochs))
    return { regime: "diverged", fit: null, gap, rising: false };
  if (count < FEWEST_POINTS) return null;
  const guess = guessedLoss(curve, reading);
  const { fit } = fittingOf(curve, guess);
  return { regime: regimeOf(curve, settings, guess, beside), fit, gap, rising: isRising(curve, guess) };
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
