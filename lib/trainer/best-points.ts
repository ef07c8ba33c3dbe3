import { better, type CurvePoint } from "@/lib/learning/curve";
import type { BestPoint } from "@/lib/protocol/worker";

/** What the weights of earlier best points may take: those of a small network's whole run, or of a large one's last few. */
const MOST_BYTES = 8 * 1024 * 1024;

/** The best points of a run so far, each with its weights from the same moment. */
export type BestPoints = {
  /** Whether this point is better than all before it. */
  beatenBy(point: CurvePoint): boolean;
  add(point: CurvePoint, weights: Float32Array): void;
  /** Each better than the one before; the oldest are let go when they take too much. */
  all(): readonly BestPoint[];
};

/**
 * Not only the last of them: a run that the end of its round cuts off is worth the best point that the class has heard of,
 * and the page that trains it may be some points ahead of that.
 */
export function keepBestPoints(mostBytes = MOST_BYTES): BestPoints {
  let best: CurvePoint | null = null;
  let kept: BestPoint[] = [];
  return {
    beatenBy: (point) => better(best, point) === point,
    add(point, weights) {
      best = point;
      const most = Math.max(1, Math.floor(mostBytes / Math.max(1, weights.byteLength)));
      kept = [...kept, { step: point.step, weights }].slice(-most);
    },
    all: () => kept,
  };
}
