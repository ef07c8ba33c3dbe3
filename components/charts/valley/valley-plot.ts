import { ticksOf } from "@/components/charts/axes/axis-ticks";
import type { Extent } from "@/components/charts/examples/example-space";
import type { Valley } from "@/lib/learning/training/valley";
import { type ContourLine, contourLines } from "./contour-lines";

/** A valley as it is drawn: its lines in the lengths of the plane, the network itself at 0, 0. */
export type ValleyPlot = {
  readonly scale: HeightScale;
  readonly across: Extent;
  readonly up: Extent;
  /** How far the measured ground reaches to each side; the axes can reach further. */
  readonly reach: Valley["reach"];
  /** Size × size heights, row after row from the bottom. */
  readonly heights: Float64Array;
  readonly size: number;
  readonly contours: readonly { readonly level: number; readonly lines: readonly ContourLine[] }[];
};

/** Axes are shared up to this ratio of two valleys' lengths, floors and rims: beyond it, one of them would be a dot, or a blank. */
const COMPARABLE = 2;

/** Null where no loss of the plane is a number. `beside`: another valley that is looked at with this one, on the same axes and heights. */
export function valleyPlot(valley: Valley, beside: Valley | null = null): ValleyPlot | null {
  const { losses, size, reach, path } = valley;
  const shared = beside !== null && areComparable(valley, beside) ? beside : null;
  const scale = heightScale(
    shared ? [...losses, ...shared.losses] : losses,
    [...path, ...(shared?.path ?? [])].map(({ loss }) => loss),
  );
  if (scale === null) return null;
  const heights = Float64Array.from(losses, (loss) => heightOf(scale, loss));
  const contours = scale.levels.map((level) => ({
    level,
    lines: contourLines(heights, size, heightOf(scale, level)).map((line) =>
      line.map(([column, row]) => [alongSide(column, size, reach.x), alongSide(row, size, reach.y)] as const),
    ),
  }));
  const far = { x: Math.max(reach.x, shared?.reach.x ?? 0), y: Math.max(reach.y, shared?.reach.y ?? 0) };
  const across = { low: -far.x, high: far.x };
  return { scale, across, up: { low: -far.y, high: far.y }, reach, heights, size, contours };
}

function areComparable(one: Valley, other: Valley): boolean {
  const scaleOf = ({ losses, path }: Valley) =>
    heightScale(
      losses,
      path.map(({ loss }) => loss),
    );
  const [own, theirs] = [scaleOf(one), scaleOf(other)];
  if (own === null || theirs === null) return false;
  const isNear = (here: number, there: number) => Math.max(here, there) <= COMPARABLE * Math.min(here, there);
  return (
    isNear(own.low, theirs.low) &&
    isNear(own.high, theirs.high) &&
    isNear(one.reach.x, other.reach.x) &&
    isNear(one.reach.y, other.reach.y)
  );
}

/** Where a column (or row) of the grid lies on the plane: the first at −reach, the last at reach. */
export function alongSide(index: number, size: number, reach: number): number {
  return reach * ((2 * index) / (size - 1) - 1);
}

/** How the losses of a landscape become heights, and at which losses its lines are drawn. */
type HeightScale = {
  readonly low: number;
  readonly high: number;
  readonly log: boolean;
  /** Round losses between low and high, from the lowest up. */
  readonly levels: readonly number[];
};

/** So many lines at most. */
const MOST_LEVELS = 9;
/** From this ratio on, equal ratios look equally far apart; else the floor of a valley would be one flat patch. */
const LOG_SPAN = 4;
const DEEPEST = 1e-5;
/** Losses above those of this share of the places are all the same: far too high. */
const MOST_PLACES = 0.95;
/** Parts of a decade, the more the fewer decades there are. */
const PARTS = [[1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 8.5], [1, 1.5, 2, 3, 5, 7], [1, 2, 5], [1, 3], [1]];
/** Higher than this above the top, where the top is 1, nothing is. */
const SKY = 1.25;

/** The scale of a landscape; all of `path` is on it. Null where no loss is a number. */
export function heightScale(losses: ArrayLike<number>, path: readonly number[]): HeightScale | null {
  const sorted = Float64Array.from(losses)
    .filter((loss) => Number.isFinite(loss))
    .sort();
  if (sorted.length === 0) return null;
  const walked = path.filter((loss) => Number.isFinite(loss));
  const high = Math.max(sorted[Math.floor(MOST_PLACES * (sorted.length - 1))]!, ...walked);
  const lowest = Math.min(sorted[0]!, ...walked);
  const low = Math.max(lowest, high * DEEPEST);
  const log = low > 0 && high / low > LOG_SPAN;
  const levels = log ? logLevels(low, high) : linearLevels(lowest, high);
  return { low: log ? low : lowest, high, log, levels };
}

/** 0 at the lowest loss, 1 at the highest; a little more above it, and where the loss is no number. */
export function heightOf({ low, high, log }: HeightScale, loss: number): number {
  if (!Number.isFinite(loss)) return SKY;
  if (high <= low) return 0;
  const part = log ? Math.log(Math.max(loss, low) / low) / Math.log(high / low) : (loss - low) / (high - low);
  return Math.min(SKY, Math.max(0, part));
}

function linearLevels(low: number, high: number): number[] {
  if (high <= low) return [];
  return ticksOf({ low, high, log: false }, MOST_LEVELS - 1)
    .filter((level) => level > low && level < high)
    .slice(0, MOST_LEVELS);
}

function logLevels(low: number, high: number): number[] {
  const within = (parts: readonly number[]) => {
    const levels: number[] = [];
    for (let exponent = Math.floor(Math.log10(low)); exponent <= Math.log10(high); exponent++)
      for (const part of parts) levels.push(Number((part * 10 ** exponent).toPrecision(6)));
    return levels.filter((level) => level > low && level < high);
  };
  const all = PARTS.map(within);
  return all.find((levels) => levels.length <= MOST_LEVELS) ?? all.at(-1)!;
}
