import type { OpenEngine } from "./engine";
import type { Engines } from "./open-engine";
import { openSimdEngine } from "./simd/engine";

/** TensorFlow.js is fetched when the first of its engines is opened, and each of its backends only when that one is. */
const tfjs =
  (name: Parameters<typeof import("./tfjs/tfjs-engine").tfjsEngine>[0]): OpenEngine =>
  async (spec, examples, from) =>
    (await import("./tfjs/tfjs-engine")).tfjsEngine(name)(spec, examples, from);

/** Our own shaders are fetched only where there is a WebGPU to run them: not on a page over plain http, for one. */
const webgpu: OpenEngine = async (spec, examples, from) => {
  if (!("gpu" in navigator)) return null;
  return (await import("./webgpu/engine")).openWebgpuEngine(spec, examples, from);
};

export const ENGINES: Engines = {
  simd: (spec, examples, from) => openSimdEngine(spec, examples, from),
  webgpu,
  "tfjs-webgpu": tfjs("tfjs-webgpu"),
  "tfjs-webgl": tfjs("tfjs-webgl"),
  "tfjs-wasm": tfjs("tfjs-wasm"),
  "tfjs-cpu": tfjs("tfjs-cpu"),
};
