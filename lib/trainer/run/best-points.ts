import { better, type CurvePoint } from "@/lib/learning/curves/curve";
import type { WeightSnapshot } from "@/lib/learning/training/training";

/** The most memory for the weights of best points: enough for a whole run of a small network, or the last few of a large one. */
const MOST_BYTES = 8 * 1024 * 1024;

/** The best points of a run so far, each with its weights from the same moment. */
export type BestPoints = {
  /** Whether this point is better than all before it. */
  beatenBy(point: CurvePoint): boolean;
  add(point: CurvePoint, weights: Float32Array): void;
  /** Each better than the one before; the oldest are dropped when they take too much memory. */
  all(): readonly WeightSnapshot[];
};

/** The last of these, as many as fit; the very last in any case. */
export function latestBests(
  bests: readonly WeightSnapshot[],
  mostBytes = MOST_BYTES,
): readonly WeightSnapshot[] {
  const bytesEach = bests.at(-1)?.weights.byteLength ?? 0;
  const most = Math.max(1, Math.floor(mostBytes / Math.max(1, bytesEach)));
  return bests.slice(-most);
}

/**
 * Earlier best points are kept too: a run that is cut off by the end of its round is worth the best point that the class received, and the
 * page that trains it may be a few points ahead of that. `before`: from the part of the run that another page trained.
 */
export function keepBestPoints(
  mostBytes = MOST_BYTES,
  before: { readonly best: CurvePoint | null; readonly bests: readonly WeightSnapshot[] } | null = null,
): BestPoints {
  let best = before?.best ?? null;
  let kept = before?.bests ?? [];
  return {
    beatenBy: (point) => better(best, point) === point,
    add(point, weights) {
      best = point;
      kept = latestBests([...kept, { step: point.step, weights }], mostBytes);
    },
    all: () => kept,
  };
}
