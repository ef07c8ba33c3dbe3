import type { Activation, Layer } from "@/lib/learning/network/network";
import { median } from "@/lib/learning/numbers/median";
import { mean } from "@/lib/learning/training/evaluation";
import type { Optimiser, Settings } from "@/lib/learning/training/hyperparameters";
import type { Curve } from "./curve";

/**
 * How the loss moves. With the first two the learning rate was too large, with "crawling" too small; with the others it was not to blame:
 * the gradients vanish on their way back through the layers, the loss has long stopped falling, or nothing is wrong.
 */
export const REGIMES = ["diverged", "bouncing", "crawling", "vanishing", "stopped", "just-right"] as const;
export type Regime = (typeof REGIMES)[number];

/**
 * Another run of the same network in the same round, with the same optimiser, batch size and weight decay: its training loss when it had
 * trained as long as the run in question (or at its end, if that came sooner), and its learning rate; null where a page must not know it.
 */
export type Beside = { readonly learningRate: number | null; readonly trainLoss: number };

/** A rate is wrong if another one ends with a training loss that is lower by more than this share of what guessing costs. */
export const WRONG_BY = 0.15;

/** The regime of a run that has not diverged. `guess`: the training loss of a network that has learnt nothing. */
export function regimeOf(
  curve: Curve,
  { hyperparameters, network }: Settings,
  guess: number,
  beside: readonly Beside[],
): Exclude<Regime, "diverged"> {
  const shape = shapeOf(curve, guess);
  const isHalfDone = curve.epoch[curve.epoch.length - 1]! >= hyperparameters.epochs / 2;
  const seen = seenBeside(hyperparameters.learningRate, shape.end * guess, WRONG_BY * guess, beside);
  if (isHalfDone && seen.better === "larger") return "crawling";
  if (isHalfDone && seen.better === "smaller") return "bouncing";
  const rate = hyperparameters.learningRate / LEAST_USUAL[hyperparameters.optimiser];
  if (!seen.smallerIsNoBetter && isBouncing(shape, rate)) return "bouncing";
  if (!isHalfDone) return "just-right";
  if (!seen.largerIsNoBetter && isCrawling(shape, rate)) return "crawling";
  if (seen.better === "unknown") return rate > MIDDLING || shape.jumps > UNSTEADY ? "bouncing" : "crawling";
  if (hasVanished(shape, network.layers)) return "vanishing";
  return shape.lateFall < STOPPED && shape.score < LEARNT ? "stopped" : "just-right";
}

/** The loss is far above where it began, and has been for a while. The first few steps do not count: many good runs begin with a leap. */
export function hasRunAway({ epoch, trainLoss }: Curve, epochs: number): boolean {
  const isEarly = epoch[epoch.length - 1]! < 0.05 * epochs;
  if (trainLoss.length <= 5 || isEarly) return false;
  // The shorter stretch first: it says no for most runs, and a class has three hundred of them.
  return (
    median(trainLoss.slice(-5), "upper") > 3 * trainLoss[0]! &&
    median(lately(trainLoss), "upper") > 4 * trainLoss[0]!
  );
}

/** What other runs say about a rate. `better`: the rate of the one that did best, if it did better than this run by more than `by`. */
function seenBeside(rate: number, loss: number, by: number, beside: readonly Beside[]) {
  const best = beside.reduce<Beside | null>(
    (low, other) => (low === null || other.trainLoss < low.trainLoss ? other : low),
    null,
  );
  const isBetter = best !== null && best.trainLoss < loss - by;
  const sideOf = ({ learningRate }: Beside) =>
    learningRate === null || learningRate === rate ? "unknown" : learningRate > rate ? "larger" : "smaller";
  const isNoBetter = (low: number, high: number) =>
    !isBetter &&
    beside.some(({ learningRate }) =>
      learningRate === null
        ? beside.length >= MANY
        : learningRate >= rate * low && learningRate <= rate * high,
    );
  const far = beside.length >= MANY ? Number.POSITIVE_INFINITY : FAR;
  return {
    better: isBetter ? sideOf(best) : null,
    largerIsNoBetter: isNoBetter(NEAR, far),
    smallerIsNoBetter: isNoBetter(1 / far, 1 / NEAR),
  };
}
/** A rate so many times as large tells something about this one; with many other runs, any larger rate does. */
const NEAR = 1.8;
const FAR = 15;
const MANY = 4;

