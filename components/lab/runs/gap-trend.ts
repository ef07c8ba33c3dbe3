import { type Curve, lengthOf } from "@/lib/learning/curve";

/** Points that a gap is averaged over: single ones are noise. */
const WINDOW = 5;
/** It grows when it has gained so much of itself since it was half as old; below `LEAST`, a gap is too small to speak of. */
const GAINED = 0.15;
const LEAST = 0.02;

/** Whether the generalisation gap has grown over the second half of what was trained so far. */
export function isGapGrowing(curve: Curve): boolean {
  const count = lengthOf(curve);
  if (count < 4 * WINDOW) return false;
  const now = gapUpTo(curve, count);
  return now > LEAST && now - gapUpTo(curve, Math.ceil(count / 2)) > GAINED * now;
}

/** The mean gap of the last few points before `end`. */
function gapUpTo({ validationLoss, trainLoss }: Curve, end: number): number {
  let sum = 0;
  for (let index = end - WINDOW; index < end; index++) sum += validationLoss[index] - trainLoss[index];
  return sum / WINDOW;
}
