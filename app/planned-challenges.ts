import { challengeInfo, findChallenge } from "@/lib/challenges/catalogue";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { Plan } from "@/lib/session/decide/plan";

/** What every screen may know of each round's challenge; null where this version does not have it any more. */
export function plannedChallenges(plan: Plan): (ChallengeInfo | null)[] {
  return plan.rounds.map(({ challenge: id }) => {
    const challenge = findChallenge(id);
    return challenge && challengeInfo(challenge);
  });
}
