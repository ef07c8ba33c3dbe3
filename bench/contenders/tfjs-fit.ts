import * as tf from "@tensorflow/tfjs-core";
import { layers, type Sequential, sequential } from "@tensorflow/tfjs-layers";
import type { LayerActivation, LayerPlan } from "@/lib/learning/network/layer-plan";
import { featureCount } from "@/lib/learning/network/network";
import { ACTIVATION_ENTRIES } from "@/lib/trainer/run/activations";
import { initialWeights } from "@/lib/trainer/run/initial-weights";
import { trainingPlan } from "@/lib/trainer/run/training-plan";
import { firstEpoch } from "./batches";
import type { OpenContender } from "./contender";
import { type BackendName, useBackend } from "./tfjs-backend";
import { optimizerOf } from "./tfjs-core";

/** TensorFlow.js by `model.fit`, told not to yield: a hidden tab would stop it, and the pauses would count as training time. */
export function openTfjsFit(backend: BackendName): OpenContender {
  return async (spec, examples) => {
    if (!(await useBackend(backend))) return null;
    const plan = trainingPlan(spec);
    const { batchSize } = spec.hyperparameters;
    const model = modelOf(plan.layers, plan.featureShape);
    model.compile({
      optimizer: optimizerOf(plan),
      loss:
        plan.loss === "mse"
          ? "meanSquaredError"
          : (targets: tf.Tensor, logits: tf.Tensor) => tf.losses.softmaxCrossEntropy(targets, logits),
    });
    setWeights(model, initialWeights(spec));
    const batches = firstEpoch(spec, examples);
    const rows = batches.length * batchSize;
    const features = tf.tensor(flat(batches.map((batch) => batch.features)), [rows, ...plan.featureShape]);
    const targets = tf.tensor2d(flat(batches.map((batch) => batch.targets)), [
      rows,
      batches[0].targets.length / batchSize,
    ]);
    /** Trains `epochs` epochs on the first `steps` batches. */
    const takeEpochs = async (steps: number, epochs: number) => {
      const [x, y] = tf.tidy(() => [
        tf.slice(features, 0, steps * batchSize),
        tf.slice(targets, 0, steps * batchSize),
      ]);
      await model.fit(x, y, { batchSize, epochs, shuffle: false, verbose: 0, yieldEvery: "never" });
      tf.dispose([x, y]);
    };
    return {
      async train(steps) {
        const epochs = Math.floor(steps / batches.length);
        const rest = steps % batches.length;
        if (epochs > 0) await takeEpochs(batches.length, epochs);
        if (rest > 0) await takeEpochs(rest, 1);
        await model.getWeights()[0].data();
      },
      async weights() {
        const all = await Promise.all(model.getWeights().map((tensor) => tensor.data()));
        return flat(all.map((values) => Float32Array.from(values)));
      },
    };
  };
}

function modelOf(plan: readonly LayerPlan[], featureShape: readonly number[]): Sequential {
  const model = sequential();
  let inputShape: number[] | undefined =
    plan[0].kind === "dense" ? [featureCount(featureShape)] : [...featureShape];
  if (featureShape.length > 1 && plan[0].kind === "dense") {
    model.add(layers.flatten({ inputShape: [...featureShape] }));
    inputShape = undefined;
  }
  for (const layer of plan) {
    if (layer.kind === "dense") {
      const { units } = layer;
      const activation = kerasName(layer.activation);
      model.add(layers.dense({ units, activation, ...(inputShape && { inputShape }) }));
    } else if (layer.kind === "conv2d") {
      const { kernel: kernelSize, stride: strides } = layer;
      const activation = kerasName(layer.activation);
      const filters = layer.output.channels;
      model.add(
        layers.conv2d({ filters, kernelSize, strides, activation, ...(inputShape && { inputShape }) }),
      );
    } else if (layer.kind === "max-pool") {
      model.add(layers.maxPooling2d({ poolSize: layer.size, strides: layer.stride }));
    } else if (layer.kind === "flatten") {
      model.add(layers.flatten());
    }
    inputShape = undefined;
  }
  return model;
}

function kerasName(activation: LayerActivation) {
  return ACTIVATION_ENTRIES[activation].keras as Parameters<typeof layers.dense>[0]["activation"];
}

function setWeights(model: Sequential, weights: Float32Array): void {
  let from = 0;
  const tensors = model.getWeights().map(({ shape, size }) => {
    from += size;
    return tf.tensor(weights.slice(from - size, from), shape);
  });
  model.setWeights(tensors);
}

function flat(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