/** A few numbers of a curve. Losses are shares of what guessing costs. */
type Shape = {
  /** At the last point; over the last points, the median. */
  readonly end: number;
  readonly level: number;
  /** The lowest that the loss has been for a few points. */
  readonly lowest: number;
  /** The mean change between the last points if most of them go back and forth; otherwise 0. */
  readonly jumps: number;
  /** How far the loss fell in the last quarter, and the share that this was of its whole fall. */
  readonly lateFall: number;
  readonly lateShare: number;
  readonly score: number;
};

function shapeOf({ epoch, trainLoss, trainScore }: Curve, guess: number): Shape {
  const losses = trainLoss.map((loss) => loss / guess);
  const now = epoch[epoch.length - 1]!;
  const near = (share: number) => {
    const from = epoch.findIndex((value) => value >= (share - 0.06) * now);
    const to = epoch.findLastIndex((value) => value <= (share + 0.06) * now);
    return mean(losses.slice(Math.min(from, to), Math.max(from, to) + 1));
  };
  const last = lately(losses);
  const changes = last.slice(1).map((loss, index) => loss - last[index]!);
  const flips = changes.slice(1).filter((change, index) => change * changes[index]! < 0).length;
  const end = near(1);
  // A start worse than guessing is made up for in a few steps, and says nothing about the rest.
  const fall = (end < 1 ? Math.min(1, losses[0]!) : losses[0]!) - end;
  const lateFall = near(0.75) - end;
  return {
    end: losses[losses.length - 1]!,
    level: median(last, "upper"),
    lowest: lowestStretch(losses),
    jumps: flips > changes.length / 2 ? mean(changes.map(Math.abs)) : 0,
    lateFall,
    lateShare: fall > 0 ? lateFall / fall : 0,
    score: trainScore[trainScore.length - 1]!,
  };
}

/** The lowest mean of a few neighbouring values. */
function lowestStretch(values: readonly number[]): number {
  let lowest = Number.POSITIVE_INFINITY;
  for (let from = 0; from + STRETCH <= values.length; from++) {
    let sum = 0;
    for (let index = from; index < from + STRETCH; index++) sum += values[index]!;
    lowest = Math.min(lowest, sum / STRETCH);
  }
  return lowest;
}
const STRETCH = 5;

/** Most networks need at least this rate: a run with less crawls, unless it is seen to arrive. Below, rates are multiples of it. */
const LEAST_USUAL: Readonly<Record<Optimiser, number>> = {
  sgd: 0.05,
  momentum: 0.005,
  rmsprop: 0.0015,
  adam: 0.0015,
};

/** Much is left to learn, at a rate at which little ever arrives; or worse than guessing at a large rate; or it jumps far up and down. */
function isBouncing({ level, jumps }: Shape, rate: number): boolean {
  if (rate > HUGE) return level > LITTLE_LEFT;
  return level > 1 ? rate > LARGE : jumps > WIDE && level > MUCH_LEFT;
}
const MIDDLING = 8;
const LARGE = 15;
const HUGE = 400;
const LITTLE_LEFT = 0.2;
const MUCH_LEFT = 0.3;
const UNSTEADY = 0.02;
const WIDE = 0.12;

/** Much is left to learn, and the rate is unusually small, or much of the progress came in the last quarter: it is still on its way. */
function isCrawling({ lateShare, score, lateFall }: Shape, rate: number): boolean {
  if (score > LEARNT) return false;
  return rate < 1 || (lateShare > STILL_FALLING && lateFall > VISIBLY);
}
/** A training score. */
const LEARNT = 80;
const STILL_FALLING = 0.058;
const VISIBLY = 0.03;

/** Nothing was ever learnt, at a rate that is neither small nor large, by several layers each of which makes gradients smaller. */
function hasVanished({ level, lowest }: Shape, layers: readonly Layer[]): boolean {
  const steepest = layers.map((layer) => ("activation" in layer ? SLOPES[layer.activation] : 1));
  return Math.min(lowest, level) > NOTHING && steepest.reduce((product, slope) => product * slope, 1) < FADED;
}
/** What an activation typically leaves of a gradient: a sigmoid at most a quarter. */
const SLOPES: Readonly<Record<Activation, number>> = { sigmoid: 0.25, tanh: 0.7, gelu: 0.7, relu: 0.7 };
const FADED = 0.2;
const NOTHING = 0.97;
/** A fall in the last quarter that nobody would see in the curve. */
const STOPPED = 0.01;

/** The last fifth of the values, but at least twenty. */
function lately(values: readonly number[]): readonly number[] {
  return values.slice(-Math.max(20, Math.ceil(values.length / 5)));
}
