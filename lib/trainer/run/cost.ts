import { classCount } from "@/lib/learning/examples/task";
import { forwardFlop, stepFlop } from "@/lib/learning/network/flop";
import { planNetwork } from "@/lib/learning/network/layer-plan";
import { examplesPerStep } from "@/lib/learning/training/hyperparameters";
import type { RunSpec } from "@/lib/learning/training/training";

/** One training step on a split of `trainCount` examples, as floating-point operations. Blank features count as others do, as they do in `measuringCost`. */
export function stepCost(
  { network, featureShape, task, hyperparameters }: RunSpec,
  trainCount: number,
): number {
  const batch = examplesPerStep(trainCount, hyperparameters.batchSize);
  return stepFlop(planNetwork(network, featureShape, task), batch);
}

/** The loss of one example takes an exponential for each class, each as long as about this many operations of a matrix product. */
const FLOP_PER_CLASS = 100;

/** Measuring one example: its outputs and its loss, as floating-point operations of the time they take. For many classes and few units, the loss takes longer. */
export function measuringCost(spec: RunSpec): number {
  return outputCost(spec) + FLOP_PER_CLASS * (classCount(spec.task) ?? 0);
}

/** Floating-point operations of the outputs for one example. */
export function outputCost({ network, featureShape, task }: RunSpec): number {
  return forwardFlop(planNetwork(network, featureShape, task));
}
