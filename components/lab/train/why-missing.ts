import type { EngineName, EngineRefusal } from "@/lib/learning/training/engine-choice";

/** What of a page and its browser decides about WebGPU. */
export type PageGround = {
  /** Browsers withhold WebGPU from pages served over plain HTTP, as on many school networks. */
  readonly isSecure: boolean;
  /** Whether the browser has WebGPU at all, with or without a device behind it. */
  readonly hasWebgpu: boolean;
};

/** The ground of this page. Outside a browser, where nothing is known, nothing is missing. */
export function pageGround(): PageGround {
  return {
    isSecure: globalThis.isSecureContext !== false,
    hasWebgpu: globalThis.navigator === undefined || "gpu" in navigator,
  };
}

/** Why an engine does not train: as the trainer found it, and for WebGPU which of three things is missing. */
export type WhyRefused = EngineRefusal | "insecure" | "no-adapter";

export function whyRefused(engine: EngineName, refusal: EngineRefusal, ground: PageGround): WhyRefused {
  if (engine !== "webgpu" || refusal !== "missing") return refusal;
  if (!ground.isSecure) return "insecure";
  return ground.hasWebgpu ? "no-adapter" : "missing";
}
