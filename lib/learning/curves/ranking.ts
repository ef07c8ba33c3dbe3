import { bestPoint, type Curve, type CurvePoint, lastPoint } from "./curve";

/** Which point of a run counts on a board. */
export const RANKS_BY = ["best-epoch", "final-weights"] as const;
export type RanksBy = (typeof RANKS_BY)[number];

/** On which examples a board ranks until the test is opened. */
export const RANKS_ON = ["train", "validation"] as const;
export type RanksOn = (typeof RANKS_ON)[number];

/** How a round ranks: by which point of a run, and on which examples until its test is opened. */
export type Ranking = { readonly by: RanksBy; readonly on: RanksOn };

/** How rounds rank unless they say otherwise. */
export const USUAL_RANKING: Ranking = { by: "best-epoch", on: "validation" };

/** `planned`: the round's plan; undefined where there is none. In older logs it may lack both settings. */
export function rankingOf(
  planned: { readonly ranksBy?: RanksBy; readonly trainingScores?: boolean } | undefined,
): Ranking {
  const { ranksBy: by = USUAL_RANKING.by, trainingScores = false } = planned ?? {};
  return { by, on: trainingScores ? "train" : "validation" };
}

/**
 * The point that a run counts by; null while it has none. By final weights that is its last, once it has used all its `epochs`: if a run
 * that was stopped counted, stopping at the right moment would be early stopping. `before`: the one among the points before these.
 */
export function countedPoint(
  curve: Curve,
  epochs: number,
  { by }: Pick<Ranking, "by">,
  before: CurvePoint | null = null,
): CurvePoint | null {
  if (by === "best-epoch") return bestPoint(curve, before);
  const last = lastPoint(curve);
  return last && last.epoch >= epochs ? last : before;
}

/** A point's score on these examples. */
export function scoreAt({ trainScore, validationScore }: CurvePoint, on: RanksOn): number {
  return on === "train" ? trainScore : validationScore;
}
