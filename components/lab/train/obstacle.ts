import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { Network } from "@/lib/learning/network/network";
import { type NetworkLimits, networkProblem } from "@/lib/learning/network/network-check";
import { isBusy, type LabTraining } from "@/lib/learning/training/training";

/** Why no duel or race can start: a pause, a run under way, examples that have not arrived, or a network that cannot be trained. */
export type Obstacle = "paused" | "training" | "loading" | "network";

/** The first obstacle; null where there is none. `ready`: whether the round's examples and seed have arrived. */
export function obstacleTo({
  paused,
  status,
  ready,
  network,
  challenge,
  limits,
}: {
  readonly paused: boolean;
  readonly status: LabTraining["status"];
  readonly ready: boolean;
  readonly network: Network;
  readonly challenge: ChallengeInfo;
  readonly limits: NetworkLimits;
}): Obstacle | null {
  if (paused) return "paused";
  if (isBusy({ status })) return "training";
  if (!ready) return "loading";
  return networkProblem(network, challenge, limits) === null ? null : "network";
}
