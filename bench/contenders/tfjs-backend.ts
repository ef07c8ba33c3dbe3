import { setThreadsCount, setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import * as tf from "@tensorflow/tfjs-core";

export type BackendName = "cpu" | "wasm" | "webgl" | "webgpu";

/** Makes a backend of TensorFlow.js the current one; false where this browser has none of its kind. */
export async function useBackend(name: BackendName): Promise<boolean> {
  switch (name) {
    case "cpu":
      await import("@tensorflow/tfjs-backend-cpu");
      break;
    case "wasm":
      setThreadsCount(1);
      setWasmPaths(new URL("/wasm/", self.location.origin).href);
      break;
    case "webgl":
      await import("@tensorflow/tfjs-backend-webgl");
      break;
    case "webgpu":
      if (!(await navigator.gpu?.requestAdapter())) return false;
      await import("@tensorflow/tfjs-backend-webgpu");
      break;
  }
  return tf.setBackend(name).catch(() => false);
}
