import type { TrainState } from "@/lib/learning/training/training";
import { unreachable } from "@/lib/learning/unreachable";
import { type TrainingPlan, weightLayout } from "../run/training-plan";
import * as tf from "./core";
import type { Network } from "./network";

/** The constants of momentum (Polyak, 1964), RMSProp (Hinton, 2012), Adam (Kingma and Ba, 2015). */
const MOMENTUM = 0.9;
const RMS_KEPT = 0.9;
const BETA1 = 0.9;
const BETA2 = 0.999;
const EPSILON = 1e-7;

/** The weights on the device and the optimiser's memory, and how a step changes both. */
export type Descent = {
  /** Steps taken, including those before the state it started from. */
  readonly steps: number;
  /** The weights as `network.split` gives them. Call it inside `tf.tidy`. */
  parameters(): tf.Tensor[];
  /** One step along the gradients of `parameters`. Call it inside `tf.tidy`. */
  step(gradients: tf.Tensor[]): void;
  /** The flat weights. Call it inside `tf.tidy`. */
  weights(): tf.Tensor1D;
  /** Weights and both memories of a state, one after the other; zeros for memories that the optimiser does not have. Call it inside `tf.tidy`. */
  state(): tf.Tensor1D;
  dispose(): void;
};

/**
 * The optimisers of TensorFlow.js in its own operations. Those that need many operations work on all parameters at once, which takes a
 * fraction of the kernels that separate matrices and biases would, and keeps the state as in `TrainState`. Plain gradient descent needs only
 * two operations for each, fewer than joining and splitting the parameters.
 */
export function createDescent(plan: TrainingPlan, network: Network, from: TrainState): Descent {
  const { learningRate, optimiser } = plan;
  const together = optimiser !== "sgd";
  const parts = (flat: tf.Tensor1D) => (together ? [flat] : network.split(flat));
  const variable = (values: Float32Array) => tf.tidy(() => tf.variable(tf.tensor1d(values)));
  const weights = tf.tidy(() => parts(tf.tensor1d(from.weights)).map((part) => tf.variable(part)));
  const first = optimiser === "momentum" || optimiser === "adam" ? variable(from.firstMemory) : null;
  const second = optimiser === "rmsprop" || optimiser === "adam" ? variable(from.secondMemory) : null;
  const shares = plan.weightDecay > 0 ? keptShares(plan, from.weights.length) : null;
  const kept = shares && tf.tidy(() => parts(tf.tensor1d(shares)).map((part) => tf.keep(tf.clone(part))));
  // Constants, uploaded to the device once.
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

  /** memory × share + news × taken, stored in the memory. */
  const blend = (memory: tf.Variable, share: tf.Scalar, news: tf.Tensor, taken: tf.Scalar): tf.Tensor => {
    const blended = tf.add(tf.mul(memory, share), tf.mul(news, taken));
    memory.assign(blended);
    return blended;
  };

  /** What is subtracted from the weights. */
  const descend = (gradients: tf.Tensor): tf.Tensor => {
    const { rate, epsilon, rmsKept, rmsTaken, beta1, taken1, beta2, taken2 } = constants;
    switch (optimiser) {
      case "sgd":
        return tf.mul(gradients, rate);
      case "momentum": {
        const velocity = tf.add<tf.Tensor1D>(tf.mul(first!, constants.momentum), gradients);
        first!.assign(velocity);
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

  const flatWeights = () => (together ? (weights[0] as tf.Tensor1D) : network.join(weights));
  return {
    get steps() {
      return steps;
    },
    parameters: () => (together ? network.split(flatWeights()) : weights),
    step(gradients) {
      steps++;
      for (const [index, along] of (together ? [network.join(gradients)] : gradients).entries()) {
        const part = weights[index]!;
        part.assign(tf.sub(kept ? tf.mul(part, kept[index]!) : part, descend(along)));
      }
    },
    weights: () => tf.clone(flatWeights()),
    state() {
      const flat = flatWeights();
      const none = tf.zerosLike(flat);
      return tf.concat1d([flat, first ?? none, second ?? none] as tf.Tensor1D[]);
    },
    dispose: () => tf.dispose([weights, first ?? [], second ?? [], kept ?? [], Object.values(constants)]),
  };
}

/** The factor of weight decay for every parameter; 1 for biases. */
function keptShares({ layers, learningRate, weightDecay }: TrainingPlan, count: number): Float32Array {
  const shares = new Float32Array(count).fill(1);
  for (const { matrix, biases } of weightLayout(layers))
    shares.fill(1 - learningRate * weightDecay, matrix, biases);
  return shares;
}
