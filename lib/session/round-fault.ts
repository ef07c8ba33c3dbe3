import { type NetworkProblem, networkProblem } from "@/lib/learning/network-check";
import type { Exercise } from "./decision";
import type { PlannedRound } from "./plan";

/** Whether a round holds epochs at more than it allows: then nobody could train either. */
export function locksTooManyEpochs({ locks, epochLimit }: PlannedRound): boolean {
  return epochLimit !== null && locks.epochs !== undefined && locks.epochs > epochLimit;
}

/** Why nobody could train in a round: the network that it locks does not work on its examples, or has more parameters than it allows. */
export function lockedNetworkProblem(
  { locks, parameterLimit }: PlannedRound,
  { featureShape, task }: Exercise,
): NetworkProblem | null {
  if (!locks.network) return null;
  return networkProblem(locks.network, featureShape, task, parameterLimit ?? undefined);
}
