import type { Settings } from "@/lib/learning/training/hyperparameters";
import { withLocks } from "@/lib/learning/training/locks";
import type { PlannedRound } from "./decide/plan";

/** These settings as a round allows them: with its values where it locks them, and with no more epochs than it gives a run. */
export function allowedSettings(settings: Settings, { locks, epochLimit }: PlannedRound): Settings {
  const { network, hyperparameters } = withLocks(settings, locks);
  const epochs = Math.min(hyperparameters.epochs, epochLimit ?? Number.POSITIVE_INFINITY);
  return { network, hyperparameters: { ...hyperparameters, epochs } };
}
