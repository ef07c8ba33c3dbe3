import type { Gpu } from "./gpu";

/** A page opens few networks at a time; older ones may be compiled again. */
const KEPT_PIPELINES = 200;

/** A pipeline for an entry of the code, whose only bind group has these entries; one that was compiled before, if it is still there. Throws what the compiler says. */
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
  if (pipelines.size >= KEPT_PIPELINES) pipelines.delete(oldest);
  pipelines.set(key, pipeline);
  pipeline.catch(() => pipelines.delete(key));
  return pipeline;
}
