import { rankingOf } from "@/lib/learning/curves/ranking";
import type { ChallengeShape } from "@/lib/learning/network/network-check";
import { LOCK_NAMES, type Locks, lockedNames } from "@/lib/learning/training/locks";
import type { PlannedRound } from "@/lib/session/decide/plan";

/**
 * What a round is for: how long a step should be; that a loss is a mistake as a number; what convolution and size gain on pictures; that to
 * learn by heart is not to understand; or to measure instead of guessing.
 */
export type RoundAim = "step-size" | "mistake" | "convolution" | "by-heart" | "measure";

/** With no more training examples than this, a network of usual size can learn them by heart. */
const FEW_EXAMPLES = 150;

/** What a round is for follows from what its plan leaves free, how it ranks and what it trains on. A teacher's own words on it do not count: they may say anything. */
export function roundAim(planned: PlannedRound, { task, featureShape, counts }: ChallengeShape): RoundAim {
  const { locks } = planned;
  if (isOnlyFree("learningRate", locks)) return "step-size";
  const isPicture = featureShape.length === 3;
  const { by, on } = rankingOf(planned);
  if (by === "final-weights" || on === "train" || task.kind === "next-letter") return "by-heart";
  if (task.kind === "regression") return "mistake";
  const isSizeAlone = isOnlyFree("network", locks) && !isPicture;
  if (isSizeAlone || counts.train <= FEW_EXAMPLES) return "by-heart";
  const leavesNetwork = locks.network === undefined && lockedNames(locks).length > 0;
  return isPicture && leavesNetwork ? "convolution" : "measure";
}

function isOnlyFree(name: (typeof LOCK_NAMES)[number], locks: Locks): boolean {
  return LOCK_NAMES.every((one) => (locks[one] === undefined) === (one === name));
}
