import { setThreadsCount, setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import type { Backend } from "./backend";
import * as tf from "./core";
import { readAtOnce } from "./read-at-once";
import { registerFilterGradient } from "./wasm-filter-gradient";

/** Where `scripts/copy-wasm.mjs` puts the binaries. The name is absolute: a worker's own address is that of a bundle. */
const WASM_FOLDER = "/wasm/";

/** WebAssembly on one thread: the threaded build breaks when it is minified, and needs an isolated page. */
export async function openWasm(): Promise<Backend | null> {
  tf.env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
  setThreadsCount(1);
  setWasmPaths(new URL(WASM_FOLDER, self.location.origin).href);
  if (!(await tf.setBackend("wasm"))) return null;
  registerFilterGradient();
  return { key: "wasm", deviceName: "", isLost: () => false, read: readAtOnce };
}
