import type { EngineName } from "@/lib/learning/training/engine-choice";

/** Engines on the student's own GPU, in the order of trying. Their device can be lost, and some compute nonsense. */
export const GPU_ENGINES: readonly EngineName[] = ["webgpu", "tfjs-webgl"];

/** What the others are checked against, and what takes over where one of them fails: it works in every browser. */
export const REFERENCE: EngineName = "simd";

export function isGpu(name: EngineName): boolean {
  return GPU_ENGINES.includes(name);
}
