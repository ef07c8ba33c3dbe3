import * as tf from "@tensorflow/tfjs-core";

export type BackendName = "cpu" | "webgl";

/** Makes a backend of TensorFlow.js the current one; false if this browser does not support it. */
export async function useBackend(name: BackendName): Promise<boolean> {
  if (name === "cpu") await import("@tensorflow/tfjs-backend-cpu");
  else await import("@tensorflow/tfjs-backend-webgl");
  return tf.setBackend(name).catch(() => false);
}
