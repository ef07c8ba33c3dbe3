import type { CurvePoint } from "@/lib/learning/curves/curve";

/** Below this a generalisation gap is noise. */
const NOISE = 0.000_5;

/** A generalisation gap with two significant digits, such as `0.31`, `0.028` or `−0.0015`; `0` if it is negligible. */
export function formatGap(gap: number): string {
  if (!Number.isFinite(gap)) return "\u221e";
  return Math.abs(gap) < NOISE ? "0" : String(Number(gap.toPrecision(2))).replace(/^-/, "−");
}

/** A generalisation gap: how much worse the network did on examples it had not seen. For a run, take its best point. */
export function gapOf({ validationLoss, trainLoss }: CurvePoint): number {
  return validationLoss - trainLoss;
}
