import { shapesAfter } from "@/lib/learning/network/layer-plan";
import { featureWidth } from "@/lib/learning/network/network";
import type { TrainingPlan } from "@/lib/trainer/run/training-plan";
import { createExampleStore, type Opening, type Program } from "../program";
import { type Kernel, prepare, type Shader } from "../shader";
import { compileShaders } from "./compile";

/** Steps recorded into one pass: enough to make the cost of submitting it negligible. */
const STEPS_TOGETHER = 32;
/** Distance between steps in the uniform buffer, in numbers: 256 bytes, an offset that every device supports. */
const STEP_STRIDE = 64;
/** Examples answered at once, unless one layer's values would exceed this many numbers. */
const ANSWERED_TOGETHER = 256;
const VALUES_TOGETHER = 2 ** 22;

/** The program for networks of any size: a step is a sequence of shaders, each using the whole device. Throws if a shader does not compile. */
export async function openLayeredProgram({
  gpu,
  memory,
  plan,
  examples,
  store,
  batch,
}: Opening): Promise<Program> {
  const fitting = Math.floor(VALUES_TOGETHER / largestLayer(plan));
  const capacity = Math.max(batch, Math.min(ANSWERED_TOGETHER, fitting));
  const exampleStore = createExampleStore(memory, plan, examples, capacity, STEPS_TOGETHER);
  const steps = memory.uniform(STEPS_TOGETHER * STEP_STRIDE);
  const compiled = compileShaders({ memory, store, batch, capacity }, plan, exampleStore);
  const prepared = (shader: Shader) => prepare(gpu, shader, steps);
  const all = (shaders: readonly Shader[]) => Promise.all(shaders.map(prepared));
  const [gradients, update, train, validation, inputs] = await Promise.all([
    all(compiled.gradients),
    prepared(compiled.update),
    all(compiled.answer.train),
    all(compiled.answer.validation),
    all(compiled.answer.inputs),
  ]);
  const answers = { train, validation, inputs };
  const wholeStep = [...gradients, update];
  return {
    examples: exampleStore,
    steps,
    stepsTogether: STEPS_TOGETHER,
    stepStride: STEP_STRIDE,
    capacity,
    outputs: compiled.outputs,
    train(pass, count) {
      for (let step = 0; step < count; step++) record(pass, wholeStep, batch, step);
    },
    gradients: (pass, rows) => record(pass, gradients, rows, 0),
    answer: (pass, table, rows) => record(pass, answers[table], rows, 0),
  };
}

function record(pass: GPUComputePassEncoder, kernels: readonly Kernel[], rows: number, step: number): void {
  for (const { pipeline, group, workgroups } of kernels) {
    pass.setPipeline(pipeline);
    pass.setBindGroup(0, group, [4 * STEP_STRIDE * step]);
    pass.dispatchWorkgroups(...workgroups(rows));
  }
}

/** Numbers stored per example in the largest layer. */
function largestLayer({ featureShape, layers }: TrainingPlan): number {
  return Math.max(...[featureShape, ...shapesAfter(layers, featureShape)].map(featureWidth));
}
