import type { Extent } from "@/components/charts/examples/example-space";
import { type HeightScale, heightOf, heightScale } from "@/components/charts/height-scale";
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
  return [
    [own.low, theirs.low],
    [own.high, theirs.high],
    [one.reach.x, other.reach.x],
    [one.reach.y, other.reach.y],
  ].every(([here, there]) => Math.max(here, there) <= COMPARABLE * Math.min(here, there));
}

/** Where a column (or row) of the grid lies on the plane: the first at −reach, the last at reach. */
export function alongSide(index: number, size: number, reach: number): number {
  return reach * ((2 * index) / (size - 1) - 1);
}
