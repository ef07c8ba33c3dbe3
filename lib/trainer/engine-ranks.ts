import type { EngineName } from "@/lib/learning/engine-choice";

/** Engines on the student's own GPU, in the order of trying. Their device can be lost, and some compute nonsense. */
export const GPU_ENGINES: readonly EngineName[] = ["webgpu", "tfjs-webgpu", "tfjs-webgl"];

/** The first of these that works is what the others are held against: simd works everywhere. */
export const TRUSTED_ENGINES: readonly EngineName[] = ["simd", "tfjs-wasm", "tfjs-cpu"];

export function isGpu(name: EngineName): boolean {
  return GPU_ENGINES.includes(name);
}
