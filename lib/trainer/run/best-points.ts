import { better, type CurvePoint } from "@/lib/learning/curves/curve";
import type { WeightSnapshot } from "@/lib/learning/training/training";

/** What the weights of earlier best points may take: those of a small network's whole run, or of a large one's last few. */
const MOST_BYTES = 8 * 1024 * 1024;

/** The best points of a run so far, each with its weights from the same moment. */
export type BestPoints = {
  /** Whether this point is better than all before it. */
  beatenBy(point: CurvePoint): boolean;
  add(point: CurvePoint, weights: Float32Array): void;
  /** Each better than the one before; the oldest are let go when they take too much. */
  all(): readonly WeightSnapshot[];
};

/** The last of these, as many as may be kept; the very last in any case. */
export function latestBests(
  bests: readonly WeightSnapshot[],
  mostBytes = MOST_BYTES,
): readonly WeightSnapshot[] {
  const bytesEach = bests.at(-1)?.weights.byteLength ?? 0;
  const most = Math.max(1, Math.floor(mostBytes / Math.max(1, bytesEach)));
  return bests.slice(-most);
}

/**
 * Not only the last of them: a run that the end of its round cuts off is worth the best point that the class has heard of,
 * and the page that trains it may be some points ahead of that. `before`: of the part of the run that another page trained.
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
