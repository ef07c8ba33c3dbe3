import { ticksOf } from "@/components/charts/axes/axis-ticks";
import type { Extent } from "@/components/charts/examples/example-space";
import type { Valley } from "@/lib/learning/training/valley";
import { type ContourLine, contourLines } from "./contour-lines";

/** A valley ready to be drawn, in coordinates of the plane, with the network at (0, 0). */
export type ValleyPlot = {
  readonly scale: HeightScale;
  readonly across: Extent;
  readonly up: Extent;
  /** How far the measured area extends to each side; the axes may extend further. */
  readonly reach: Valley["reach"];
  /** Size × size heights, row by row from the bottom. */
  readonly heights: Float64Array;
  readonly size: number;
  readonly contours: readonly { readonly level: number; readonly lines: readonly ContourLine[] }[];
};

/** Two valleys share axes up to this ratio of their extents, floors and rims: beyond it, one of them would be a dot or a blank. */
const COMPARABLE = 2;

/** Null if no loss of the plane is finite. `beside`: another valley shown next to this one, with the same axes and heights if they are comparable. */
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

/** The coordinate of a column (or row) of the grid: the first is at −reach, the last at reach. */
export function alongSide(index: number, size: number, reach: number): number {
  return reach * ((2 * index) / (size - 1) - 1);
}

/** How losses become heights, and at which losses contour lines are drawn. */
type HeightScale = {
  readonly low: number;
  readonly high: number;
  readonly log: boolean;
  /** Round losses between low and high, from the lowest up. */
  readonly levels: readonly number[];
};

/** Contour levels at most. */
const MOST_LEVELS = 9;
/** Above this ratio of losses the scale is logarithmic; otherwise the floor of a valley would be one flat patch. */
const LOG_SPAN = 4;
const DEEPEST = 1e-5;
/** The top of the scale is this quantile of the losses: everything above it is simply too high. */
const MOST_PLACES = 0.95;
/** Round values within a decade, from many to few: the fewer decades, the more values fit. */
const PARTS = [[1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 8.5], [1, 1.5, 2, 3, 5, 7], [1, 2, 5], [1, 3], [1]];
/** The greatest height, where the top of the scale is 1. */
const SKY = 1.25;

/** The height scale for these losses, which covers all of `path`. Null if no loss is finite. */
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

/** 0 at the lowest loss, 1 at the top of the scale; up to `SKY` above it, and for a loss that is not finite. */
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
