import type { Challenge, ChallengeInfo } from "@/lib/learning/challenge";
import { glassesOrRings } from "./glasses-or-rings";
import { moons } from "./moons";
import { noisyCurve } from "./noisy-curve";
import { twoSpirals } from "./two-spirals";

/** Every challenge a teacher can put in a plan, in the order of the default lesson. */
export const CATALOGUE: readonly Challenge[] = [twoSpirals, moons, noisyCurve, glassesOrRings];

export function findChallenge(id: string): Challenge | null {
  return CATALOGUE.find((challenge) => challenge.id === id) ?? null;
}

/** What screens may know of a challenge, as plain data: everything but the making of its examples. */
export function challengeInfo({ makeSplit: _, ...info }: Challenge): ChallengeInfo {
  return info;
}
