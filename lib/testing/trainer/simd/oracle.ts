import type { Numbers } from "@/lib/learning/examples/split";
import * as tf from "@/lib/trainer/tfjs/core";
import "@tensorflow/tfjs-backend-cpu";
import type { LayerActivation, LayerPlan } from "@/lib/learning/network/layer-plan";
import { unreachable } from "@/lib/learning/unreachable";
import type { BatchOrder } from "@/lib/trainer/run/batch-order";
import type { TrainingPlan } from "@/lib/trainer/run/training-plan";
import { numbersSeen } from "../one-hot";
import type { Lesson } from "./lessons";

/** Trains a lesson with TensorFlow.js on its CPU backend, op by op, and returns its mean loss on the training split. */
export async function lossByTfjs({ plan, examples, weights }: Lesson, order: BatchOrder, steps: number) {
  await tf.setBackend("cpu");
  const { train } = examples;
  const shape = [train.count, ...plan.featureShape];
  const width = train.features.length / train.count;
  const seen = Array.from({ length: train.count }, (_, example) =>
    numbersSeen(train.features.subarray(example * width, (example + 1) * width), plan.featureShape),
  );
  const features = tf.tensor(Float32Array.from(seen.flat()), shape);
  const labels = labelTensor(plan, train.labels);
  const variables = variablesOf(plan.layers, weights);
  const optimiser = optimiserOf(plan);
  for (let step = 0; step < steps; step++) {
    const batch = tf.tensor1d(order.next(), "int32");
    optimiser.minimize(() => {
      const outputs = forward(plan, variables, tf.gather(features, batch));
      return lossOf(plan, outputs, tf.gather(labels, batch));
    });
  }
  return lossOf(plan, forward(plan, variables, features), labels).dataSync()[0];
}

function labelTensor({ loss, layers }: TrainingPlan, labels: Numbers): tf.Tensor {
  if (loss === "mse") return tf.tensor2d(Float32Array.from(labels), [labels.length, 1]);
  const last = layers.at(-1) as Extract<LayerPlan, { kind: "dense" }>;
  return tf.cast(tf.oneHot(tf.tensor1d(Int32Array.from(labels), "int32"), last.units), "float32");
}

function variablesOf(layers: readonly LayerPlan[], weights: Float32Array): tf.Variable[] {
  let from = 0;
  const variable = (shape: number[]) => {
    const count = shape.reduce((product, size) => product * size, 1);
    from += count;
    return tf.variable(tf.tensor(weights.slice(from - count, from), shape));
  };
  return layers.flatMap((layer) => {
    if (layer.kind === "dense") return [variable([layer.inputs, layer.units]), variable([layer.units])];
    if (layer.kind === "context" && layer.embedding !== null)
      return [variable([layer.symbols, layer.embedding])];
    if (layer.kind !== "conv2d") return [];
    const { kernel, input, output } = layer;
    return [variable([kernel, kernel, input.channels, output.channels]), variable([output.channels])];
  });
}

function forward(
  { layers }: TrainingPlan,
  variables: readonly tf.Variable[],
  features: tf.Tensor,
): tf.Tensor {
  const left = variables.slice();
  return layers.reduce((values, layer) => {
    switch (layer.kind) {
      case "dense": {
        const flat = tf.reshape(values, [values.shape[0], layer.inputs]);
        return activated(tf.add(tf.matMul(flat, left.shift()!), left.shift()!), layer.activation);
      }
      case "conv2d": {
        const padding = layer.margin.bottom + layer.margin.right > 0 ? "same" : "valid";
        const sums = tf.conv2d(values as tf.Tensor4D, left.shift() as tf.Tensor4D, layer.stride, padding);
        return activated(tf.add(sums, left.shift()!), layer.activation);
      }
      case "max-pool":
        return tf.maxPool(values as tf.Tensor4D, layer.size, layer.stride, "valid");
      case "flatten":
        return tf.reshape(values, [values.shape[0], -1]);
      case "dropout":
        throw new Error("TensorFlow.js draws other masks.");
      case "context": {
        const { available, length, symbols, embedding } = layer;
        const seen = tf.slice(values, [0, available - length, 0], [-1, length, symbols]);
        if (embedding === null) return seen;
        const letters = tf.reshape(seen, [-1, symbols]);
        return tf.reshape(tf.matMul(letters, left.shift()!), [-1, length * embedding]);
      }
      default:
        return unreachable(layer);
    }
  }, features);
}

function activated(sums: tf.Tensor, activation: LayerActivation): tf.Tensor {
  if (activation === "linear") return sums;
  if (activation === "gelu") return tf.div(tf.mul(sums, tf.add(1, tf.erf(tf.div(sums, Math.SQRT2)))), 2);
  return { tanh: tf.tanh, relu: tf.relu, sigmoid: tf.sigmoid }[activation](sums);
}

function lossOf({ loss }: TrainingPlan, outputs: tf.Tensor, labels: tf.Tensor): tf.Scalar {
  if (loss === "mse") return tf.losses.meanSquaredError(labels, outputs) as tf.Scalar;
  return tf.losses.softmaxCrossEntropy(labels, outputs) as tf.Scalar;
}

function optimiserOf({ optimiser, learningRate }: TrainingPlan): tf.Optimizer {
  switch (optimiser) {
    case "sgd":
      return tf.train.sgd(learningRate);
    case "momentum":
      return tf.train.momentum(learningRate, 0.9);
    case "rmsprop":
      return tf.train.rmsprop(learningRate, 0.9, 0, 1e-7);
    case "adam":
      return tf.train.adam(learningRate, 0.9, 0.999, 1e-7);
    default:
      return unreachable(optimiser);
  }
}
