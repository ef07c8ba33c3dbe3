import type { MathBackendWebGL } from "@tensorflow/tfjs-backend-webgl";
import "@tensorflow/tfjs-backend-webgl";
import * as tf from "./core";

/** What TensorFlow.js computes on, opened and made current. */
export type Backend = {
  readonly deviceName: string;
  /** Whether its device went away since it was opened. */
  isLost(): boolean;
};

let opening: Promise<Backend | null> | null = null;

/**
 * The student's own GPU, opened once for the life of the page; null where the browser has no WebGL that is fit for training. A GPU in
 * software counts too: it is timed like all others, and loses where it is slower.
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
  // With it, one shader serves all shapes of an operation and a new network starts sooner; but after a convolution, others of
  // other shapes, and even dense layers, then compute wrong numbers.
  tf.env().set("WEBGL_USE_SHAPES_UNIFORMS", false);
  if (!(await tf.setBackend("webgl"))) return null;
  // Some phones compute in 16 bits only: too coarse for training.
  if (!tf.env().getBool("WEBGL_RENDER_FLOAT32_ENABLED")) return null;
  const { gl } = (tf.backend() as MathBackendWebGL).gpgpu;
  return { deviceName: rendererName(gl), isLost: () => gl.isContextLost() };
}

/** The GPU's name as the browser tells it, such as "ANGLE (Intel, Mesa Intel(R) UHD Graphics 620, OpenGL 4.6)"; empty when it does not. */
function rendererName(gl: WebGLRenderingContext): string {
  const info = gl.getExtension("WEBGL_debug_renderer_info");
  const name: unknown = gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER);
  return typeof name === "string" ? name.slice(0, 120) : "";
}
