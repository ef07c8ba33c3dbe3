import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { ChallengeShape } from "@/lib/learning/network/network-check";

/** Finds what decides the work of a challenge's runs among those that this page knows. */
export function groundsOf(
  challenges: readonly (ChallengeInfo | null)[],
): (challenge: string) => ChallengeShape | null {
  const known = new Map(challenges.flatMap((challenge) => (challenge ? [[challenge.id, challenge]] : [])));
  return (challenge) => known.get(challenge) ?? null;
}
