import { dropoutMask } from "../dropout-mask";
import type { TrainingPlan } from "../training-plan";
import * as tf from "./core";
import { batchLoss } from "./losses";
import type { Masks, Network } from "./network";

/**
 * A batch's mean loss and its flat gradients. `batch`: indices into the training split; `steps`: those taken, which decides
 * what dropout drops. Call it inside `tf.tidy`.
 */
export type Slope = (
  weights: tf.Tensor1D,
  batch: Int32Array,
  steps: number,
) => { readonly loss: tf.Scalar; readonly gradients: tf.Tensor1D };

/** `inputs` (count × features) and `labels` (count × output units) of the training split stay the caller's. */
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
  return (weights, batch, steps) => {
    // Picked on the device, a batch at a time: faster than slices of a copy in the epoch's order, and without its pause.
    const indices = tf.tensor1d(batch, "int32");
    const features = tf.gather(inputs, indices);
    const answers = tf.gather(labels, indices);
    const dropped = masks(steps, batch.length);
    const forward = (...parameters: tf.Tensor[]) =>
      lossOf(network.outputs(parameters, features, dropped), answers);
    const { value, grads } = tf.valueAndGrads(forward)(network.split(weights));
    return { loss: value as tf.Scalar, gradients: network.join(grads) };
  };
}
