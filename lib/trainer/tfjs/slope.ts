import type { Numbers } from "@/lib/learning/examples/split";
import { classCount, type Loss, type Task } from "@/lib/learning/examples/task";
import { unreachable } from "@/lib/learning/unreachable";
import { dropoutMask } from "../run/dropout-mask";
import type { TrainingPlan } from "../run/training-plan";
import * as tf from "./core";
import type { Masks, Network } from "./network";

/**
 * A batch's mean loss and its gradients, one for each of `parameters` (see `network.split`). `batch`: indices into the training split;
 * `steps`: steps taken so far, which decide what dropout drops. Call it inside `tf.tidy`.
 */
export type Slope = (
  parameters: tf.Tensor[],
  batch: Int32Array,
  steps: number,
) => { readonly loss: tf.Scalar; readonly gradients: tf.Tensor[] };

/** The caller keeps ownership of `inputs` (count × features) and `labels` (count × output units) of the training split. */
export function createSlope(
  plan: TrainingPlan,
  network: Network,
  inputs: tf.Tensor2D,
  labels: tf.Tensor2D,
): Slope {
  const lossOf = batchLoss(plan.loss);
  const masks = (steps: number, rows: number): Masks =>
    new Map(
      plan.layers.flatMap((layer, index) =>
        layer.kind === "dropout"
          ? [[index, tf.tensor2d(dropoutMask(plan, index, steps, rows), [rows, layer.count])] as const]
          : [],
      ),
    );
  return (parameters, batch, steps) => {
    // Gathered on the device, one batch at a time: faster than slicing a copy in the epoch's order, and without the pause to make one.
    const indices = tf.tensor1d(batch, "int32");
    const features = tf.gather(inputs, indices);
    const answers = tf.gather(labels, indices);
    const dropped = masks(steps, batch.length);
    const forward = (...given: tf.Tensor[]) => lossOf(network.outputs(given, features, dropped), answers);
    const { value, grads } = tf.valueAndGrads(forward)(parameters);
    return { loss: value as tf.Scalar, gradients: grads };
  };
}

/** Mean loss over a batch. `outputs`: rows × output units; `labels`: rows × classes, one-hot, or rows × 1 numbers. */
type BatchLoss = (outputs: tf.Tensor2D, labels: tf.Tensor2D) => tf.Scalar;

function batchLoss(loss: Loss): BatchLoss {
  switch (loss) {
    case "cross-entropy":
      return crossEntropy;
    case "mse":
      return (outputs, labels) => tf.mean(tf.squaredDifference(outputs, labels));
    default:
      return unreachable(loss);
  }
}

/**
 * Mean softmax cross-entropy from logits, by log-sum-exp: finite however confident the network is. Its gradient is
 * (softmax − label) / rows. TensorFlow.js offers the same as `losses.softmaxCrossEntropy`, but in twice as many kernels, which makes a small
 * network train a third as fast.
 */
function crossEntropy(outputs: tf.Tensor2D, labels: tf.Tensor2D): tf.Scalar {
  const withGradient = tf.customGrad<tf.Scalar>((...inputs) => {
    const [logits, save] = inputs as [tf.Tensor2D, tf.GradSaveFunc];
    const shifted = tf.sub(logits, tf.max(logits, 1, true));
    const exponentials = tf.exp(shifted);
    const total = tf.sum(exponentials, 1, true);
    const ofLabels = tf.sum(tf.mul(shifted, labels), 1, true);
    save([tf.div(exponentials, total)]);
    return {
      value: tf.mean<tf.Scalar>(tf.sub(tf.log(total), ofLabels)),
      gradFunc: (upstream, [probabilities]) =>
        tf.mul(tf.sub(probabilities!, labels), tf.div(upstream, outputs.shape[0])),
    };
  });
  return withGradient(outputs);
}

/** A split's labels in the form that the loss needs: count × classes, one-hot, or count × 1 numbers. */
export function labelTensor(labels: Numbers, task: Task): tf.Tensor2D {
  const classes = classCount(task);
  if (classes === null) return tf.tensor2d(Float32Array.from(labels), [labels.length, 1]);
  const oneHot = new Float32Array(labels.length * classes);
  labels.forEach((label, example) => {
    oneHot[example * classes + label] = 1;
  });
  return tf.tensor2d(oneHot, [labels.length, classes]);
}
