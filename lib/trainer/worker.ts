import type { WorkerReply, WorkerRequest } from "@/lib/protocol/worker";
import type { OpenEngine } from "./engine";
import { openSimdEngine } from "./simd/engine";
import { createWorkbench } from "./workbench";

/** TensorFlow.js is fetched when the first of its engines is opened, and each of its backends only when that one is. */
const tfjs =
  (name: Parameters<typeof import("./tfjs/tfjs-engine").tfjsEngine>[0]): OpenEngine =>
  async (spec, examples, from) =>
    (await import("./tfjs/tfjs-engine")).tfjsEngine(name)(spec, examples, from);

const workbench = createWorkbench(
  {
    simd: (spec, examples, from) => openSimdEngine(spec, examples, from),
    webgpu: async () => null,
    "tfjs-webgpu": tfjs("tfjs-webgpu"),
    "tfjs-webgl": tfjs("tfjs-webgl"),
    "tfjs-wasm": tfjs("tfjs-wasm"),
    "tfjs-cpu": tfjs("tfjs-cpu"),
  },
  (reply: WorkerReply) => self.postMessage(reply),
  () => performance.now(),
);

self.onmessage = ({ data }: MessageEvent<WorkerRequest>) => workbench.handle(data);
