import type * as tf from "./core";

/** For backends that can wait for their device. A copy: on some, these numbers lie in memory that the next step overwrites. */
export async function readAtOnce(tensor: tf.Tensor): Promise<Float32Array> {
  return tensor.dataSync<"float32">().slice();
}
