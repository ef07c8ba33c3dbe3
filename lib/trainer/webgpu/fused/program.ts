import type { ExampleStore, TableName } from "../example-store";
import { createExampleStore } from "../example-store";
import type { Opening, Program } from "../program";
import { compiled } from "../shader";
import type { Fit } from "./fit";
import { fusedSource } from "./source";

/** Steps of one dispatch: a dispatch of some milliseconds costs little to launch, and no driver takes it for hung. */
const STEPS_TOGETHER = 512;
/** Numbers of one row of the step table. */
const STEP_STRIDE = 8;
const ANSWERED_TOGETHER = 1024;

/** Small networks of dense layers: one workgroup takes many steps in one dispatch. Throws what the compiler says. */
export async function openFusedProgram(
  { gpu, memory, plan, examples, store, batch }: Opening,
  fit: Fit,
): Promise<Program> {
  const exampleStore = createExampleStore(memory, plan, examples, ANSWERED_TOGETHER, STEPS_TOGETHER);
  // One row more than steps: the last has no examples, where the shader stops.
  const steps = memory.storage((STEPS_TOGETHER + 1) * STEP_STRIDE);
  const last = plan.layers.at(-1);
  if (last?.kind !== "dense") throw new Error("The last layer must be dense.");
  const outputs = memory.storage(ANSWERED_TOGETHER * last.units);
  const code = fusedSource(plan, store.layout, batch, fit);
  const buffers = (table: TableName) => buffersFor(exampleStore, table);
  function buffersFor({ tables, indices }: ExampleStore, table: TableName) {
    const { features, labels } = tables[table];
    return [steps, indices, features, labels, store.parameters, store.gradients, outputs];
  }
  const storage = (binding: number): GPUBindGroupLayoutEntry => ({
    binding,
    visibility: 4,
    buffer: { type: binding < 4 ? "read-only-storage" : "storage" },
  });
  const entries = buffers("train").map((_, binding) => storage(binding));
  const [train, answer] = await Promise.all([
    compiled(gpu, code, entries, "train"),
    compiled(gpu, code, entries, "answer"),
  ]);
  const group = (pipeline: GPUComputePipeline, table: TableName) =>
    gpu.device.createBindGroup({
      layout: pipeline.getBindGroupLayout(0),
      entries: buffers(table).map((buffer, binding) => ({ binding, resource: { buffer } })),
    });
  const training = group(train, "train");
  const answering = {
    train: group(answer, "train"),
    validation: group(answer, "validation"),
    inputs: group(answer, "inputs"),
  };
  const trainOnce = (pass: GPUComputePassEncoder) => {
    pass.setPipeline(train);
    pass.setBindGroup(0, training);
    pass.dispatchWorkgroups(1);
  };
  return {
    examples: exampleStore,
    steps,
    stepsTogether: STEPS_TOGETHER,
    stepStride: STEP_STRIDE,
    capacity: ANSWERED_TOGETHER,
    outputs,
    // How many steps, and whether they learn, is in the table.
    train: trainOnce,
    gradients: trainOnce,
    answer(pass, table, rows) {
      pass.setPipeline(answer);
      pass.setBindGroup(0, answering[table]);
      pass.dispatchWorkgroups(Math.ceil(rows / batch));
    },
  };
}
