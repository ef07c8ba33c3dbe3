import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { MOST_SCORING_FLOP, parameterCount, scoringFlop } from "./flop";
import { type LayerMisfit, MisfitError, planNetwork } from "./layer-plan";
import { MAX_PARAMETERS, type Network } from "./network";

/** Why a network cannot be trained: at which of its layers, or null where it is the whole. */
export type NetworkProblem =
  | { readonly code: LayerMisfit; readonly layer: number }
  | {
      readonly code: "too-many-parameters";
      readonly layer: null;
      readonly count: number;
      readonly limit: number;
    }
  /** The server could not compute its score again. `times`: how much more work that is than the most it does. */
  | { readonly code: "too-much-to-check"; readonly layer: null; readonly times: number };

/** What is asked of a network: its examples' shape, what is to be said of them, and how many there are. */
export type ChallengeShape = Pick<ChallengeInfo, "featureShape" | "task" | "counts">;

/** The first thing that keeps a run from starting with a network; null when one may. `limit`: parameters that the round allows. */
export function networkProblem(
  network: Network,
  { featureShape, task, counts }: ChallengeShape,
  limit: number = MAX_PARAMETERS,
): NetworkProblem | null {
  try {
    const plan = planNetwork(network, featureShape, task);
    const count = parameterCount(plan);
    if (count > limit) return { code: "too-many-parameters", layer: null, count, limit };
    const times = scoringFlop(plan, counts) / MOST_SCORING_FLOP;
    return times > 1 ? { code: "too-much-to-check", layer: null, times } : null;
  } catch (error) {
    if (error instanceof MisfitError) return { code: error.misfit, layer: error.layer };
    throw error;
  }
}
