import { type Activation, layerSizes } from "@/lib/learning/network";
import type { RunSpec } from "@/lib/protocol/worker";
import { initialWeights } from "../initial-weights";
import { type LayerLayout, weightLayout } from "../weight-layout";
import * as tf from "./core";

/** A network of dense layers on the device. */
export type DenseNetwork = {
  readonly variables: tf.Variable[];
  /** Inputs (rows × features) to outputs (rows × output units). */
  outputs(inputs: tf.Tensor2D): tf.Tensor2D;
  /** Reads the flat weights back. */
  weights(): Float32Array;
  dispose(): void;
};

const ACTIVATE: Readonly<Record<Activation, (values: tf.Tensor2D) => tf.Tensor2D>> = {
  tanh: tf.tanh,
  relu: tf.relu,
  sigmoid: tf.sigmoid,
};

export function createDenseNetwork(spec: RunSpec): DenseNetwork {
  const layout = weightLayout(layerSizes(spec.network, spec.featureShape, spec.task));
  const initial = initialWeights(spec);
  const layers = layout.map((place, index) => ({
    ...layerVariables(initial, place),
    place,
    activation: spec.network.layers[index]?.activation ?? null,
  }));
  return {
    variables: layers.flatMap(({ matrix, biases }) => [matrix, biases]),
    outputs: (inputs) =>
      layers.reduce((values, { matrix, biases, activation }) => {
        const sums = tf.add<tf.Tensor2D>(tf.matMul(values, matrix), biases);
        return activation ? ACTIVATE[activation](sums) : sums;
      }, inputs),
    weights() {
      const flat = new Float32Array(initial.length);
      for (const { matrix, biases, place } of layers) {
        flat.set(matrix.dataSync(), place.matrix);
        flat.set(biases.dataSync(), place.biases);
      }
      return flat;
    },
    dispose() {
      for (const { matrix, biases } of layers) tf.dispose([matrix, biases]);
    },
  };
}

function layerVariables(flat: Float32Array, { inputs, units, matrix, biases, end }: LayerLayout) {
  return tf.tidy(() => ({
    matrix: tf.variable(tf.tensor2d(flat.slice(matrix, biases), [inputs, units])),
    biases: tf.variable(tf.tensor1d(flat.slice(biases, end))),
  }));
}
