import type { MathBackendWebGL } from "@tensorflow/tfjs-backend-webgl";
import "@tensorflow/tfjs-backend-webgl";
import * as tf from "./core";

/** The backend that TensorFlow.js computes on, opened and made current. */
export type Backend = {
  readonly deviceName: string;
  /** Whether its device was lost since it was opened. */
  isLost(): boolean;
};

let opening: Promise<Backend | null> | null = null;

/**
 * The student's GPU, opened once for the life of the page; null where the browser has no WebGL suitable for training. A software GPU counts
 * too: it is timed like every other engine, and loses if it is slower.
 */
export function openWebgl(): Promise<Backend | null> {
  opening ??= open().catch((error) => {
    console.warn("WebGL could not be opened.", error);
    return null;
  });
  return opening;
}

async function open(): Promise<Backend | null> {
  tf.env().set("SOFTWARE_WEBGL_ENABLED", true);
  // Enabled, one shader serves all shapes of an operation and a new network starts sooner; but after a convolution, operations of other
  // shapes, even dense layers, compute wrong numbers.
  tf.env().set("WEBGL_USE_SHAPES_UNIFORMS", false);
  if (!(await tf.setBackend("webgl"))) return null;
  // Some phones only compute in 16 bits: too coarse for training.
  if (!tf.env().getBool("WEBGL_RENDER_FLOAT32_ENABLED")) return null;
  const { gl } = (tf.backend() as MathBackendWebGL).gpgpu;
  return { deviceName: rendererName(gl), isLost: () => gl.isContextLost() };
}

/** The browser's name for the GPU, such as "ANGLE (Intel, Mesa Intel(R) UHD Graphics 620, OpenGL 4.6)"; empty if it gives none. */
function rendererName(gl: WebGLRenderingContext): string {
  const info = gl.getExtension("WEBGL_debug_renderer_info");
  const name: unknown = gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER);
  return typeof name === "string" ? name.slice(0, 120) : "";
}
