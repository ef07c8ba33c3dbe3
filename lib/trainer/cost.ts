import { parameterCount } from "@/lib/learning/network";
import type { RunSpec } from "@/lib/protocol/worker";

/** Floating-point operations of one training step: two a weight and example forward, four backward. */
export function stepCost({ network, featureShape, task, hyperparameters }: RunSpec): number {
  return 6 * hyperparameters.batchSize * parameterCount(network, featureShape, task);
}

/** Floating-point operations of the outputs for one example. */
export function outputCost({ network, featureShape, task }: RunSpec): number {
  return 2 * parameterCount(network, featureShape, task);
}
