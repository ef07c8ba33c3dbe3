import { type TrainingPlan, weightLayout } from "@/lib/trainer/run/training-plan";

/** Moves the weights along the gradients. `step` counts from 1. */
export type Update = (weights: Float64Array, gradients: Float64Array, step: number) => void;

/**
 * Weight decay, then the optimisers as in their papers: momentum 0.9 (Polyak), RMSProp 0.9 (Hinton), Adam with 0.9 and 0.999 (Kingma and Ba);
 * 1e-7 prevents division by zero.
 */
export function createUpdate(plan: TrainingPlan, count: number): Update {
  const { optimiser, learningRate, weightDecay } = plan;
  const first = new Float64Array(count);
  const second = new Float64Array(count);
  return (weights, gradients, step) => {
    for (const { matrix, biases } of weightLayout(plan.layers))
      for (let at = matrix; at < biases; at++) weights[at] *= 1 - learningRate * weightDecay;
    for (const [index, gradient] of gradients.entries()) {
      if (optimiser === "sgd") weights[index] -= learningRate * gradient;
      if (optimiser === "momentum") {
        first[index] = 0.9 * first[index] + gradient;
        weights[index] -= learningRate * first[index];
      }
      if (optimiser === "rmsprop") {
        second[index] = 0.9 * second[index] + 0.1 * gradient ** 2;
        weights[index] -= (learningRate * gradient) / Math.sqrt(second[index] + 1e-7);
      }
      if (optimiser === "adam") {
        first[index] = 0.9 * first[index] + 0.1 * gradient;
        second[index] = 0.999 * second[index] + 0.001 * gradient ** 2;
        const mean = first[index] / (1 - 0.9 ** step);
        const spread = Math.sqrt(second[index] / (1 - 0.999 ** step));
        weights[index] -= (learningRate * mean) / (spread + 1e-7);
      }
    }
  };
}
