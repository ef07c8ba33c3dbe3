import { better, type CurvePoint } from "@/lib/learning/curves/curve";
import type { RanksBy } from "@/lib/learning/curves/ranking";
import type { WeightSnapshot } from "@/lib/learning/training/training";

/** The most memory for the weights of best points: enough for a whole run of a small network, or the last few of a large one. */
const MOST_BYTES = 8 * 1024 * 1024;

/**
 * The best points of a run so far, each with its weights from the same moment. By final weights, the latest point takes the place of the
 * best, so that a run that is stopped has a network to show.
 */
export type BestPoints = {
  /** Whether this point is better than all before it. */
  beatenBy(point: CurvePoint): boolean;
  add(point: CurvePoint, weights: Float32Array): void;
  /** Each better than the one before; the oldest are dropped when they take too much memory. By final weights, only one. */
  all(): readonly WeightSnapshot[];
};

/** The last of these, as many as fit; the very last in any case, and by final weights only that one. */
export function latestBests(
  bests: readonly WeightSnapshot[],
  ranksBy: RanksBy,
  mostBytes = MOST_BYTES,
): readonly WeightSnapshot[] {
  if (ranksBy === "final-weights") return bests.slice(-1);
  const bytesEach = bests.at(-1)?.weights.byteLength ?? 0;
  const most = Math.max(1, Math.floor(mostBytes / Math.max(1, bytesEach)));
  return bests.slice(-most);
}

type BestPointsOptions = {
  readonly ranksBy?: RanksBy | undefined;
  readonly mostBytes?: number;
  /** From the part of the run that another page trained. */
  readonly before?: { readonly best: CurvePoint | null; readonly bests: readonly WeightSnapshot[] } | null;
};

/**
 * Earlier best points are kept too: a run that is cut off by the end of its round is worth the best point that the class received, and the
 * page that trains it may be a few points ahead of that.
 */
export function keepBestPoints({
  ranksBy = "best-epoch",
  mostBytes = MOST_BYTES,
  before = null,
}: BestPointsOptions = {}): BestPoints {
  let best = before?.best ?? null;
  let kept = before?.bests ?? [];
  return {
    beatenBy: (point) => ranksBy === "final-weights" || better(best, point) === point,
    add(point, weights) {
      best = point;
      kept = latestBests([...kept, { step: point.step, weights }], ranksBy, mostBytes);
    },
    all: () => kept,
  };
}
