import type { MathBackendWebGL } from "@tensorflow/tfjs-backend-webgl";
import "@tensorflow/tfjs-backend-webgl";
import type { Backend } from "./backend";
import * as tf from "./core";
import { readAtOnce } from "./read-at-once";

/** The student's own GPU. A GPU in software counts too: it is timed like all others, and loses where it is slower. */
export async function openWebgl(): Promise<Backend | null> {
  tf.env().set("SOFTWARE_WEBGL_ENABLED", true);
  // With it, one shader serves all shapes of an operation and a new network starts sooner; but after a convolution, others of
  // other shapes, and even dense layers, then compute wrong numbers.
  tf.env().set("WEBGL_USE_SHAPES_UNIFORMS", false);
  if (!(await tf.setBackend("webgl"))) return null;
  // Some phones compute in 16 bits only: too coarse for training.
  if (!tf.env().getBool("WEBGL_RENDER_FLOAT32_ENABLED")) return null;
  const { gl } = (tf.backend() as MathBackendWebGL).gpgpu;
  return { key: "webgl", deviceName: rendererName(gl), isLost: () => gl.isContextLost(), read: readAtOnce };
}

/** The GPU's name as the browser tells it, such as "ANGLE (Intel, Mesa Intel(R) UHD Graphics 620, OpenGL 4.6)"; empty when it does not. */
function rendererName(gl: WebGLRenderingContext): string {
  const info = gl.getExtension("WEBGL_debug_renderer_info");
  const name: unknown = gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER);
  return typeof name === "string" ? name.slice(0, 120) : "";
}
