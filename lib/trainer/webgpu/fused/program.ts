import { compiled } from "../gpu";
import { createExampleStore, type Opening, type Program, type TableName } from "../program";
import { declarations, groupEntries, layoutEntries, reads, writes } from "../shader";
import { STEP_BYTES, STEP_STRUCT } from "../step-table";
import type { Fit } from "./fit";
import { fusedSource } from "./source";

/** Steps of one dispatch: a few milliseconds, so that launching it costs little and no driver thinks it hangs. */
const STEPS_TOGETHER = 512;
const STEP_STRIDE = STEP_BYTES / 4;
const ANSWERED_TOGETHER = 1024;

/** The program for small networks of dense layers: one workgroup takes many steps in one dispatch. Throws if a shader does not compile. */
export async function openFusedProgram(
  { gpu, memory, plan, examples, store, batch }: Opening,
  fit: Fit,
): Promise<Program> {
  const exampleStore = createExampleStore(memory, plan, examples, ANSWERED_TOGETHER, STEPS_TOGETHER);
  // One row more than steps: the last has no examples, which tells the shader to stop.
  const steps = memory.storage((STEPS_TOGETHER + 1) * STEP_STRIDE);
  const outputs = memory.storage(ANSWERED_TOGETHER * store.layout.at(-1)!.columns);
  const bindings = (table: TableName) => [
    reads("steps", steps, "Step"),
    reads("indices", exampleStore.indices, "u32"),
    reads("features", exampleStore.tables[table].features),
    reads("labels", exampleStore.tables[table].labels),
    writes("all", store.parameters),
    writes("gradients", store.gradients),
    writes("answers", outputs),
  ];
  const code = STEP_STRUCT + declarations(bindings("train"), 0) + fusedSource(plan, store.layout, batch, fit);
  const pipeline = (entry: string) => compiled(gpu, code, entry, layoutEntries(bindings("train"), 0));
  const [train, answer] = await Promise.all([pipeline("train"), pipeline("answer")]);
  const layout = train.getBindGroupLayout(0);
  const group = (table: TableName) =>
    gpu.device.createBindGroup({ layout, entries: groupEntries(bindings(table), 0) });
  const groups = { train: group("train"), validation: group("validation"), inputs: group("inputs") };
  const dispatch = (
    pass: GPUComputePassEncoder,
    pipeline: GPUComputePipeline,
    table: TableName,
    workgroups: number,
  ) => {
    pass.setPipeline(pipeline);
    pass.setBindGroup(0, groups[table]);
    pass.dispatchWorkgroups(workgroups);
  };
  return {
    examples: exampleStore,
    steps,
    stepsTogether: STEPS_TOGETHER,
    stepStride: STEP_STRIDE,
    capacity: ANSWERED_TOGETHER,
    outputs,
    // The number of steps, and whether they learn, is in the table.
    train: (pass) => dispatch(pass, train, "train", 1),
    gradients: (pass) => dispatch(pass, train, "train", 1),
    answer: (pass, table, rows) => dispatch(pass, answer, table, Math.ceil(rows / batch)),
  };
}
