import { bestPoint, lastPoint } from "@/lib/learning/curves/curve";
import type { DuelLane, DuelLanes } from "@/lib/learning/training/lanes";

/** How a duel ended. Pairs are in the order of the lanes. */
export type DuelOutcome = {
  /** The lane whose best epoch has the better score, as on the board; null where the scores are equal as they are shown. */
  readonly winner: 0 | 1 | null;
  /** The validation scores of the best epochs. */
  readonly scores: readonly [number, number];
  /** The difference between the scores as they are shown. */
  readonly points: number;
  /** The last validation losses. */
  readonly losses: readonly [number, number];
  /** Whether one of them was stopped before its end. */
  readonly early: boolean;
};

/** Null while the duel is running, where a lane failed, and where one was stopped before it was measured. */
export function duelOutcome(lanes: DuelLanes): DuelOutcome | null {
  const [one, other] = [laneResult(lanes[0]), laneResult(lanes[1])];
  if (one === null || other === null) return null;
  const difference = one.tenths - other.tenths;
  return {
    winner: difference === 0 ? null : difference > 0 ? 0 : 1,
    scores: [one.tenths / 10, other.tenths / 10],
    points: Math.abs(difference) / 10,
    losses: [one.loss, other.loss],
    early: lanes.some(({ end }) => end === "stopped"),
  };
}

/** The result of a lane: its best validation score in tenths of a point, and its last validation loss. */
function laneResult({ done, failed, lossCurve }: DuelLane) {
  const [best, last] = [bestPoint(lossCurve), lastPoint(lossCurve)];
  if (!done || failed || best === null || last === null) return null;
  return { tenths: Math.round(10 * best.validationScore), loss: last.validationLoss };
}
