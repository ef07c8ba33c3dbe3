import { plannedInfo } from "@/lib/challenges/catalogue";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { Plan } from "@/lib/session/decide/plan";

/** The public information about each round's challenge; null where this version no longer has it. */
export function plannedChallenges(plan: Plan): (ChallengeInfo | null)[] {
  return plan.rounds.map(plannedInfo);
}
