import { type LayerMisfit, MisfitError, planNetwork } from "./layer-plan";
import { MAX_PARAMETERS, type Network } from "./network";
import { parameterCount } from "./parameters";
import type { Task } from "./task";

/** Why a network cannot be trained: at which of its layers, or null where it is the whole. */
export type NetworkProblem =
  | { readonly code: LayerMisfit; readonly layer: number }
  | {
      readonly code: "too-many-parameters";
      readonly layer: null;
      readonly count: number;
      readonly limit: number;
    };

/** The first thing that keeps a network from training on such examples; null when it can. `limit`: parameters that the round allows. */
export function networkProblem(
  network: Network,
  featureShape: readonly number[],
  task: Task,
  limit: number = MAX_PARAMETERS,
): NetworkProblem | null {
  try {
    const count = parameterCount(planNetwork(network, featureShape, task));
    return count > limit ? { code: "too-many-parameters", layer: null, count, limit } : null;
  } catch (error) {
    if (error instanceof MisfitError) return { code: error.misfit, layer: error.layer };
    throw error;
  }
}
