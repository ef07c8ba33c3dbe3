import type { Valley } from "@/lib/learning/valley";
import { type ContourLine, contourLines } from "./contour-lines";
import type { Extent } from "./example-space";
import { type HeightScale, heightOf, heightScale } from "./height-scale";

/** A valley as it is drawn: its lines in the lengths of the plane, the network itself at 0, 0. */
export type ValleyPlot = {
  readonly scale: HeightScale;
  readonly across: Extent;
  readonly up: Extent;
  /** Size × size heights, row after row from the bottom. */
  readonly heights: Float64Array;
  readonly size: number;
  readonly contours: readonly { readonly level: number; readonly lines: readonly ContourLine[] }[];
};

/** Null where no loss of the plane is a number. */
export function valleyPlot({ losses, size, reach, path }: Valley): ValleyPlot | null {
  const scale = heightScale(
    losses,
    path.map(({ loss }) => loss),
  );
  if (scale === null) return null;
  const heights = Float64Array.from(losses, (loss) => heightOf(scale, loss));
  const contours = scale.levels.map((level) => ({
    level,
    lines: contourLines(heights, size, heightOf(scale, level)).map((line) =>
      line.map(([column, row]) => [alongSide(column, size, reach.x), alongSide(row, size, reach.y)] as const),
    ),
  }));
  const across = { low: -reach.x, high: reach.x };
  return { scale, across, up: { low: -reach.y, high: reach.y }, heights, size, contours };
}

/** Where a column (or row) of the grid lies on the plane: the first at −reach, the last at reach. */
export function alongSide(index: number, size: number, reach: number): number {
  return reach * ((2 * index) / (size - 1) - 1);
}
