import { forwardFlop, stepFlop } from "@/lib/learning/network/flop";
import { planNetwork } from "@/lib/learning/network/layer-plan";
import type { RunSpec } from "@/lib/learning/training/training";

/** Floating-point operations of one training step. */
export function stepCost({ network, featureShape, task, hyperparameters }: RunSpec): number {
  return stepFlop(planNetwork(network, featureShape, task), hyperparameters.batchSize);
}

/** Floating-point operations of the outputs for one example. */
export function outputCost({ network, featureShape, task }: RunSpec): number {
  return forwardFlop(planNetwork(network, featureShape, task));
}
