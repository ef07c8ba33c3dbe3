import { compiled, type Gpu } from "./gpu";
import { STEP_BYTES, STEP_STRUCT } from "./step-table";

/** WGSL with the entry point `main`, in which bindings are available by name, and the current step as `step`. */
export type Shader = {
  readonly code: string;
  readonly bindings: readonly Binding[];
  /** The workgroups needed for `rows` examples. */
  readonly workgroups: (rows: number) => readonly [x: number, y?: number, z?: number];
};

/** A compiled shader with its buffers bound. */
export type Kernel = Pick<Shader, "workgroups"> & {
  readonly pipeline: GPUComputePipeline;
  readonly group: GPUBindGroup;
};

/** Compiles a shader. `steps`: a uniform buffer; the step in it is selected when the shader runs. Throws if it does not compile. */
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

/** A buffer and its name in the shader. */
export type Binding = {
  readonly name: string;
  readonly buffer: GPUBuffer;
  /** The type of its elements. */
  readonly of: "f32" | "u32" | "Step";
  readonly writes: boolean;
};

export function reads(name: string, buffer: GPUBuffer, of: Binding["of"] = "f32"): Binding {
  return { name, buffer, of, writes: false };
}

export function writes(name: string, buffer: GPUBuffer, of: Binding["of"] = "f32"): Binding {
  return { name, buffer, of, writes: true };
}

/** `GPUShaderStage.COMPUTE` */
const COMPUTE = 4;

/** The bindings in WGSL, numbered from `first` on. */
export function declarations(bindings: readonly Binding[], first: number): string {
  const lines = bindings.map(({ name, of, writes }, index) => {
    const access = writes ? "read_write" : "read";
    return `@group(0) @binding(${first + index}) var<storage, ${access}> ${name}: array<${of}>;\n`;
  });
  return lines.join("");
}

export function layoutEntries(bindings: readonly Binding[], first: number): GPUBindGroupLayoutEntry[] {
  return bindings.map(({ writes }, index) => ({
    binding: first + index,
    visibility: COMPUTE,
    buffer: { type: writes ? "storage" : "read-only-storage" },
  }));
}

export function groupEntries(bindings: readonly Binding[], first: number): GPUBindGroupEntry[] {
  return bindings.map(({ buffer }, index) => ({ binding: first + index, resource: { buffer } }));
}
