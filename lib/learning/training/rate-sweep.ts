import { median } from "@/lib/learning/numbers/median";
import { mean } from "./evaluation";
import { LEARNING_RATE_RANGE } from "./hyperparameters";

/** A network's training loss at many learning rates and from several seeds: after as many steps as a run has, if there is time for that. */
export type RateSweep = {
  /** In rising order. */
  readonly rates: readonly number[];
  /** Steps of each trial, and whether a run has no more. */
  readonly steps: number;
  readonly whole: boolean;
  /** For each rate, the mean training loss after the last step, one number per seed done so far; Infinity where it diverged. */
  readonly losses: readonly (readonly number[])[];
  /** Mean training loss before the first step, over the seeds. */
  readonly initialLoss: number;
};

/** Trials at each rate, each with other weights and batches. */
export const SWEEP_SEEDS = 5;

const COUNT = 60;
const { min, max } = LEARNING_RATE_RANGE;
/** The rates of a sweep: the whole range that can be chosen, at equal ratios, rounded to three significant digits. */
export const SWEEP_RATES: readonly number[] = Array.from({ length: COUNT }, (_, index) =>
  Number((min * (max / min) ** (index / (COUNT - 1))).toPrecision(3)),
);

/** Losses at one learning rate over the seeds done so far; Infinity where they diverged. */
export type RateOutcome = {
  readonly rate: number;
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
  /** Share of the seeds that diverged. */
  readonly diverged: number;
};

/** What a sweep says about the learning rate. Losses are medians over the seeds. */
export type RateAdvice =
  | { readonly learns: false }
  | {
      readonly learns: true;
      readonly suggested: number;
      readonly best: { readonly rate: number; readonly loss: number };
      /** The range around the best rate in which the loss falls nearly as far. */
      readonly right: { readonly from: number; readonly to: number };
      /** A rate of about a tenth of the smallest right one, and its loss; null if no rate tried is too small. */
      readonly tooSmall: { readonly rate: number; readonly loss: number } | null;
      /** The first rate that diverges (or, if none does, about ten times the largest right one), and its loss; null if no rate tried is too large. */
      readonly tooLarge: { readonly rate: number; readonly loss: number } | null;
    };

/** A right rate lowers the loss by at least this share of what the best rate achieves. */
const MOST_OF_THE_WAY = 0.75;
/** A fall of less than this share of the first loss is noise. */
const LEARNT = 0.02;
/** Where a run is longer than a trial, the suggestion stays below the first rate at which a seed diverged by this factor; otherwise just below it. */
const SAFE = { whole: 1.2, part: 3 };

const BESIDE = 2.1;

/** The outcome at each rate; null where no seed is done yet. */
export function rateOutcomes({ rates, losses }: RateSweep): (RateOutcome | null)[] {
  return rates.map((rate, index) => {
    const seeds = losses[index]!;
    if (seeds.length === 0) return null;
    return {
      rate,
      median: median(seeds, "upper"),
      lowest: Math.min(...seeds),
      highest: Math.max(...seeds),
      diverged: seeds.filter((loss) => !Number.isFinite(loss)).length / seeds.length,
    };
  });
}

/** Which rates are too small, right and too large, and which one to take. Null until every rate has been tried once. */
export function rateAdvice(sweep: RateSweep): RateAdvice | null {
  const outcomes = rateOutcomes(sweep).filter((outcome) => outcome !== null);
  if (outcomes.length === 0 || outcomes.length < sweep.rates.length) return null;
  const top = outcomes.reduce(
    (best, { median }, index) => (median < outcomes[best]!.median ? index : best),
    0,
  );
  const best = outcomes[top]!;
  const way = sweep.initialLoss - best.median;
  if (!(way > LEARNT * sweep.initialLoss)) return { learns: false };

  const enough = (index: number) =>
    sweep.initialLoss - (outcomes[index]?.median ?? Number.POSITIVE_INFINITY) >= MOST_OF_THE_WAY * way;
  let from = top;
  while (enough(from - 1)) from--;
  let to = top;
  while (enough(to + 1)) to++;
  const right = { from: outcomes[from]!.rate, to: outcomes[to]!.rate };

  const wild = outcomes.find(({ diverged }, index) => index > top && diverged > 0)?.rate;
  const limit = wild === undefined ? right.to : wild / (sweep.whole ? SAFE.whole : SAFE.part);
  const safe = outcomes.slice(from, to + 1).filter(({ rate }) => rate <= limit);
  /** The mean of the worst losses at a rate and at those about half and twice as large: one lucky rate on the brink is none to suggest. */
  const nearby = ({ rate }: RateOutcome) =>
    mean(
      outcomes
        .filter((other) => other.rate >= rate / BESIDE && other.rate <= rate * BESIDE)
        .map(({ highest }) => Math.min(highest, 2 * sweep.initialLoss)),
    );
  const suggested =
    safe.length === 0
      ? right.from
      : safe.reduce((one, other) => (nearby(other) < nearby(one) ? other : one)).rate;
  const { rate: slow, median: slowLoss } = nearest(outcomes, right.from / 10);
  return {
    learns: true,
    suggested,
    best: { rate: best.rate, loss: best.median },
    right,
    tooSmall: from === 0 ? null : { rate: slow, loss: slowLoss },
    tooLarge: to === outcomes.length - 1 ? null : tooLargeOf(outcomes.slice(to + 1), right.to),
  };
}

function tooLargeOf(above: readonly RateOutcome[], right: number) {
  const { rate, median } = above.find((outcome) => outcome.diverged >= 0.5) ?? nearest(above, right * 10);
  return { rate, loss: median };
}

/** The outcome whose rate is nearest, by ratio. */
function nearest(outcomes: readonly RateOutcome[], rate: number): RateOutcome {
  const distance = (outcome: RateOutcome) => Math.abs(Math.log(outcome.rate / rate));
  return outcomes.reduce((one, other) => (distance(other) < distance(one) ? other : one));
}
