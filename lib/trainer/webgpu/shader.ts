import type { Gpu } from "./gpu";
import { STEP_STRUCT } from "./step-table";

/** A buffer under the name that a shader has for it. */
export type Binding = {
  readonly name: string;
  readonly buffer: GPUBuffer;
  readonly of: "f32" | "u32";
  readonly writes: boolean;
};

export const reads = (name: string, buffer: GPUBuffer, of: Binding["of"] = "f32"): Binding => ({
  name,
  buffer,
  of,
  writes: false,
});
export const writes = (name: string, buffer: GPUBuffer, of: Binding["of"] = "f32"): Binding => ({
  name,
  buffer,
  of,
  writes: true,
});

/** What the device is to do: WGSL with an entry `main`, which knows its bindings by name and the step as `step`. */
export type Shader = {
  readonly code: string;
  readonly bindings: readonly Binding[];
  /** How many workgroups `rows` examples take. */
  readonly workgroups: (rows: number) => readonly [x: number, y?: number, z?: number];
};

/** A shader that is ready to go. */
export type Kernel = Pick<Shader, "workgroups"> & {
  readonly pipeline: GPUComputePipeline;
  readonly group: GPUBindGroup;
};

/** `GPUShaderStage.COMPUTE` */
const COMPUTE = 4;
/** A page opens few networks at a time; older ones may be compiled again. */
const KEPT_PIPELINES = 200;

/** Compiles a shader of a step; `steps` is a uniform buffer with a step every 256 bytes. Throws what the compiler says. */
export async function prepare(
  gpu: Gpu,
  { code, bindings, workgroups }: Shader,
  steps: GPUBuffer,
): Promise<Kernel> {
  const declared = bindings.map(
    ({ name, of, writes }, index) =>
      `@group(0) @binding(${index + 1}) var<storage, ${writes ? "read_write" : "read"}> ${name}: array<${of}>;\n`,
  );
  const whole = `${STEP_STRUCT}@group(0) @binding(0) var<uniform> step: Step;\n${declared.join("")}${code}`;
  const pipeline = await compiled(gpu, whole, [
    { binding: 0, visibility: COMPUTE, buffer: { type: "uniform", hasDynamicOffset: true } },
    ...bindings.map(
      ({ writes }, index): GPUBindGroupLayoutEntry => ({
        binding: index + 1,
        visibility: COMPUTE,
        buffer: { type: writes ? "storage" : "read-only-storage" },
      }),
    ),
  ]);
  const group = gpu.device.createBindGroup({
    layout: pipeline.getBindGroupLayout(0),
    entries: [
      { binding: 0, resource: { buffer: steps, size: 32 } },
      ...bindings.map(({ buffer }, index) => ({ binding: index + 1, resource: { buffer } })),
    ],
  });
  return { pipeline, group, workgroups };
}

/** A pipeline for the entry `main`, or one that was compiled before. `entries`: of its only bind group. */
export function compiled(
  { device, pipelines }: Gpu,
  code: string,
  entries: GPUBindGroupLayoutEntry[],
  entryPoint = "main",
): Promise<GPUComputePipeline> {
  const key = entryPoint + code;
  let pipeline = pipelines.get(key);
  if (!pipeline) {
    const layout = device.createPipelineLayout({
      bindGroupLayouts: [device.createBindGroupLayout({ entries })],
    });
    const compute = { module: device.createShaderModule({ code }), entryPoint };
    pipeline = device.createComputePipelineAsync({ layout, compute });
    for (const oldest of pipelines.keys()) if (pipelines.size >= KEPT_PIPELINES) pipelines.delete(oldest);
    pipelines.set(key, pipeline);
    pipeline.catch(() => pipelines.delete(key));
  }
  return pipeline;
}
