import { EPOCHS_RANGE, LEARNING_RATE_RANGE, type Settings } from "@/lib/learning/training/hyperparameters";
import type { Locks } from "@/lib/learning/training/locks";
import type { Curve } from "./curve";
import type { Diagnosis } from "./diagnosis";
import type { RanksBy } from "./ranking";

/** A run that has ended: its settings, the diagnosis of its curve, and the epoch at which its validation loss was lowest. */
export type TriedRun = {
  readonly settings: Settings;
  readonly diagnosis: Diagnosis | null;
  readonly lowestAt: number | null;
};

/** What to try next: the message key of the advice, and the numbers in it. */
export type Hint =
  /** The last runs had the same settings, and the same seed gives the same curve. */
  | { readonly key: "same-again"; readonly values: Record<string, never> }
  /** One rate was too small and one too large: the good ones lie between. */
  | {
      readonly key: "rate-between";
      readonly values: { readonly low: number; readonly high: number; readonly rate: number };
    }
  | { readonly key: "rate-down" | "rate-up"; readonly values: { readonly rate: number } }
  | { readonly key: "add-layer" | "relu"; readonly values: Record<string, never> }
  | { readonly key: "fewer-epochs" | "more-epochs"; readonly values: { readonly epochs: number } };

/** The round's restrictions: nothing is advised that a student may not change. */
export type HintRules = {
  readonly locks: Locks;
  readonly epochLimit: number | null;
  readonly ranksBy: RanksBy;
};

/*
 * Each of these was measured: of the runs that get it, it raises the validation score of most by more than noise (docs/diagnosis.md). Where the
 * best epoch counts, nothing that was tried helps most runs that memorise, so they get no hint there.
 */

/**
 * One piece of advice for a student whose last runs brought no progress, from the settings and curves of those runs. Null where nothing is
 * recognisably wrong, or where only locked settings would help. `runs`: the student's ended runs in this round, in order.
 */
export function hintFor(runs: readonly TriedRun[], rules: HintRules): Hint | null {
  const last = runs.at(-1);
  const before = runs.at(-2);
  if (!last) return null;
  if (before && JSON.stringify(before.settings) === JSON.stringify(last.settings))
    return { key: "same-again", values: {} };
  if (!last.diagnosis) return null;
  const { regime, fit } = last.diagnosis;
  if (regime === "diverged") return smallerSteps(runs, last, rules);
  if (fit === "overfitting") return earlierEnd(last, rules);
  if (regime === "bouncing") return smallerSteps(runs, last, rules);
  if (regime === "crawling") return largerSteps(runs, last, rules);
  if (regime === "vanishing") return otherActivation(last, rules);
  return fit === "underfitting" ? moreLearning(last, rules) : null;
}

function smallerSteps(runs: readonly TriedRun[], { settings }: TriedRun, { locks }: HintRules): Hint | null {
  if (locks.learningRate !== undefined) return null;
  const high = settings.hyperparameters.learningRate;
  const between = rateBetween(slowestBelow(runs, high), high);
  return between ?? { key: "rate-down", values: { rate: plainRate(high / 10) } };
}

function largerSteps(runs: readonly TriedRun[], last: TriedRun, rules: HintRules): Hint | null {
  if (rules.locks.learningRate !== undefined) return moreEpochs(last, rules);
  const low = last.settings.hyperparameters.learningRate;
  const between = rateBetween(low, wildestAbove(runs, low));
  return between ?? { key: "rate-up", values: { rate: plainRate(low * 3) } };
}

/** The largest rate below this one that was too small. */
function slowestBelow(runs: readonly TriedRun[], rate: number): number | null {
  const rates = runs
    .filter(({ diagnosis }) => diagnosis?.regime === "crawling" || diagnosis?.fit === "underfitting")
    .map(({ settings }) => settings.hyperparameters.learningRate)
    .filter((tried) => tried < rate);
  return rates.length === 0 ? null : Math.max(...rates);
}

/** The smallest rate above this one that was too large. */
function wildestAbove(runs: readonly TriedRun[], rate: number): number | null {
  const rates = runs
    .filter(({ diagnosis }) => diagnosis?.regime === "diverged" || diagnosis?.regime === "bouncing")
    .map(({ settings }) => settings.hyperparameters.learningRate)
    .filter((tried) => tried > rate);
  return rates.length === 0 ? null : Math.min(...rates);
}

/** The geometric mean of two rates, rounded. Null where they are too close for anything in between. */
function rateBetween(low: number | null, high: number | null): Hint | null {
  if (low === null || high === null) return null;
  const rate = plainRate(Math.sqrt(low * high));
  return rate > low && rate < high ? { key: "rate-between", values: { low, high, rate } } : null;
}

/** The epoch at which the validation loss was lowest; null where nothing was measured. */
export function lowestAt({ epoch, validationLoss }: Curve): number | null {
  return epoch[validationLoss.indexOf(Math.min(...validationLoss))] ?? null;
}

/** Only final weights can suffer from what a run memorises after its best epoch. */
function earlierEnd({ settings, lowestAt }: TriedRun, { locks, ranksBy }: HintRules): Hint | null {
  if (ranksBy !== "final-weights" || locks.epochs !== undefined || lowestAt === null) return null;
  const epochs = Math.max(EPOCHS_RANGE.min, Math.round(lowestAt));
  return epochs < settings.hyperparameters.epochs ? { key: "fewer-epochs", values: { epochs } } : null;
}

function moreLearning(last: TriedRun, rules: HintRules): Hint | null {
  const hasHiddenLayer = last.settings.network.layers.some(
    ({ kind }) => kind === "dense" || kind === "conv2d",
  );
  if (rules.locks.network === undefined && !hasHiddenLayer) return { key: "add-layer", values: {} };
  return last.diagnosis?.regime === "stopped" ? null : moreEpochs(last, rules);
}

function otherActivation({ settings }: TriedRun, { locks }: HintRules): Hint | null {
  const isOther = settings.network.layers.some(
    (layer) => "activation" in layer && layer.activation !== "relu",
  );
  return locks.network === undefined && isOther ? { key: "relu", values: {} } : null;
}

function moreEpochs({ settings }: TriedRun, { locks, epochLimit }: HintRules): Hint | null {
  const { epochs } = settings.hyperparameters;
  const more = Math.min(2 * epochs, epochLimit ?? EPOCHS_RANGE.max);
  return locks.epochs === undefined && more > epochs
    ? { key: "more-epochs", values: { epochs: more } }
    : null;
}

/** The nearest (by ratio) of 1, 2 and 5 times a power of ten: a rate that is easy to type. */
function plainRate(rate: number): number {
  const power = 10 ** Math.floor(Math.log10(rate));
  const nearest = [1, 2, 5, 10].reduce((best, digit) =>
    Math.abs(Math.log((digit * power) / rate)) < Math.abs(Math.log((best * power) / rate)) ? digit : best,
  );
  const plain = Number((nearest * power).toPrecision(1));
  return Math.min(LEARNING_RATE_RANGE.max, Math.max(LEARNING_RATE_RANGE.min, plain));
}
