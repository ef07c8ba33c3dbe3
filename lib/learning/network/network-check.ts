import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { MOST_SCORING_FLOP, parameterCount, scoringFlop } from "./flop";
import { type LayerMisfit, MisfitError, planNetwork } from "./layer-plan";
import { MAX_PARAMETERS, type Network } from "./network";

/** Why a network cannot be trained. `layer`: the index of the layer at fault, or null where it is the network as a whole. */
export type NetworkProblem =
  | { readonly code: LayerMisfit; readonly layer: number }
  | {
      readonly code: "too-many-parameters";
      readonly layer: null;
      readonly count: number;
      readonly limit: number;
    }
  /** Scoring it would be too much work for the server. `times`: that work ÷ the most allowed. */
  | { readonly code: "too-much-to-check"; readonly layer: null; readonly times: number };

/** How large the networks of a round may be. Null: no limit of the round's own. */
export type NetworkLimits = { readonly parameterLimit: number | null };

const NO_LIMITS: NetworkLimits = { parameterLimit: null };

/** What a network has to handle: the examples' shape, how much of them is not blank, the task, and how many examples there are. */
export type ChallengeShape = Pick<ChallengeInfo, "featureShape" | "task" | "counts" | "density">;

/** The first reason why a run may not start with this network; null if it may. */
export function networkProblem(
  network: Network,
  { featureShape, task, counts }: ChallengeShape,
  { parameterLimit }: NetworkLimits = NO_LIMITS,
): NetworkProblem | null {
  try {
    const plan = planNetwork(network, featureShape, task);
    const count = parameterCount(plan);
    const limit = parameterLimit ?? MAX_PARAMETERS;
    if (count > limit) return { code: "too-many-parameters", layer: null, count, limit };
    const times = scoringFlop(plan, counts) / MOST_SCORING_FLOP;
    return times > 1 ? { code: "too-much-to-check", layer: null, times } : null;
  } catch (error) {
    if (error instanceof MisfitError) return { code: error.misfit, layer: error.layer };
    throw error;
  }
}
