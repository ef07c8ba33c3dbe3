import type { LayerPlan } from "@/lib/learning/network/layer-plan";
import type { Examples, RunSpec } from "@/lib/learning/training/training";
import { createBatchOrder } from "@/lib/trainer/run/batch-order";
import { dropoutMask } from "@/lib/trainer/run/dropout-mask";
import { initialWeights } from "@/lib/trainer/run/initial-weights";
import { type TrainingPlan, trainingPlan, weightLayout } from "@/lib/trainer/run/training-plan";
import { numbersSeen } from "./one-hot";
import { backward, forward, type Learnt } from "./reference-layers";
import { createUpdate } from "./reference-update";

/** Reference training in float64, one example at a time, that engines are compared with. Slow, but easy to read. */
export function trainByHand(spec: RunSpec, { train }: Examples, steps: number): Float64Array {
  const weights = Float64Array.from(initialWeights(spec));
  const order = createBatchOrder(spec.seed, train.count, spec.hyperparameters.batchSize);
  const update = createUpdate(trainingPlan(spec), weights.length);
  for (let step = 0; step < steps; step++) {
    const { gradients } = lossAndGradients(spec, weights, train, order.next(), step);
    update(weights, gradients, step + 1);
  }
  return weights;
}

/** Mean loss over these examples, and its gradients in the layout of the weights. `step`: steps taken before, for dropout. */
export function lossAndGradients(
  spec: RunSpec,
  weights: Float64Array,
  { count, features, labels }: Examples["train"],
  batch: ArrayLike<number>,
  step = 0,
): { loss: number; gradients: Float64Array } {
  const plan = trainingPlan(spec);
  const gradients = new Float64Array(weights.length);
  const learnt = learntBy(plan.layers, weights);
  const towards = learntBy(plan.layers, gradients);
  const masks = masksOf(plan, step, batch.length);
  const width = features.length / count;
  let loss = 0;
  for (const [row, example] of Array.from(batch).entries()) {
    const masksOfRow = masks.map((mask) =>
      mask.slice((row * mask.length) / batch.length, ((row + 1) * mask.length) / batch.length),
    );
    const values = [
      numbersSeen(features.subarray(example * width, (example + 1) * width), spec.featureShape),
    ];
    for (const [index, layer] of plan.layers.entries())
      values.push(forward(layer, learnt[index], values[index], masksOfRow[index]));
    const costOf = plan.loss === "mse" ? squared : surprise;
    const cost = costOf(values[plan.layers.length], labels[example]);
    loss += cost.loss / batch.length;
    let back = cost.gradient.map((value) => value / batch.length);
    for (let index = plan.layers.length - 1; index >= 0; index--) {
      const flow = { before: values[index], back, mask: masksOfRow[index] };
      back = backward(plan.layers[index], learnt[index], towards[index], flow);
    }
  }
  return { loss, gradients };
}

/** Views into flat numbers, one for each layer. */
function learntBy(layers: readonly LayerPlan[], flat: Float64Array): Learnt[] {
  const layout = weightLayout(layers);
  return layers.map((_, index) => {
    const place = layout.find(({ layer }) => layer === index) ?? { matrix: 0, biases: 0, end: 0 };
    return {
      matrix: flat.subarray(place.matrix, place.biases),
      biases: flat.subarray(place.biases, place.end),
    };
  });
}

/** A batch's masks, one for each layer; empty except for dropout. */
function masksOf(plan: TrainingPlan, step: number, rows: number): number[][] {
  return plan.layers.map(({ kind }, index) =>
    kind === "dropout" ? Array.from(dropoutMask(plan, index, step, rows)) : [],
  );
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
