/** How many objects of each kind were created on all devices, and how many buffers destroyed. */
export type DeviceObjects = Readonly<
  Record<"buffers" | "pipelines" | "modules" | "groups" | "destroyed", number>
>;

/** Counts what is created from now on, on existing and new devices, and collects errors outside any error scope. */
export function countDeviceObjects() {
  const counts = { buffers: 0, pipelines: 0, modules: 0, groups: 0, destroyed: 0 };
  const errors: string[] = [];
  const devices = new Set<GPUDevice>();
  const undo: (() => void)[] = [];
  const watch = (prototype: object, method: string, counted: keyof typeof counts) => {
    // biome-ignore lint/suspicious/noExplicitAny: any method of any class.
    const own = prototype as any;
    const original = own[method];
    own[method] = function (...given: unknown[]) {
      counts[counted]++;
      if (this instanceof GPUDevice && !devices.has(this)) {
        devices.add(this);
        this.addEventListener("uncapturederror", (event) =>
          errors.push((event as GPUUncapturedErrorEvent).error.message),
        );
      }
      return original.apply(this, given);
    };
    undo.push(() => {
      own[method] = original;
    });
  };
  watch(GPUDevice.prototype, "createBuffer", "buffers");
  watch(GPUDevice.prototype, "createComputePipelineAsync", "pipelines");
  watch(GPUDevice.prototype, "createShaderModule", "modules");
  watch(GPUDevice.prototype, "createBindGroup", "groups");
  watch(GPUBuffer.prototype, "destroy", "destroyed");
  return {
    errors,
    count: (): DeviceObjects => ({ ...counts }),
    stop() {
      for (const restore of undo) restore();
    },
    destroyDevices() {
      for (const device of devices) device.destroy();
    },
  };
}
