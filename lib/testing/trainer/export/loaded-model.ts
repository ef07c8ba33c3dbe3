import * as tf from "@tensorflow/tfjs-core";
import type { Numbers } from "@/lib/learning/examples/split";
import "@tensorflow/tfjs-backend-cpu";
import { loadLayersModel } from "@tensorflow/tfjs-layers";

/** The outputs of a model as on a student's own page: loaded from a URL and evaluated by TensorFlow.js. */
export async function outputsOfLoaded(address: string, inputs: Numbers | number[], shape: readonly number[]) {
  const model = await loadLayersModel(tf.io.http(address, { fetchFunc: (...request) => fetch(...request) }));
  const outputs = model.predict(tf.tensor(inputs, [...shape])) as tf.Tensor;
  return outputs.data();
}
