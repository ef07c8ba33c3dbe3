import * as tf from "@tensorflow/tfjs-core";
import type { Numbers } from "@/lib/learning/examples/split";
import "@tensorflow/tfjs-backend-cpu";
import { loadLayersModel } from "@tensorflow/tfjs-layers";
import { strFromU8, unzipSync } from "fflate";

/** The outputs (count × output units) of a model in the zip that a student downloads, evaluated by TensorFlow.js. `shape`: of the inputs. */
export async function outputsOfZip(zip: Uint8Array, inputs: Numbers, shape: readonly number[]) {
  const files = unzipSync(zip);
  const { modelTopology, weightsManifest } = JSON.parse(strFromU8(files["model.json"]));
  const [{ paths, weights: weightSpecs }] = weightsManifest;
  const weightData = files[paths[0]].slice().buffer;
  const model = await loadLayersModel(tf.io.fromMemory({ modelTopology, weightSpecs, weightData }));
  const outputs = model.predict(tf.tensor(inputs, [...shape])) as tf.Tensor;
  return outputs.data();
}
