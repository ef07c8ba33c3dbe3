import type { ChallengeInfo } from "@/lib/learning/challenge";
import type { Settings } from "@/lib/learning/hyperparameters";
import type { Seed } from "@/lib/learning/random";
import type { RunSpec } from "@/lib/protocol/worker";

/** A round that is running, as training needs it. */
export type TrainingRound = {
  readonly round: number;
  readonly seed: Seed;
  readonly challenge: ChallengeInfo;
};

/** A run with these settings in this round. */
export function specOf(settings: Settings, { challenge, seed }: TrainingRound): RunSpec {
  const { network, hyperparameters } = settings;
  const { task, featureShape } = challenge;
  return { network, hyperparameters, task, featureShape, seed };
}
