import { median } from "@/lib/learning/numbers/median";
import { LEARNING_RATE_RANGE } from "./hyperparameters";

/** What a network's training loss comes to after a few steps, at many learning rates and from several seeds. */
export type RateSweep = {
  /** Rising. */
  readonly rates: readonly number[];
  /** Steps taken at each rate from each seed. */
  readonly steps: number;
  /** For each rate, the mean training loss after the last step, one number a seed that is done; Infinity where it diverged. */
  readonly losses: readonly (readonly number[])[];
  /** Mean training loss before the first step, over the seeds. */
  readonly initialLoss: number;
};

/** So many times a sweep begins at each rate, each time with other weights and batches. */
export const SWEEP_SEEDS = 5;

const COUNT = 60;
const { min, max } = LEARNING_RATE_RANGE;
/** All the rates that can be chosen, from end to end at equal ratios, of three significant digits. */
export const SWEEP_RATES: readonly number[] = Array.from({ length: COUNT }, (_, index) =>
  Number((min * (max / min) ** (index / (COUNT - 1))).toPrecision(3)),
);

/** At one learning rate: the middle, best and worst of the seeds that are done; Infinity where they diverged. Null before the first. */
export type RateOutcome = {
  readonly rate: number;
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
  /** Share of the seeds that diverged. */
  readonly diverged: number;
};

/** What a sweep says about learning rates. Losses are medians over the seeds. */
export type RateAdvice =
  | { readonly learns: false }
  | {
      readonly learns: true;
      readonly suggested: number;
      readonly best: { readonly rate: number; readonly loss: number };
      /** The rates about the best one that come most of its way down. */
      readonly right: { readonly from: number; readonly to: number };
      /** What a rate a tenth of the smallest right one comes to; null when no rate tried is too small. */
      readonly tooSmall: { readonly rate: number; readonly loss: number } | null;
      /** The first rate that diverges, or if none does one ten times the largest right one, and what it comes to; null when no rate tried is too large. */
      readonly tooLarge: { readonly rate: number; readonly loss: number } | null;
    };

/** Of what the best rate comes down, a right one comes down this share. */
const MOST_OF_THE_WAY = 0.75;
/** Less than this share of the first loss is noise. */
const LEARNT = 0.02;
/** A run is longer than a sweep: so far below the first rate at which a seed diverged it stays safe. */
const SAFE = 3;

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
  const limit = wild === undefined ? right.to : wild / SAFE;
  const safe = outcomes.slice(from, to + 1).filter(({ rate }) => rate <= limit);
  const suggested =
    safe.length === 0
      ? right.from
      : safe.reduce((one, other) => (other.highest < one.highest ? other : one)).rate;
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

/** By ratio. */
function nearest(outcomes: readonly RateOutcome[], rate: number): RateOutcome {
  const distance = (outcome: RateOutcome) => Math.abs(Math.log(outcome.rate / rate));
  return outcomes.reduce((one, other) => (distance(other) < distance(one) ? other : one));
}

/** The suggestion comes this close to the most that any rate learns … */
const ENOUGH = 0.9;
/** … and there is none where no rate takes away this share of the loss: a few steps did not tell. */
const LEAST = 0.02;

/**
 * The learning rate a sweep speaks for: the smallest with which nearly as much is learnt as with the best, in the seed that went
 * worst. The best rate itself stands at the brink: a few steps still go well there that many would not. Each rate is judged
 * with its neighbours, so that one lucky trial is no suggestion. Null where nothing was learnt, or not all rates are tried yet.
 */
export function suggestedRate({ rates, losses, initialLoss }: RateSweep): number | null {
  if (losses.some((ofRate) => ofRate.length === 0)) return null;
  const worst = losses.map((ofRate) => Math.max(...ofRate));
  const learnt = worst.map((_, index) => initialLoss - mean(worst.slice(Math.max(0, index - 1), index + 2)));
  const most = Math.max(...learnt);
  if (!(most > LEAST * initialLoss)) return null;
  return rates[learnt.findIndex((gain) => gain >= ENOUGH * most)]!;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value / values.length, 0);
}
