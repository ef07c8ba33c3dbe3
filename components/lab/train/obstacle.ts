import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { MAX_PARAMETERS, type Network } from "@/lib/learning/network/network";
import { networkProblem } from "@/lib/learning/network/network-check";
import { isBusy, type LabTraining } from "@/lib/learning/training/training";

/** Why nothing can be tried out beside the class: a pause, a run that is going, examples that are not here yet, a network that cannot be trained. */
export type Obstacle = "paused" | "training" | "loading" | "network";

/** Null where there is none. `ready`: the round's examples and seed are here. */
export function obstacleTo({
  paused,
  status,
  ready,
  network,
  challenge,
  parameterLimit,
}: {
  readonly paused: boolean;
  readonly status: LabTraining["status"];
  readonly ready: boolean;
  readonly network: Network;
  readonly challenge: ChallengeInfo;
  readonly parameterLimit: number | null;
}): Obstacle | null {
  if (paused) return "paused";
  if (isBusy({ status })) return "training";
  if (!ready) return "loading";
  const limit = parameterLimit ?? MAX_PARAMETERS;
  return networkProblem(network, challenge, limit) === null ? null : "network";
}
