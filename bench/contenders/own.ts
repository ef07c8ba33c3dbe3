import type { EngineName } from "@/lib/learning/training/engine-choice";
import type { OpenEngine } from "@/lib/trainer/run/engine";
import { openSimdEngine } from "@/lib/trainer/simd/engine";
import { openTfjsEngine } from "@/lib/trainer/tfjs/engine";
import { openWebgpuEngine } from "@/lib/trainer/webgpu/engine";
import type { OpenContender } from "./contender";

/** One of the product's engines, as the product opens it. */
export function openOwn(name: EngineName | "flat"): OpenContender {
  return (spec, examples) => openers(name)(spec, examples);
}

function openers(name: EngineName | "flat"): OpenEngine {
  if (name === "simd") return (spec, examples) => openSimdEngine(spec, examples, undefined, "wasm-simd");
  if (name === "flat") return (spec, examples) => openSimdEngine(spec, examples, undefined, "flat");
  return name === "webgpu" ? openWebgpuEngine : openTfjsEngine;
}
