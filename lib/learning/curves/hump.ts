import { median } from "@/lib/learning/numbers/median";

/** Where a quantity is best, and whether it gets worse on both sides: what a scatter plot of many runs shows, if it shows anything. */
export type Hump = {
  /**
   * "both": worse on either side of the best stretch; "below" or "above": worse on that side, while the other is unknown or not worse;
   * "neither": no side is worse, or one is even better (if only by a few lucky runs), so that nothing can be called best. Null where there
   * are too few runs.
   */
  readonly worse: "both" | "below" | "above" | "neither" | null;
  /** The best stretch, from its smallest to its largest x. */
  readonly best: Stretch | null;
  readonly below: Stretch | null;
  readonly above: Stretch | null;
};

/** Neighbouring runs: the range of their x, and the median of their y. */
export type Stretch = {
  readonly from: number;
  readonly to: number;
  readonly median: number;
  readonly count: number;
  /** Of a side: how many of its runs are worse than every run of the best stretch, by a margin. */
  readonly clearlyWorse: number;
};

/** `x`: above 0, spanning several orders of magnitude, such as a learning rate. `y`: the higher the better. */
export type HumpPoint = { readonly x: number; readonly y: number };

/**
 * Points are binned by the nearest half of a decade: 0.1, 0.3, 1, 3 … These are the values people choose, and 1 and 3 often behave very
 * differently, so each is the middle of its own bin.
 */
const BINS_A_DECADE = 2;
/** A single run may be luck: the bin that the best stretch grows from has at least this many runs … */
const FEWEST_IN_BEST = 2;
/** … the whole stretch has at least this many, and so does a side that is called worse. */
const FEWEST = 3;
/** The share of all pairs (a run of the side, a run of the best stretch) in which the side must be worse. With three runs each, chance alone gets there once in twenty times. */
const WORSE_SHARE = 0.9;

/** `least`: smaller differences between medians count as none. */
export function humpOf(points: readonly HumpPoint[], least: number): Hump {
  const nothing: Hump = { worse: null, best: null, below: null, above: null };
  const bins = binned(points);
  const top = bestBin(bins);
  if (top === -1) return nothing;
  const peak = medianOf(bins[top]!);
  const belongs = (bin: readonly HumpPoint[] | undefined) =>
    bin !== undefined && peak - medianOf(bin) < least;
  let from = top;
  while (belongs(bins[from - 1])) from--;
  let to = top;
  while (belongs(bins[to + 1])) to++;
  const chosen = bins.slice(from, to + 1).flat();
  const best = withoutBadEnds(chosen, least);
  if (best.length < FEWEST) return nothing;
  const [first, last] = [best[0]!.x, best[best.length - 1]!.x];
  const below = points.filter(({ x }) => x < first);
  const above = points.filter(({ x }) => x > last);
  const middle = medianOf(best);
  const isBeaten = [below, above].some((side) => side.length > 0 && medianOf(side) > middle);
  const isWorseBelow = !isBeaten && isWorse(below, best, least);
  const isWorseAbove = !isBeaten && isWorse(above, best, least);
  const worse =
    isWorseBelow && isWorseAbove ? "both" : isWorseBelow ? "below" : isWorseAbove ? "above" : "neither";
  const clear = Math.min(...best.map(({ y }) => y)) - least;
  return {
    worse,
    best: stretchOf(best, clear),
    below: stretchOf(below, clear),
    above: stretchOf(above, clear),
  };
}

/** The points in order of x, cut to the first and last x whose own runs are as good as the rest: a stretch is named by its ends, so these must belong to it. */
function withoutBadEnds(points: readonly HumpPoint[], least: number): HumpPoint[] {
  const sorted = points.toSorted((one, other) => one.x - other.x);
  if (sorted.length === 0) return sorted;
  const good = medianOf(sorted) - least;
  const isGood = ({ x }: HumpPoint) => medianOf(sorted.filter((point) => point.x === x)) > good;
  const within = sorted.slice(sorted.findIndex(isGood), sorted.findLastIndex(isGood) + 1);
  // Without the ends the median changes.
  return within.length === sorted.length ? within : withoutBadEnds(within, least);
}

/** Whether a side has enough runs to say whether it is worse. */
export function canBeJudged(side: Stretch | null): boolean {
  return side !== null && side.count >= FEWEST;
}

/** The bins that are not empty, in order of x. */
function binned(points: readonly HumpPoint[]): HumpPoint[][] {
  const bins = new Map<number, HumpPoint[]>();
  for (const point of points) {
    const bin = Math.round(BINS_A_DECADE * Math.log10(point.x));
    bins.set(bin, [...(bins.get(bin) ?? []), point]);
  }
  return [...bins].sort(([one], [other]) => one - other).map(([, bin]) => bin);
}

function bestBin(bins: readonly (readonly HumpPoint[])[]): number {
  return bins.reduce((top, bin, index) => {
    if (bin.length < FEWEST_IN_BEST) return top;
    return top === -1 || medianOf(bin) > medianOf(bins[top]!) ? index : top;
  }, -1);
}

function isWorse(side: readonly HumpPoint[], best: readonly HumpPoint[], least: number): boolean {
  if (side.length < FEWEST || medianOf(best) - medianOf(side) < least) return false;
  return pairsBelow(side, best) >= WORSE_SHARE * side.length * best.length;
}

/** In how many pairs (one, other) the first lies below the second. Sorted rather than counted pair by pair: a class with thousands of runs has millions of pairs. */
function pairsBelow(ones: readonly HumpPoint[], others: readonly HumpPoint[]): number {
  const sorted = (points: readonly HumpPoint[]) => points.map(({ y }) => y).sort((one, other) => one - other);
  const high = sorted(others);
  let [at, below] = [0, 0];
  for (const y of sorted(ones)) {
    while (at < high.length && high[at]! <= y) at++;
    below += high.length - at;
  }
  return below;
}

function stretchOf(points: readonly HumpPoint[], clear: number): Stretch | null {
  if (points.length === 0) return null;
  const xs = points.map(({ x }) => x);
  return {
    from: Math.min(...xs),
    to: Math.max(...xs),
    median: medianOf(points),
    count: points.length,
    clearlyWorse: points.filter(({ y }) => y < clear).length,
  };
}

function medianOf(points: readonly HumpPoint[]): number {
  return median(points.map(({ y }) => y));
}
