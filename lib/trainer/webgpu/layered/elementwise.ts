import { ACTIVATION_FUNCTIONS } from "@/lib/trainer/run/activations";
import type { Binding, Shader } from "../shader";

/** A count of numbers: fixed, or per example. */
export type Extent = number | { readonly perExample: number };

export function sized(extent: Extent, examples: number): number {
  return typeof extent === "number" ? extent : extent.perExample * examples;
}

export function inWgsl(extent: Extent): string {
  return typeof extent === "number" ? `${extent}u` : `(step.rows * ${extent.perExample}u)`;
}

const INVOCATIONS = 64;
/** As many workgroups as every device supports in one dimension. */
const MOST_WORKGROUPS = 65_535;

/** A shader that runs `body` for every `i` below the extent. `functions`: WGSL functions that the body uses. */
export function elementwise(
  extent: Extent,
  body: string,
  bindings: readonly Binding[],
  functions = "",
): Shader {
  const code = `${ACTIVATION_FUNCTIONS}${functions}
@compute @workgroup_size(${INVOCATIONS})
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let count = ${inWgsl(extent)};
  for (var i = id.x; i < count; i += groups.x * ${INVOCATIONS}u) {
    ${body}
  }
}
`;
  return {
    code,
    bindings,
    workgroups: (rows) => [Math.min(Math.ceil(sized(extent, rows) / INVOCATIONS), MOST_WORKGROUPS)],
  };
}
