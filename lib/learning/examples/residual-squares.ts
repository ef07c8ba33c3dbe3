import type { Split } from "./split";

/** A residual as a square between a curve and a point. `side`: how far the curve is above the point, in the unit of the target; negative below it. */
export type ResidualSquare = { readonly input: number; readonly target: number; readonly side: number };

/**
 * The squares of a regression over one input, in the order of the examples, and their mean area: the mean squared error (MSE). `predictions`: of
 * the split's examples.
 */
export function residualSquares(
  { features, labels }: Split,
  predictions: ArrayLike<number>,
): { readonly squares: readonly ResidualSquare[]; readonly meanArea: number } {
  const squares = Array.from(labels, (target, example) => ({
    ...{ input: features[example]!, target },
    side: predictions[example]! - target,
  }));
  return { squares, meanArea: squares.reduce((sum, { side }) => sum + side ** 2, 0) / squares.length };
}
