import "@tensorflow/tfjs-backend-cpu";
import type { Optimiser } from "@/lib/learning/training/hyperparameters";
import type { TrainingPlan } from "@/lib/trainer/run/training-plan";
import * as tf from "@/lib/trainer/tfjs/core";
import { createDescent } from "@/lib/trainer/tfjs/descent";
import { tfjsEngine } from "@/lib/trainer/tfjs/engine";
import { createNetwork } from "@/lib/trainer/tfjs/network";

/** The engine of TensorFlow.js in plain JavaScript, which runs in Node. */
export const openTfjsOnCpu = tfjsEngine(async () =>
  (await tf.setBackend("cpu")) ? { deviceName: "", isLost: () => false } : null,
);

const OWN: Readonly<Record<Optimiser, (rate: number) => tf.Optimizer>> = {
  sgd: (rate) => tf.train.sgd(rate),
  momentum: (rate) => tf.train.momentum(rate, 0.9),
  rmsprop: (rate) => tf.train.rmsprop(rate, 0.9, 0, 1e-7),
  adam: (rate) => tf.train.adam(rate, 0.9, 0.999, 1e-7),
};

/** Where our descent takes given weights by given gradients, step by step, and where TensorFlow.js's own optimiser does. */
export async function descendBothWays(
  plan: TrainingPlan,
  weights: Float32Array,
  gradients: readonly Float32Array[],
): Promise<{ ours: Float32Array; theirs: Float32Array }> {
  await tf.setBackend("cpu");
  const none = new Float32Array(weights.length);
  const network = createNetwork(plan);
  const descent = createDescent(plan, network, { step: 0, weights, firstMemory: none, secondMemory: none });
  const variable = tf.variable(tf.tensor1d(weights));
  const optimiser = OWN[plan.optimiser](plan.learningRate);
  for (const flat of gradients) {
    tf.tidy(() => descent.step(network.split(tf.tensor1d(flat))));
    optimiser.applyGradients([{ name: variable.name, tensor: tf.tensor1d(flat) }]);
  }
  return { ours: descent.weights().dataSync<"float32">(), theirs: variable.dataSync<"float32">() };
}
