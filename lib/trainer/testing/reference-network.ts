import { type Activation, layerSizes } from "@/lib/learning/network";
import type { RunSpec } from "@/lib/protocol/worker";
import { createBatchOrder } from "../batch-order";
import type { Examples } from "../engine";
import { initialWeights } from "../initial-weights";
import { type LayerLayout, weightLayout } from "../weight-layout";

/** Training by hand in float64, one example after the other: what engines are held against. Slow, and plain to read. */
export function trainByHand(spec: RunSpec, { train }: Examples, steps: number): Float64Array {
  const weights = Float64Array.from(initialWeights(spec));
  const { batchSize } = spec.hyperparameters;
  const order = createBatchOrder(spec.seed, train.count, batchSize);
  const update = updateOf(spec, weights.length);
  for (let step = 1; step <= steps; step++) {
    const { gradients } = lossAndGradients(spec, weights, train, order.next());
    update(weights, gradients, step);
  }
  return weights;
}

/** Mean loss over these examples, and its gradients in the layout of the weights. */
export function lossAndGradients(
  spec: RunSpec,
  weights: Float64Array,
  { features, labels }: Examples["train"],
  batch: Int32Array,
): { loss: number; gradients: Float64Array } {
  const layout = weightLayout(layerSizes(spec.network, spec.featureShape, spec.task));
  const gradients = new Float64Array(weights.length);
  let loss = 0;
  for (const example of batch) {
    const width = layout[0].inputs;
    const values = [Array.from(features.subarray(example * width, (example + 1) * width))];
    for (const [index, layer] of layout.entries())
      values.push(forward(weights, layer, values[index], spec.network.layers[index]?.activation));
    const output = values[layout.length];
    const cost =
      spec.task.kind === "regression" ? squared(output, labels[example]) : surprise(output, labels[example]);
    loss += cost.loss / batch.length;
    let upstream = cost.gradient.map((value) => value / batch.length);
    for (let index = layout.length - 1; index >= 0; index--) {
      const activation = spec.network.layers[index]?.activation;
      const local = upstream.map((value, unit) => value * slope(values[index + 1][unit], activation));
      upstream = backward(weights, gradients, layout[index], values[index], local);
    }
  }
  return { loss, gradients };
}

function forward(
  weights: Float64Array,
  layer: LayerLayout,
  input: number[],
  activation?: Activation,
): number[] {
  return Array.from({ length: layer.units }, (_, unit) => {
    let sum = weights[layer.biases + unit];
    for (const [index, value] of input.entries())
      sum += value * weights[layer.matrix + index * layer.units + unit];
    if (activation === "tanh") return Math.tanh(sum);
    if (activation === "relu") return Math.max(0, sum);
    return activation === "sigmoid" ? 1 / (1 + Math.exp(-sum)) : sum;
  });
}

/** Adds this layer's gradients; gives what flows on to the layer before. */
function backward(
  weights: Float64Array,
  gradients: Float64Array,
  layer: LayerLayout,
  input: number[],
  local: number[],
): number[] {
  for (const [unit, value] of local.entries()) gradients[layer.biases + unit] += value;
  return input.map((given, index) => {
    let flow = 0;
    for (const [unit, value] of local.entries()) {
      const at = layer.matrix + index * layer.units + unit;
      gradients[at] += given * value;
      flow += weights[at] * value;
    }
    return flow;
  });
}

/** The derivative of an activation, given what it gave. */
function slope(value: number, activation?: Activation): number {
  if (activation === "tanh") return 1 - value ** 2;
  if (activation === "relu") return value > 0 ? 1 : 0;
  return activation === "sigmoid" ? value * (1 - value) : 1;
}

function squared([output]: number[], target: number) {
  return { loss: (output - target) ** 2, gradient: [2 * (output - target)] };
}

function surprise(logits: number[], label: number) {
  const max = Math.max(...logits);
  const total = logits.reduce((sum, logit) => sum + Math.exp(logit - max), 0);
  const gradient = logits.map((logit, k) => Math.exp(logit - max) / total - (k === label ? 1 : 0));
  return { loss: max + Math.log(total) - logits[label], gradient };
}

/** The optimisers as their papers have them: momentum 0.9 (Polyak), Adam with 0.9, 0.999 and 1e-7 (Kingma and Ba). */
function updateOf({ hyperparameters: { optimiser, learningRate } }: RunSpec, count: number) {
  const first = new Float64Array(count);
  const second = new Float64Array(count);
  return (weights: Float64Array, gradients: Float64Array, step: number) => {
    for (const [index, gradient] of gradients.entries()) {
      if (optimiser === "sgd") weights[index] -= learningRate * gradient;
      if (optimiser === "momentum") {
        first[index] = 0.9 * first[index] + gradient;
        weights[index] -= learningRate * first[index];
      }
      if (optimiser === "adam") {
        first[index] = 0.9 * first[index] + 0.1 * gradient;
        second[index] = 0.999 * second[index] + 0.001 * gradient ** 2;
        const mean = first[index] / (1 - 0.9 ** step);
        const spread = Math.sqrt(second[index] / (1 - 0.999 ** step));
        weights[index] -= (learningRate * mean) / (spread + 1e-7);
      }
    }
  };
}
