import type { WebGPUBackend } from "@tensorflow/tfjs-backend-webgpu";
import "@tensorflow/tfjs-backend-webgpu";
import { pause } from "../event-loop";
import type { Backend } from "./backend";
import * as tf from "./core";
import { takePlainProducts } from "./webgpu-products";

const LOSS_IS_TOLD_WITHIN_MS = 1_000;

/** The student's own GPU, where the page has WebGPU: not over plain http, nor in every browser. */
export async function openWebgpu(): Promise<Backend | null> {
  // Asked first: TensorFlow.js takes an adapter for granted where it finds WebGPU.
  const adapter = await navigator.gpu.requestAdapter({ powerPreference: "high-performance" });
  if (!adapter || !(await tf.setBackend("webgpu"))) return null;
  const { device } = tf.backend() as WebGPUBackend;
  let lost = false;
  void device.lost.then(() => {
    lost = true;
  });
  const { description, vendor, architecture, isFallbackAdapter } = adapter.info;
  takePlainProducts(isFallbackAdapter);
  return {
    key: "webgpu",
    deviceName: description || [vendor, architecture].filter(Boolean).join(" "),
    isLost: () => lost,
    // Only ever waited for: reading at once goes through a canvas, which not every worker has.
    async read(tensor) {
      try {
        return (await tensor.data<"float32">()).slice();
      } catch (reason) {
        // A reading that was under way fails before the loss is told.
        await Promise.race([device.lost, pause(LOSS_IS_TOLD_WITHIN_MS)]);
        throw reason;
      }
    },
  };
}
