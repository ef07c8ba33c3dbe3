import { dropoutMask } from "../dropout-mask";
import type { TrainingPlan } from "../training-plan";
import * as tf from "./core";
import { batchLoss } from "./losses";
import type { Masks, Network } from "./network";

/**
 * A batch's mean loss and its gradients, as `network.split` gives the weights. `batch`: indices into the training split; `steps`: those taken, which decides
 * what dropout drops. Call it inside `tf.tidy`.
 */
export type Slope = (
  parameters: tf.Tensor[],
  batch: Int32Array,
  steps: number,
) => { readonly loss: tf.Scalar; readonly gradients: tf.Tensor[] };

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
  return (parameters, batch, steps) => {
    // Picked on the device, a batch at a time: faster than slices of a copy in the epoch's order, and without its pause.
    const indices = tf.tensor1d(batch, "int32");
    const features = tf.gather(inputs, indices);
    const answers = tf.gather(labels, indices);
    const dropped = masks(steps, batch.length);
    const forward = (...given: tf.Tensor[]) => lossOf(network.outputs(given, features, dropped), answers);
    const { value, grads } = tf.valueAndGrads(forward)(parameters);
    return { loss: value as tf.Scalar, gradients: grads };
  };
}
