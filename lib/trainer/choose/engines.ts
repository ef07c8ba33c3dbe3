import type { OpenEngine } from "@/lib/trainer/run/engine";
import { openSimdEngine } from "@/lib/trainer/simd/engine";
import type { Engines } from "./open-engine";

/** Our own shaders are fetched only where WebGPU is available, so not on a page over plain http, for example. */
const webgpu: OpenEngine = async (spec, examples, from) => {
  if (!("gpu" in navigator)) return null;
  return (await import("@/lib/trainer/webgpu/engine")).openWebgpuEngine(spec, examples, from);
};

/** TensorFlow.js is fetched when it is first opened. */
const tfjs: OpenEngine = async (spec, examples, from) =>
  (await import("@/lib/trainer/tfjs/engine")).openTfjsEngine(spec, examples, from);

export const ENGINES: Engines = {
  simd: (spec, examples, from) => openSimdEngine(spec, examples, from),
  webgpu,
  "tfjs-webgl": tfjs,
};

/** Fetches the code of the engines that are fetched when they are first opened. What fails is fetched again then. */
export async function fetchEngines(): Promise<void> {
  const engines = [import("@/lib/trainer/tfjs/engine")];
  await Promise.allSettled(
    "gpu" in navigator ? [...engines, import("@/lib/trainer/webgpu/engine")] : engines,
  );
}
