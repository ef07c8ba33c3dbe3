/** The GPU device of this page or worker, shared by all its engines. */
export type Gpu = {
  readonly device: GPUDevice;
  /** What the browser reveals about it; may be empty. */
  readonly name: string;
  readonly isLost: () => boolean;
  /** Compiled pipelines by their code: opening the same network again compiles nothing. */
  readonly pipelines: Map<string, Promise<GPUComputePipeline>>;
};

let opening: Promise<Gpu | null> | null = null;

/** The device; null where the browser has no WebGPU (as over plain http) or no adapter. A new one after the last was lost. */
export async function openGpu(): Promise<Gpu | null> {
  opening ??= request().catch(() => null);
  const gpu = await opening;
  if (gpu && !gpu.isLost()) return gpu;
  // The next call asks again: a GPU can come back.
  opening = null;
  return gpu ? openGpu() : null;
}

async function request(): Promise<Gpu | null> {
  const gpu = (globalThis.navigator as { gpu?: GPU } | undefined)?.gpu;
  const adapter = await gpu?.requestAdapter({ powerPreference: "high-performance" });
  if (!adapter) return null;
  const { maxComputeWorkgroupStorageSize, maxStorageBufferBindingSize, maxBufferSize } = adapter.limits;
  const device = await adapter.requestDevice({
    requiredLimits: { maxComputeWorkgroupStorageSize, maxStorageBufferBindingSize, maxBufferSize },
  });
  let lost = false;
  device.lost.then(() => {
    lost = true;
  });
  const { vendor, architecture, description } = adapter.info;
  const name = [...new Set([vendor, architecture, description])].filter(Boolean).join(" ");
  return { device, name, isLost: () => lost, pipelines: new Map() };
}

/** `GPUBufferUsage`, whose numbers the standard fixes. */
const MAP_READ = 0x1;
const COPY_SRC = 0x4;
const COPY_DST = 0x8;
const UNIFORM = 0x40;
const STORAGE = 0x80;

/** Four-byte numbers, as the device takes them. */
export type Words = Float32Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;

/** The buffers of one engine: created when it opens, and freed together. Counts are of four-byte numbers. */
export type GpuMemory = {
  /** A storage buffer, filled with zeros or `start`. */
  storage(count: number, start?: Float32Array): GPUBuffer;
  uniform(count: number): GPUBuffer;
  /** A buffer that results are copied into in order to be read. */
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

/** `GPUMapMode.READ` */
const READ = 1;

/** Reads `count` numbers back from the device after the recorded work: the only time that training waits for it. One call at a time. */
export type Readback = (
  record: (encoder: GPUCommandEncoder) => void,
  from: GPUBuffer,
  count: number,
) => Promise<Float32Array>;

/** `most`: the largest count of numbers that will be read at once. */
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

/** A page uses few networks at a time; pipelines of older ones may have to be compiled again. */
const KEPT_PIPELINES = 200;

/** The pipeline of an entry point, whose only bind group has these entries; reused if it was compiled before. Rejects if it does not compile. */
export function compiled(
  { device, pipelines }: Gpu,
  code: string,
  entryPoint: string,
  entries: GPUBindGroupLayoutEntry[],
): Promise<GPUComputePipeline> {
  const key = entryPoint + code;
  const known = pipelines.get(key);
  if (known) return known;
  const pipeline = device.createComputePipelineAsync({
    layout: device.createPipelineLayout({ bindGroupLayouts: [device.createBindGroupLayout({ entries })] }),
    compute: { module: device.createShaderModule({ code }), entryPoint },
  });
  const [oldest] = pipelines.keys();
  if (oldest !== undefined && pipelines.size >= KEPT_PIPELINES) pipelines.delete(oldest);
  pipelines.set(key, pipeline);
  pipeline.catch(() => pipelines.delete(key));
  return pipeline;
}
