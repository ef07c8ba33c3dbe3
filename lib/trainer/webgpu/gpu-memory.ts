/** `GPUBufferUsage`, whose numbers the standard fixes. */
const MAP_READ = 0x1;
const COPY_SRC = 0x4;
const COPY_DST = 0x8;
const UNIFORM = 0x40;
const STORAGE = 0x80;

/** Numbers of four bytes, as the device takes them. */
export type Words = Float32Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;

/** The buffers of one engine: made when it opens, and freed together. Counts are of numbers of four bytes. */
export type GpuMemory = {
  /** Zeros, or `start`. */
  storage(count: number, start?: Float32Array): GPUBuffer;
  uniform(count: number): GPUBuffer;
  /** What results are copied into, to be read. */
  readable(count: number): GPUBuffer;
  free(): void;
};

export function createGpuMemory(device: GPUDevice): GpuMemory {
  const buffers: GPUBuffer[] = [];
  const create = (count: number, usage: number) => {
    const buffer = device.createBuffer({ size: 4 * Math.max(1, count), usage });
    buffers.push(buffer);
    return buffer;
  };
  return {
    storage(count, start) {
      const buffer = create(count, STORAGE | COPY_SRC | COPY_DST);
      if (start) device.queue.writeBuffer(buffer, 0, start as Float32Array<ArrayBuffer>);
      return buffer;
    },
    uniform: (count) => create(count, UNIFORM | COPY_DST),
    readable: (count) => create(count, MAP_READ | COPY_DST),
    free() {
      for (const buffer of buffers) buffer.destroy();
    },
  };
}
