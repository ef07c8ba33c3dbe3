import { type Layer, MAX_UNITS } from "@/lib/learning/network/network";
import { EPOCHS_RANGE, LEARNING_RATE_RANGE, type Settings } from "@/lib/learning/training/hyperparameters";
import type { Locks } from "@/lib/learning/training/locks";
import type { Diagnosis } from "./diagnosis";

/** A run that has ended: its settings, and the diagnosis of its curve. */
export type TriedRun = { readonly settings: Settings; readonly diagnosis: Diagnosis | null };

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
  | { readonly key: "weight-decay"; readonly values: { readonly decay: number } }
  | { readonly key: "fewer-units" | "more-units"; readonly values: { readonly units: number } }
  | { readonly key: "add-layer"; readonly values: Record<string, never> }
  | { readonly key: "fewer-epochs" | "more-epochs"; readonly values: { readonly epochs: number } };

/** The round's restrictions: nothing is advised that a student may not change. */
export type HintRules = { readonly locks: Locks; readonly epochLimit: number | null };

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
  if (regime === "diverged") return smallerSteps(runs, last, rules, 10);
  if (fit === "overfitting") return lessCapacity(last, rules);
  if (regime === "bouncing") return smallerSteps(runs, last, rules, 3);
  if (regime === "crawling") return largerSteps(runs, last, rules);
  return fit === "underfitting" ? moreCapacity(runs, last, rules) : null;
}

function smallerSteps(
  runs: readonly TriedRun[],
  { settings }: TriedRun,
  { locks }: HintRules,
  factor: number,
): Hint | null {
  if (locks.learningRate !== undefined) return null;
  const high = settings.hyperparameters.learningRate;
  const between = rateBetween(slowestBelow(runs, high), high);
  return between ?? { key: "rate-down", values: { rate: plainRate(high / factor) } };
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

function lessCapacity({ settings }: TriedRun, { locks }: HintRules): Hint | null {
  const { weightDecay, epochs } = settings.hyperparameters;
  if (locks.weightDecay === undefined && weightDecay === 0)
    return { key: "weight-decay", values: { decay: 0.01 } };
  const units = mostUnits(settings.network.layers);
  if (locks.network === undefined && units !== null && units >= 4)
    return { key: "fewer-units", values: { units: Math.ceil(units / 2) } };
  if (locks.epochs === undefined && epochs >= 4)
    return { key: "fewer-epochs", values: { epochs: Math.ceil(epochs / 2) } };
  return null;
}

function moreCapacity(runs: readonly TriedRun[], last: TriedRun, rules: HintRules): Hint | null {
  const { layers } = last.settings.network;
  if (rules.locks.network === undefined) {
    const units = mostUnits(layers);
    if (units === null) return { key: "add-layer", values: {} };
    if (units < MAX_UNITS) return { key: "more-units", values: { units: Math.min(MAX_UNITS, units * 2) } };
  }
  // A locked network is large enough for the round's task, so the steps were too small.
  return rules.locks.network === undefined ? moreEpochs(last, rules) : largerSteps(runs, last, rules);
}

function moreEpochs({ settings }: TriedRun, { locks, epochLimit }: HintRules): Hint | null {
  const { epochs } = settings.hyperparameters;
  const more = Math.min(2 * epochs, epochLimit ?? EPOCHS_RANGE.max);
  return locks.epochs === undefined && more > epochs
    ? { key: "more-epochs", values: { epochs: more } }
    : null;
}

/** The units of the widest dense layer; null if there is none. */
function mostUnits(layers: readonly Layer[]): number | null {
  const units = layers.flatMap((layer) => (layer.kind === "dense" ? [layer.units] : []));
  return units.length === 0 ? null : Math.max(...units);
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
