import type { LayerPlan } from "@/lib/learning/network/layer-plan";
import { lettersOf } from "@/lib/learning/network/network";
import { unreachable } from "@/lib/learning/unreachable";
import { ACTIVATION_ENTRIES, type TensorOperations } from "../run/activations";
import { type TrainingPlan, weightLayout } from "../run/training-plan";
import * as tf from "./core";

/** One layer's matrix (for a convolution: kernel row × kernel column × channel × filter) and its biases, if it has any. */
type LayerParameters = readonly [matrix: tf.Tensor, biases: tf.Tensor1D];

/** What dropout multiplies with (rows × count), by the layer's index in the plan. Empty if nothing is dropped. */
export type Masks = ReadonlyMap<number, tf.Tensor2D>;

/** A network as a function of its flat weights. It owns no tensors. */
export type Network = {
  /** Splits flat weights into the matrix and, if there are any, the biases of each layer that learns, in turn. */
  split(weights: tf.Tensor1D): tf.Tensor[];
  /** Joins such parameters, or their gradients, into one flat tensor. */
  join(parameters: tf.Tensor[]): tf.Tensor1D;
  /** Inputs (rows × features, of which a letter is one) to outputs (rows × output units), by the weights as `split` gives them. */
  outputs(parameters: tf.Tensor[], inputs: tf.Tensor2D, masks: Masks): tf.Tensor2D;
};

const OPERATIONS: TensorOperations = {
  add: tf.add,
  mul: tf.mul,
  tanh: tf.tanh,
  relu: tf.relu,
  sigmoid: tf.sigmoid,
  erf: tf.erf,
};

export function createNetwork({ layers, featureShape }: TrainingPlan): Network {
  const layout = weightLayout(layers);
  const letters = lettersOf(featureShape);
  /** Where each layer's parameters begin among those of all, by its index in the plan. */
  const places = new Map<number, number>();
  let parameterCount = 0;
  for (const { layer, biases, end } of layout) {
    places.set(layer, parameterCount);
    parameterCount += end > biases ? 2 : 1;
  }
  return {
    split: (weights) =>
      layout.flatMap(({ layer, matrix, biases, end }) => {
        const own = tf.reshape(tf.slice(weights, [matrix], [biases - matrix]), matrixShape(layers[layer]!));
        return end > biases ? [own, tf.slice(weights, [biases], [end - biases])] : [own];
      }),
    join: (parameters) => tf.concat1d(parameters.map((values) => tf.reshape(values, [values.size]))),
    outputs(parameters, inputs, masks) {
      const rows = inputs.shape[0];
      const features = letters
        ? oneHotLetters(inputs, letters.symbols)
        : featureShape.length === 3
          ? tf.reshape(inputs, [rows, ...featureShape])
          : inputs;
      return layers.reduce<tf.Tensor>((values, layer, index) => {
        const place = places.get(index) ?? parameterCount;
        const own = parameters.slice(place, place + 2) as unknown as LayerParameters;
        return layerOutputs(layer, values, own, masks.get(index));
      }, features) as tf.Tensor2D;
    },
  };
}

/** Letters (rows × positions, a symbol each) as one-hot vectors: rows × positions × symbols. */
function oneHotLetters(letters: tf.Tensor2D, symbols: number): tf.Tensor {
  return tf.cast(tf.oneHot(tf.cast(letters, "int32"), symbols), "float32");
}

function matrixShape(layer: LayerPlan): number[] {
  if (layer.kind === "dense") return [layer.inputs, layer.units];
  if (layer.kind === "context" && layer.embedding !== null) return [layer.symbols, layer.embedding];
  if (layer.kind !== "conv2d") throw new Error(`A layer of ${layer.kind} learns nothing.`);
  return [layer.kernel, layer.kernel, layer.input.channels, layer.output.channels];
}

function layerOutputs(
  layer: LayerPlan,
  values: tf.Tensor,
  [matrix, biases]: LayerParameters,
  mask: tf.Tensor2D | undefined,
): tf.Tensor {
  switch (layer.kind) {
    case "dense": {
      const flat = tf.reshape(values, [values.shape[0], layer.inputs]);
      return ACTIVATION_ENTRIES[layer.activation].tensors(
        OPERATIONS,
        tf.add(tf.matMul(flat, matrix), biases),
      );
    }
    case "conv2d": {
      // "same" by TensorFlow's own rule; without margins, "valid" means the same.
      const padding = Object.values(layer.margin).some((zeros) => zeros > 0) ? "same" : "valid";
      const sums = tf.conv2d(values as tf.Tensor4D, matrix as tf.Tensor4D, layer.stride, padding);
      return ACTIVATION_ENTRIES[layer.activation].tensors(OPERATIONS, tf.add(sums, biases));
    }
    case "max-pool":
      return tf.maxPool(values as tf.Tensor4D, layer.size, layer.stride, "valid");
    case "flatten":
      return tf.reshape(values, [values.shape[0], -1]);
    case "dropout":
      return mask ? tf.mul(values, tf.reshape(mask, values.shape)) : values;
    case "context": {
      const { available, length, symbols, embedding } = layer;
      const seen = tf.slice(values as tf.Tensor3D, [0, available - length, 0], [-1, length, symbols]);
      if (embedding === null) return seen;
      // A product with one-hot rows, as gathering rows has a gradient that is slow on a GPU.
      const numbers = tf.matMul(tf.reshape(seen, [-1, symbols]) as tf.Tensor2D, matrix as tf.Tensor2D);
      return tf.reshape(numbers, [values.shape[0], length * embedding]);
    }
    default:
      return unreachable(layer);
  }
}
