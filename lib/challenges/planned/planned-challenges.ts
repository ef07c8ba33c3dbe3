import type { PlannedChallenges } from "@/lib/learning/examples/planned-challenges";
import { plannedInfo } from "../catalogue";
import { exampleSamples, type PlannedRounds } from "./example-samples";

/** What screens need to know about the challenges of a plan. */
export function plannedChallenges(plan: PlannedRounds): PlannedChallenges {
  return { challenges: plan.rounds.map(plannedInfo), samples: exampleSamples(plan) };
}
