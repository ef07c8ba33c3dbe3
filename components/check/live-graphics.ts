import { pageGround } from "@/components/lab/train/why-missing";
import type { Graphics } from "./measured";

/** A driver that does not answer must not hold up the other checks. */
const PATIENCE_MS = 5_000;

/** Whether this page gets an adapter for WebGPU, really asked for. */
export async function findWebgpu(): Promise<Graphics> {
  const { isSecure, hasWebgpu } = pageGround();
  if (!isSecure) return { found: false, why: "insecure" };
  if (!hasWebgpu) return { found: false, why: "missing" };
  const late = new Promise<null>((resolve) => setTimeout(resolve, PATIENCE_MS, null));
  const asked = navigator.gpu.requestAdapter({ powerPreference: "high-performance" });
  const adapter = await Promise.race([asked, late]).catch(() => null);
  if (!adapter) return { found: false, why: "no-adapter" };
  const { vendor, architecture, description } = adapter.info;
  return { found: true, name: [...new Set([vendor, architecture, description])].filter(Boolean).join(" ") };
}

export function findWebgl(): Graphics {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("webgl2") ?? canvas.getContext("webgl");
  if (!context) return { found: false, why: "missing" };
  const names = context.getExtension("WEBGL_debug_renderer_info");
  const name = context.getParameter(names ? names.UNMASKED_RENDERER_WEBGL : context.RENDERER);
  // Browsers keep few contexts alive.
  context.getExtension("WEBGL_lose_context")?.loseContext();
  return { found: true, name: String(name) };
}

/** The smallest module that uses a vector: a function that returns one lane of a constant of zeros. */
const VECTOR_MODULE = Uint8Array.from([
  ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  // One type, without parameters, that returns an i32; one function of it.
  ...[1, 5, 1, 0x60, 0, 1, 0x7f],
  ...[3, 2, 1, 0],
  // Its body: i32.const 0, i8x16.splat, i8x16.extract_lane_u 0, end.
  ...[10, 11, 1, 9, 0, 0x41, 0, 0xfd, 15, 0xfd, 22, 0, 11],
]);

/** Whether this browser runs WebAssembly with SIMD. */
export function hasSimd(): boolean {
  return typeof WebAssembly !== "undefined" && WebAssembly.validate(VECTOR_MODULE);
}
