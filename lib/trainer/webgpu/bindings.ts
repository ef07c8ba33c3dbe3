/** A buffer under the name that shaders have for it. */
export type Binding = {
  readonly name: string;
  readonly buffer: GPUBuffer;
  /** What it is an array of. */
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
export const COMPUTE = 4;

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
