import type { LayerPlan } from "@/lib/learning/layer-plan";
import * as tf from "./core";

/** The kernels that training a layer takes besides those that every backend has. */
const KERNELS: Readonly<Record<LayerPlan["kind"], readonly string[]>> = {
  dense: [],
  conv2d: [tf.Conv2D, tf.Conv2DBackpropFilter, tf.Conv2DBackpropInput],
  "max-pool": [tf.MaxPool, tf.MaxPoolGrad],
  flatten: [],
  dropout: [],
};

/** Whether a backend (by its name inside TensorFlow.js) has all it takes to train these layers. */
export function canTrain(backend: string, layers: readonly LayerPlan[]): boolean {
  return layers.every(({ kind }) => KERNELS[kind].every((kernel) => tf.getKernel(kernel, backend)));
}
