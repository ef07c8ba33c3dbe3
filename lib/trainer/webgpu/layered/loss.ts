import type { TrainingPlan } from "../../training-plan";
import { reads, writes } from "../bindings";
import type { ParameterStore } from "../parameter-store";
import type { Shader } from "../shader";
import { lossFunction } from "../wgsl/loss";
import type { Signal } from "./emission";

const INVOCATIONS = 64;

/** The loss's gradient by the outputs, and the mean loss behind the gradients. One workgroup, so that its sum has one order. */
export function lossShader(
  { loss }: TrainingPlan,
  output: Signal,
  targets: GPUBuffer,
  { count, gradients }: ParameterStore,
): Shader {
  const code = `
var<workgroup> sums: array<f32, ${INVOCATIONS}>;
${lossFunction(loss, output.count)}
@compute @workgroup_size(${INVOCATIONS})
fn main(@builtin(local_invocation_index) own: u32) {
  let share = 1.0 / f32(step.rows);
  var sum = 0.0;
  for (var row = own; row < step.rows; row += ${INVOCATIONS}u) {
    sum += lose(row * ${output.count}u, targets[row], share);
  }
  sums[own] = sum;
  workgroupBarrier();
  if (own == 0u) {
    for (var other = 1u; other < ${INVOCATIONS}u; other++) { sum += sums[other]; }
    g[${count}u] = sum * share;
  }
}
`;
  return {
    code,
    bindings: [
      reads("outputs", output.values),
      reads("targets", targets),
      writes("errors", output.gradient!),
      writes("g", gradients),
    ],
    workgroups: () => [1],
  };
}
