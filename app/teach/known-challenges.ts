import { findChallenge } from "@/lib/challenges/catalogue";
import type { Plan } from "@/lib/session/decide/plan";

/** A plan without the rounds whose challenge is no longer in the catalogue. */
export function knownChallenges({ rounds }: Plan): Plan {
  return { rounds: rounds.filter(({ challenge }) => findChallenge(challenge) !== null) };
}
