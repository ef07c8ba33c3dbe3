import { unreachable } from "@/lib/learning/unreachable";
import type { Checkpoint } from "../engine";
import type { TrainingPlan } from "../training-plan";
import { weightLayout } from "../weight-layout";
import * as tf from "./core";

/** What the optimisers are: momentum (Polyak, 1964), RMSProp (Hinton, 2012), Adam (Kingma and Ba, 2015). */
const MOMENTUM = 0.9;
const RMS_KEPT = 0.9;
const BETA1 = 0.9;
const BETA2 = 0.999;
const EPSILON = 1e-7;

/** The flat weights on the device, what the optimiser remembers, and how both move. */
export type Descent = {
  readonly weights: tf.Tensor1D;
  /** Steps taken, those before a checkpoint among them. */
  readonly steps: number;
  /** One step along the flat gradients. Call it inside `tf.tidy`. */
  step(gradients: tf.Tensor1D): void;
  /** Weights and both memories of a checkpoint, one after the other; zeros where the optimiser has none. */
  state(): tf.Tensor1D;
  dispose(): void;
};

/**
 * The optimisers of TensorFlow.js in its own operations, but on all parameters at once: a fraction of the kernels where each
 * matrix and each bias takes its own, and its state is a checkpoint's.
 */
export function createDescent(plan: TrainingPlan, from: Checkpoint): Descent {
  const { learningRate, optimiser } = plan;
  const variable = (values: Float32Array) => tf.tidy(() => tf.variable(tf.tensor1d(values)));
  const weights = variable(from.weights);
  const first = optimiser === "momentum" || optimiser === "adam" ? variable(from.firstMemory) : null;
  const second = optimiser === "rmsprop" || optimiser === "adam" ? variable(from.secondMemory) : null;
  const kept = plan.weightDecay > 0 ? tf.tensor1d(keptShares(plan, weights.size)) : null;
  // Numbers that stay, on the device once and for all.
  const constants = tf.tidy(() => ({
    rate: tf.keep(tf.scalar(learningRate)),
    momentum: tf.keep(tf.scalar(MOMENTUM)),
    rmsKept: tf.keep(tf.scalar(RMS_KEPT)),
    rmsTaken: tf.keep(tf.scalar(1 - RMS_KEPT)),
    beta1: tf.keep(tf.scalar(BETA1)),
    taken1: tf.keep(tf.scalar(1 - BETA1)),
    beta2: tf.keep(tf.scalar(BETA2)),
    taken2: tf.keep(tf.scalar(1 - BETA2)),
    epsilon: tf.keep(tf.scalar(EPSILON)),
  }));
  let steps = from.step;

  /** memory × share + news × other share, kept in the memory. */
  const blend = (memory: tf.Variable, share: tf.Scalar, news: tf.Tensor, taken: tf.Scalar): tf.Tensor => {
    const blended = tf.add(tf.mul(memory, share), tf.mul(news, taken));
    memory.assign(blended);
    return blended;
  };

  /** How far the weights go down. */
  const descend = (gradients: tf.Tensor1D): tf.Tensor => {
    const { rate, epsilon, rmsKept, rmsTaken, beta1, taken1, beta2, taken2 } = constants;
    switch (optimiser) {
      case "sgd":
        return tf.mul(gradients, rate);
      case "momentum": {
        const velocity = tf.add(tf.mul(first!, constants.momentum), gradients);
        (first as tf.Variable).assign(velocity);
        return tf.mul(velocity, rate);
      }
      case "rmsprop": {
        const square = blend(second!, rmsKept, tf.square(gradients), rmsTaken);
        return tf.div(tf.mul(gradients, rate), tf.sqrt(tf.add(square, epsilon)));
      }
      case "adam": {
        const mean = blend(first!, beta1, gradients, taken1);
        const square = blend(second!, beta2, tf.square(gradients), taken2);
        const size = tf.sqrt(tf.mul(square, 1 / (1 - BETA2 ** steps)));
        return tf.div(tf.mul(mean, learningRate / (1 - BETA1 ** steps)), tf.add(size, epsilon));
      }
      default:
        return unreachable(optimiser);
    }
  };

  return {
    weights,
    get steps() {
      return steps;
    },
    step(gradients) {
      steps++;
      weights.assign(tf.sub(kept ? tf.mul(weights, kept) : weights, descend(gradients)));
    },
    state() {
      const none = tf.zerosLike(weights);
      return tf.concat1d([weights, first ?? none, second ?? none] as tf.Tensor1D[]);
    },
    dispose: () =>
      tf.dispose([weights, first, second, kept, ...Object.values(constants)].filter((t) => t !== null)),
  };
}

/** What weight decay leaves of every parameter in a step: biases stay. */
function keptShares({ layers, learningRate, weightDecay }: TrainingPlan, count: number): Float32Array {
  const shares = new Float32Array(count).fill(1);
  for (const { matrix, biases } of weightLayout(layers))
    shares.fill(1 - learningRate * weightDecay, matrix, biases);
  return shares;
}
