import {
  type ChallengeShape,
  type NetworkProblem,
  networkProblem,
} from "@/lib/learning/network/network-check";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import { withLocks } from "@/lib/learning/training/locks";
import type { PlannedRound } from "./plan";

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

/** These settings as a round allows them: with its values where it locks them, and with no more epochs than it gives a run. */
export function allowedSettings(settings: Settings, { locks, epochLimit }: PlannedRound): Settings {
  const { network, hyperparameters } = withLocks(settings, locks);
  const epochs = Math.min(hyperparameters.epochs, epochLimit ?? Number.POSITIVE_INFINITY);
  return { network, hyperparameters: { ...hyperparameters, epochs } };
}
