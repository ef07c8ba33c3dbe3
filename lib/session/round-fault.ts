import {
  type ChallengeShape,
  type NetworkProblem,
  networkProblem,
} from "@/lib/learning/network/network-check";
import type { PlannedRound } from "./decide/plan";

/** Whether a round holds epochs at more than it allows: then nobody could train either. */
export function locksTooManyEpochs({ locks, epochLimit }: PlannedRound): boolean {
  return epochLimit !== null && locks.epochs !== undefined && locks.epochs > epochLimit;
}

/** Why nobody could train in a round: the network that it locks does not work on its examples, has more parameters than it allows, or is too much to check. */
export function lockedNetworkProblem(
  { locks, parameterLimit }: PlannedRound,
  demand: ChallengeShape,
): NetworkProblem | null {
  if (!locks.network) return null;
  return networkProblem(locks.network, demand, parameterLimit ?? undefined);
}
