/** A device of this page or worker, shared by all its engines. */
export type Gpu = {
  readonly device: GPUDevice;
  /** What the browser tells of it; may be empty. */
  readonly name: string;
  readonly isLost: () => boolean;
  /** By their code: a network that is opened again compiles nothing. */
  readonly pipelines: Map<string, Promise<GPUComputePipeline>>;
};

let opening: Promise<Gpu | null> | null = null;

/** The device; null where the browser has no WebGPU (as over plain http) or no adapter. After a loss, a new one. */
export async function openGpu(): Promise<Gpu | null> {
  opening ??= request().catch(() => null);
  const gpu = await opening;
  if (gpu && !gpu.isLost()) return gpu;
  // Asked anew next time: a GPU can come back.
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
