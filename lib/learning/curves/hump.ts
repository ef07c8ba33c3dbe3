import { median } from "@/lib/learning/numbers/median";

/** Where something is best, and whether it is worse on both sides of there: what a scatter of many runs shows, if it shows anything. */
export type Hump = {
  /**
   * "both": worse on either side of the best stretch; "below" or "above": on one side, and the other is not known or not worse;
   * "neither": no side is worse, or one is better, if only by a few lucky runs, so that nothing may be called best. Null where too few
   * runs say anything.
   */
  readonly worse: "both" | "below" | "above" | "neither" | null;
  /** The best stretch, from its smallest to its largest x. */
  readonly best: Stretch | null;
  readonly below: Stretch | null;
  readonly above: Stretch | null;
};

/** Runs beside each other: their x, and the middle of their y. */
export type Stretch = {
  readonly from: number;
  readonly to: number;
  readonly median: number;
  readonly count: number;
  /** Of a side: its runs that are worse than every run of the best stretch, and not only by a hair. */
  readonly clearlyWorse: number;
};

/** `x` above 0, of many sizes, such as a learning rate. `y`: the higher the better. */
export type HumpPoint = { readonly x: number; readonly y: number };

/**
 * Points are put together that lie nearest to the same half of a decade: 0.1, 0.3, 1, 3 … People choose these, and the difference
 * between 1 and 3 is often all the difference, so each is the middle of its bin and none shares one with the next.
 */
const BINS_A_DECADE = 2;
/** A single run is luck: the best stretch begins with this many at least … */
const FEWEST_IN_BEST = 2;
/** … has this many in all, and so has a side that is called worse. */
const FEWEST = 3;
/** Of all pairs of a run of the side and one of the best stretch, so many must be worse. With three of each chance does so once in twenty times. */
const WORSE_SHARE = 0.9;

/** `least`: differences of the medians below this are none. */
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

/** In the order of x, from the first x whose runs are as good as the rest to the last: a stretch is named by its ends, which have to belong to it. */
function withoutBadEnds(points: readonly HumpPoint[], least: number): HumpPoint[] {
  const sorted = points.toSorted((one, other) => one.x - other.x);
  if (sorted.length === 0) return sorted;
  const good = medianOf(sorted) - least;
  const isGood = ({ x }: HumpPoint) => medianOf(sorted.filter((point) => point.x === x)) > good;
  const within = sorted.slice(sorted.findIndex(isGood), sorted.findLastIndex(isGood) + 1);
  // Without them the middle is another one.
  return within.length === sorted.length ? within : withoutBadEnds(within, least);
}

/** Whether enough runs lie on a side to say that it is worse, or that it is not. */
export function canBeJudged(side: Stretch | null): boolean {
  return side !== null && side.count >= FEWEST;
}

/** Those that have points, in the order of x. */
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

/** In how many pairs of one and another the first lies below. A class has thousands of runs, and millions of pairs. */
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
