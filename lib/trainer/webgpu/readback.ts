import type { GpuMemory } from "./gpu-memory";

/** `GPUMapMode.READ` */
const READ = 1;

/** Reads numbers back from the device: the one moment in which training waits for it. At most `most` numbers, one call at a time. */
export type Readback = (
  record: (encoder: GPUCommandEncoder) => void,
  from: GPUBuffer,
  count: number,
) => Promise<Float32Array>;

export function createReadback(device: GPUDevice, memory: GpuMemory, most: number): Readback {
  const readable = memory.readable(most);
  return async (record, from, count) => {
    const encoder = device.createCommandEncoder();
    record(encoder);
    encoder.copyBufferToBuffer(from, 0, readable, 0, 4 * count);
    device.queue.submit([encoder.finish()]);
    await readable.mapAsync(READ, 0, 4 * count);
    const numbers = new Float32Array(readable.getMappedRange(0, 4 * count).slice(0));
    readable.unmap();
    return numbers;
  };
}
