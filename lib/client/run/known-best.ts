import { bestPoint, type Curve, pick } from "@/lib/learning/curve";
import type { BestPoint } from "@/lib/protocol/worker";

/** A best point with its validation score as it was reported. */
export type KnownBest = BestPoint & { readonly score: number };

/**
 * The best point of a run that the class has heard of: of the first `reported` points. A run that the end of its round cut
 * off may have gone on here. Null when nothing was reported, or the weights of that point are no longer here.
 */
export function knownBest(bests: readonly BestPoint[], curve: Curve, reported: number): KnownBest | null {
  const heard = curve.step.slice(0, reported).map((_, index) => index);
  const best = bestPoint(pick(curve, heard));
  const kept = bests.find(({ step }) => step === best?.step);
  return best && kept ? { ...kept, score: best.validationScore } : null;
}
