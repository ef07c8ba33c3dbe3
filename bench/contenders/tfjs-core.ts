import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-core/dist/register_all_gradients";
import { parameterShape } from "@/lib/learning/network/flop";
import type { LayerPlan } from "@/lib/learning/network/layer-plan";
import { ACTIVATION_ENTRIES } from "@/lib/trainer/run/activations";
import { initialWeights } from "@/lib/trainer/run/initial-weights";
import { type TrainingPlan, trainingPlan } from "@/lib/trainer/run/training-plan";
import { firstEpoch } from "./batches";
import type { OpenContender } from "./contender";
import { type BackendName, useBackend } from "./tfjs-backend";

/** TensorFlow.js as its guide shows it: `optimizer.minimize` on batches that are already on the device. */
export function openTfjsCore(backend: BackendName): OpenContender {
  return async (spec, examples) => {
    if (!(await useBackend(backend))) return null;
    const plan = trainingPlan(spec);
    const variables = variablesOf(plan.layers, initialWeights(spec));
    const batches = firstEpoch(spec, examples).map(({ features, targets }) => {
      const rows = spec.hyperparameters.batchSize;
      return {
        features: tf.tensor(features, [rows, ...plan.featureShape]),
        targets: tf.tensor2d(targets, [rows, targets.length / rows]),
      };
    });
    const optimizer = optimizerOf(plan);
    let step = 0;
    return {
      async train(steps) {
        for (let taken = 0; taken < steps; taken++) {
          const { features, targets } = batches[step++ % batches.length];
          optimizer.minimize(() => loss(plan, outputs(plan.layers, variables, features), targets));
        }
        await variables[0].data();
      },
      async weights() {
        const all = await Promise.all(variables.map((variable) => variable.data()));
        return Float32Array.from(all.flatMap((values) => Array.from(values)));
      },
    };
  };
}

function variablesOf(layers: readonly LayerPlan[], weights: Float32Array): tf.Variable[] {
  let from = 0;
  const variable = (shape: number[]) => {
    const count = shape.reduce((product, size) => product * size, 1);
    from += count;
    return tf.variable(tf.tensor(weights.slice(from - count, from), shape));
  };
  return layers.flatMap((layer) => {
    const shape = parameterShape(layer);
    if (!shape) return [];
    const { rows, columns } = shape;
    if (layer.kind !== "conv2d") return [variable([rows, columns]), variable([columns])];
    return [variable([layer.kernel, layer.kernel, layer.input.channels, columns]), variable([columns])];
  });
}

/** The outputs of a network like those of the tasks: without dropout and margins. */
function outputs(layers: readonly LayerPlan[], variables: readonly tf.Variable[], features: tf.Tensor) {
  let next = 0;
  return layers.reduce((values, layer) => {
    if (layer.kind === "dense") {
      const flat = tf.reshape(values, [values.shape[0], layer.inputs]);
      return ACTIVATION_ENTRIES[layer.activation].tensors(
        tf,
        tf.add(tf.matMul(flat, variables[next++]), variables[next++]),
      );
    }
    if (layer.kind === "conv2d") {
      const sums = tf.conv2d(values as tf.Tensor4D, variables[next++] as tf.Tensor4D, layer.stride, "valid");
      return ACTIVATION_ENTRIES[layer.activation].tensors(tf, tf.add(sums, variables[next++]));
    }
    if (layer.kind === "max-pool") {
      return tf.maxPool(values as tf.Tensor4D, layer.size, layer.stride, "valid");
    }
    return values;
  }, features);
}

function loss(plan: TrainingPlan, answers: tf.Tensor, targets: tf.Tensor): tf.Scalar {
  return plan.loss === "mse"
    ? tf.losses.meanSquaredError(targets, answers)
    : tf.losses.softmaxCrossEntropy(targets, answers);
}

/** With the same epsilon as the other contenders: on WebGL the library's default would differ. */
export function optimizerOf({ optimiser, learningRate }: TrainingPlan): tf.Optimizer {
  return optimiser === "adam" ? tf.train.adam(learningRate, 0.9, 0.999, 1e-7) : tf.train.sgd(learningRate);
}
