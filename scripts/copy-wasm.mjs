// Puts the WebAssembly binaries of TensorFlow.js where the trainer's worker looks for them: public/wasm/.
// Only the two single-threaded ones: the trainer never starts the threaded build.
import { copyFileSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const from = dirname(createRequire(import.meta.url).resolve("@tensorflow/tfjs-backend-wasm"));
const to = join(root, "public", "wasm");

mkdirSync(to, { recursive: true });
for (const file of ["tfjs-backend-wasm.wasm", "tfjs-backend-wasm-simd.wasm"])
  copyFileSync(join(from, file), join(to, file));
