import {
  type ChallengeShape,
  type NetworkProblem,
  networkProblem,
} from "@/lib/learning/network/network-check";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import { withLocks } from "@/lib/learning/training/locks";
import type { PlannedRound } from "./plan";

/** Whether a round locks the epochs above its own limit, so that nobody could train. */
export function locksTooManyEpochs({ locks, epochLimit }: PlannedRound): boolean {
  return epochLimit !== null && locks.epochs !== undefined && locks.epochs > epochLimit;
}

/** Why nobody could train in a round: its locked network does not fit its examples, is too large, or is too much to check. Null if they could. */
export function lockedNetworkProblem(round: PlannedRound, demand: ChallengeShape): NetworkProblem | null {
  const { network } = round.locks;
  return network ? networkProblem(network, demand, round) : null;
}

/** What the lab offers first in a round: its locked values, the units of a locked network included, and the challenge's own for the rest. */
export function offeredSettings(preset: Settings, round: PlannedRound): Settings {
  const { units: _, ...locks } = round.locks;
  return allowedSettings(preset, { ...round, locks });
}

/** These settings made to fit a round: locked ones get its values, and the epochs are capped at its limit. */
export function allowedSettings(settings: Settings, { locks, epochLimit }: PlannedRound): Settings {
  const { network, hyperparameters } = withLocks(settings, locks);
  const epochs = Math.min(hyperparameters.epochs, epochLimit ?? Number.POSITIVE_INFINITY);
  return { network, hyperparameters: { ...hyperparameters, epochs } };
}
