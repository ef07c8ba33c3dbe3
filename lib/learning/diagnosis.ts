import { type Curve, lengthOf } from "./curve";
import { lossOf, type Task } from "./task";

/** How the loss moves: what the learning rate makes of it. */
export const REGIMES = ["diverged", "bouncing", "crawling", "just-right"] as const;
export type Regime = (typeof REGIMES)[number];

/** Whether it has learnt too little, the examples themselves, or what is behind them. */
export const FITS = ["underfitting", "overfitting", "just-right"] as const;
export type Fit = (typeof FITS)[number];

/** `fit` is null where nothing was learnt that could fit: after a divergence. `gap`: validation loss − training loss at the last point. */
export type Diagnosis = { readonly regime: Regime; readonly fit: Fit | null; readonly gap: number };

/** What a curve is read with: the epochs that its run was given, and whether it ended because the loss left the numbers. */
export type Reading = { readonly task: Task; readonly epochs: number; readonly diverged: boolean };

/** Fewer points than this say nothing. */
const FEWEST_POINTS = 8;
/** The points that a regime is read from: the last so many. */
const WINDOW = 20;

/** What is wrong with a run, from its points alone, while it trains and after; null while there are too few. */
export function diagnose(curve: Curve, reading: Reading): Diagnosis | null {
  const count = lengthOf(curve);
  const gap = count === 0 ? 0 : curve.validationLoss[count - 1] - curve.trainLoss[count - 1];
  if (reading.diverged || hasRunAway(curve, reading)) return { regime: "diverged", fit: null, gap };
  if (count < FEWEST_POINTS) return null;
  const regime = isBouncing(curve.trainLoss)
    ? "bouncing"
    : isCrawling(curve, reading)
      ? "crawling"
      : "just-right";
  return { regime, fit: fitOf(curve, reading), gap };
}

/** Above three times where it began, for five points on end, and not only in the first few steps: many a good run begins with a leap. */
function hasRunAway({ epoch, trainLoss }: Curve, { epochs }: Reading): boolean {
  const last = trainLoss.slice(-5);
  const isEarly = epoch[epoch.length - 1] < 0.02 * epochs;
  return trainLoss.length > 5 && !isEarly && last.every((loss) => loss > 3 * trainLoss[0]);
}

/** No net progress, and either it still jumps up and down or it once jumped far above where it began. */
function isBouncing(losses: readonly number[]): boolean {
  const start = losses[0];
  const last = losses.slice(-WINDOW);
  if (median(last) < NO_PROGRESS * start) return false;
  const changes = last.slice(1).map((loss, index) => loss - last[index]);
  const flips = changes.slice(1).filter((change, index) => change * changes[index] < 0).length;
  const amplitude = mean(changes.map(Math.abs));
  const jumps = flips > changes.length / 2 && amplitude > JUMP * start;
  return jumps || Math.max(...losses) > OVERSHOT * start;
}
const NO_PROGRESS = 0.6;
const JUMP = 0.02;
const OVERSHOT = 1.8;

/** Half the budget is gone, the loss is far from none, and a fair part of its whole fall came in the last quarter: it is on its way still. */
function isCrawling({ epoch, trainLoss, trainScore }: Curve, { epochs }: Reading): boolean {
  const now = epoch[epoch.length - 1];
  if (now < epochs / 2 || trainScore[trainScore.length - 1] > LEARNT) return false;
  const at = (share: number) =>
    mean(trainLoss.filter((_, index) => Math.abs(epoch[index] - share * now) <= 0.06 * now));
  const fall = trainLoss[0] - at(1);
  return fall > 0 && (at(0.75) - at(1)) / fall > STILL_FALLING;
}
const LEARNT = 80;
const STILL_FALLING = 0.07;

function fitOf(curve: Curve, { task }: Reading): Fit {
  const { trainLoss, validationLoss, trainScore } = curve;
  const reference =
    lossOf(task) === "cross-entropy" && task.kind === "classification"
      ? Math.log(task.classes.length)
      : trainLoss[0];
  const smooth = smoothed(validationLoss);
  const lowest = smooth.indexOf(Math.min(...smooth));
  const risen = smooth[smooth.length - 1] - smooth[lowest];
  const gap = mean(validationLoss.slice(-5)) - mean(trainLoss.slice(-5));
  const sinceLowest = (smooth.length - 1 - lowest) / smooth.length;
  const fellSince = mean(trainLoss.slice(-5)) < 0.8 * smoothed(trainLoss)[lowest];
  if (sinceLowest > 1 / 3 && risen > RISE * reference && fellSince) return "overfitting";
  if (gap > WIDE * reference && mean(trainScore.slice(-5)) > LOW) return "overfitting";
  return mean(trainScore.slice(-5)) < LOW ? "underfitting" : "just-right";
}
const RISE = 0.05;
const WIDE = 0.3;
const LOW = 76;

/** Each value with two on either side. */
function smoothed(values: readonly number[]): number[] {
  return values.map((_, index) => mean(values.slice(Math.max(0, index - 2), index + 3)));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];
}
