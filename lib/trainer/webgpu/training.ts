import type { Numbers } from "@/lib/learning/examples/split";
import type { Examples, RunSpec, TrainState } from "@/lib/learning/training/training";
import { createBatchOrder } from "../run/batch-order";
import type { Gradients } from "../run/engine";
import { initialWeights } from "../run/initial-weights";
import { trainingPlan } from "../run/training-plan";
import { fusedFit } from "./fused/fit";
import { openFusedProgram } from "./fused/program";
import { createReadback, type Gpu, type GpuMemory } from "./gpu";
import { openLayeredProgram } from "./layered/program";
import { createParameterStore, type Opening, type TableName } from "./program";
import { createStepTable } from "./step-table";

/** Passes queued on the device at a time: enough that it never idles, few enough that nobody waits long. */
const QUEUED_PASSES = 4;

/** One training on the device. Calls must not overlap. */
export type Training = {
  train(steps: number): Promise<void>;
  answer(table: TableName, from: number, rows: number): Promise<Float32Array>;
  predict(inputs: Numbers, count: number): Promise<Float32Array>;
  gradients(batch: readonly number[]): Promise<Gradients>;
  trainState(): Promise<TrainState>;
};

export async function openTraining(
  gpu: Gpu,
  memory: GpuMemory,
  spec: RunSpec,
  examples: Examples,
  from?: TrainState,
): Promise<Training> {
  const { device } = gpu;
  const plan = trainingPlan(spec);
  const batch = Math.min(plan.batchSize, examples.train.count);
  const order = createBatchOrder(spec.seed, examples.train.count, plan.batchSize, from?.step);
  // All buffers are created before the first wait, so that errors in these scopes are this engine's own.
  for (const filter of ["validation", "out-of-memory"] as const) device.pushErrorScope(filter);
  const store = createParameterStore(memory, plan, from ?? { weights: initialWeights(spec) });
  const opening: Opening = { gpu, memory, plan, examples, store, batch };
  const fit = fusedFit(plan, batch, store.count, device.limits.maxComputeWorkgroupStorageSize);
  const [program, ...errors] = await Promise.all([
    fit ? openFusedProgram(opening, fit) : openLayeredProgram(opening),
    device.popErrorScope(),
    device.popErrorScope(),
  ]);
  for (const error of errors) if (error) throw new Error(error.message);
  const { stepsTogether, capacity, steps } = program;
  const { tables, width, indices } = program.examples;
  const units = program.outputs.size / 4 / capacity;
  const table = createStepTable(plan, stepsTogether + 1, program.stepStride);
  const read = createReadback(device, memory, Math.max(3 * store.count, capacity * units));
  const chosen = new Uint32Array(Math.max(stepsTogether * batch, capacity));
  let done = from?.step ?? 0;

  /** Uploads the first `rows` rows of the table, and the first `count` example indices. */
  const send = (rows: number, count: number) => {
    device.queue.writeBuffer(steps, 0, table.words, 0, Math.min(rows * program.stepStride, steps.size / 4));
    device.queue.writeBuffer(indices, 0, chosen, 0, count);
  };
  const inPass = (record: (pass: GPUComputePassEncoder) => void) => (encoder: GPUCommandEncoder) => {
    const pass = encoder.beginComputePass();
    record(pass);
    pass.end();
  };
  const takeSteps = (count: number) => {
    for (let step = 0; step < count; step++) {
      table.set(step, batch, step * batch, done + step, true);
      chosen.set(order.next(), step * batch);
    }
    table.set(count, 0, 0, 0, false);
    send(count + 1, count * batch);
    const encoder = device.createCommandEncoder();
    inPass((pass) => program.train(pass, count))(encoder);
    device.queue.submit([encoder.finish()]);
    done += count;
  };
  const answer = async (name: TableName, first: number, rows: number) => {
    table.set(0, rows, 0, 0, false);
    for (let row = 0; row < rows; row++) chosen[row] = first + row;
    send(1, rows);
    return read(
      inPass((pass) => program.answer(pass, name, rows)),
      program.outputs,
      rows * units,
    );
  };
  /** Outputs for `count` examples, as many at a time as fit. `part` computes those of `rows` examples from `at` on. */
  const answerAll = async (count: number, part: (at: number, rows: number) => Promise<Float32Array>) => {
    const all = new Float32Array(count * units);
    for (let at = 0; at < count; at += capacity) {
      all.set(await part(at, Math.min(capacity, count - at)), at * units);
    }
    return all;
  };

  return {
    async train(count) {
      for (let left = count, pass = 1; left > 0; left -= stepsTogether, pass++) {
        takeSteps(Math.min(left, stepsTogether));
        if (pass % QUEUED_PASSES === 0 || left <= stepsTogether) await device.queue.onSubmittedWorkDone();
      }
    },
    answer: (name, first, count) => answerAll(count, (at, rows) => answer(name, first + at, rows)),
    predict: (inputs, count) =>
      answerAll(count, (at, rows) => {
        const features = Float32Array.from(inputs.subarray(at * width, (at + rows) * width));
        device.queue.writeBuffer(tables.inputs.features, 0, features);
        return answer("inputs", 0, rows);
      }),
    async gradients(examplesOfBatch) {
      const rows = examplesOfBatch.length;
      if (rows === 0 || rows > batch) throw new Error("Not a batch.");
      table.set(0, rows, 0, done, false);
      table.set(1, 0, 0, 0, false);
      chosen.set(examplesOfBatch);
      send(2, rows);
      const record = inPass((pass) => program.gradients(pass, rows));
      const numbers = await read(record, store.gradients, store.count + 1);
      return { loss: numbers[store.count]!, gradients: numbers.slice(0, store.count) };
    },
    async trainState() {
      const { count } = store;
      const numbers = await read(() => {}, store.parameters, 3 * count);
      return {
        step: done,
        weights: numbers.slice(0, count),
        firstMemory: numbers.slice(count, 2 * count),
        secondMemory: numbers.slice(2 * count),
      };
    },
  };
}
