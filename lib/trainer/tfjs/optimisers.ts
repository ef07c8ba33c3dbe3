import type { Hyperparameters } from "@/lib/learning/hyperparameters";
import { unreachable } from "@/lib/learning/unreachable";
import * as tf from "./core";

export const MOMENTUM = 0.9;
export const ADAM = { beta1: 0.9, beta2: 0.999, epsilon: 1e-7 } as const;

/** The optimiser, and what frees it. */
export type Descent = { readonly optimiser: tf.Optimizer; dispose(): void };

export function createDescent({ optimiser, learningRate }: Hyperparameters): Descent {
  switch (optimiser) {
    case "sgd": {
      const sgd = tf.train.sgd(learningRate);
      return { optimiser: sgd, dispose: () => sgd.dispose() };
    }
    case "momentum": {
      const momentum = tf.train.momentum(learningRate, MOMENTUM);
      return {
        optimiser: momentum,
        dispose() {
          momentum.dispose();
          // Momentum's own dispose forgets what it inherited: the tensor of the learning rate.
          tf.SGDOptimizer.prototype.dispose.call(momentum);
        },
      };
    }
    case "adam": {
      // Epsilon by name: left out, TensorFlow.js takes 1e-4 on WebGL, and the engines part.
      const adam = tf.train.adam(learningRate, ADAM.beta1, ADAM.beta2, ADAM.epsilon);
      return { optimiser: adam, dispose: () => adam.dispose() };
    }
    default:
      return unreachable(optimiser);
  }
}
