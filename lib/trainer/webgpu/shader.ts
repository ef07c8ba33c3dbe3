import { type Binding, COMPUTE, declarations, groupEntries, layoutEntries } from "./bindings";
import type { Gpu } from "./gpu";
import { compiled } from "./pipelines";
import { STEP_BYTES, STEP_STRUCT } from "./step-table";

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

/** Compiles a shader. `steps`: a uniform buffer, whose step is chosen when it runs. Throws what the compiler says. */
export async function prepare(
  gpu: Gpu,
  { code, bindings, workgroups }: Shader,
  steps: GPUBuffer,
): Promise<Kernel> {
  const uniform = "@group(0) @binding(0) var<uniform> step: Step;\n";
  const pipeline = await compiled(gpu, STEP_STRUCT + uniform + declarations(bindings, 1) + code, "main", [
    { binding: 0, visibility: COMPUTE, buffer: { type: "uniform", hasDynamicOffset: true } },
    ...layoutEntries(bindings, 1),
  ]);
  const group = gpu.device.createBindGroup({
    layout: pipeline.getBindGroupLayout(0),
    entries: [{ binding: 0, resource: { buffer: steps, size: STEP_BYTES } }, ...groupEntries(bindings, 1)],
  });
  return { pipeline, group, workgroups };
}
