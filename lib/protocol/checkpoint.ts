import { MAX_PARAMETERS } from "@/lib/learning/network";
import type { RunNumber } from "@/lib/session/events";

/** A checkpoint goes up over HTTP: it is too large for a message. */
export const MAX_CHECKPOINT_BYTES = 4 * MAX_PARAMETERS;

/** Where a run's weights at its best point, after `step`, are put. */
export function checkpointPath(sessionId: string, run: RunNumber, step: number): string {
  return `/api/sessions/${sessionId}/runs/${run}/checkpoint?step=${step}`;
}

/** Bytes of flat weights: float32, little-endian. */
export function encodeWeights(weights: Float32Array): ArrayBuffer {
  const bytes = new ArrayBuffer(4 * weights.length);
  const view = new DataView(bytes);
  weights.forEach((weight, index) => {
    view.setFloat32(4 * index, weight, true);
  });
  return bytes;
}

/** The flat weights in these bytes; null when they are not a whole number of float32. */
export function decodeWeights(bytes: Uint8Array): Float32Array | null {
  if (bytes.byteLength % 4 !== 0) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float32Array.from({ length: bytes.byteLength / 4 }, (_, index) => view.getFloat32(4 * index, true));
}
