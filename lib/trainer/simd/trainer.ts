import type { Numbers } from "@/lib/learning/examples/split";
import { featureWidth } from "@/lib/learning/network/network";
import type { Examples, TrainState } from "@/lib/learning/training/training";
import type { BatchOrder } from "../run/batch-order";
import type { Gradients } from "../run/engine";
import type { TrainingPlan } from "../run/training-plan";
import { compile } from "./compile";
import { type Machine, openFlatMachine, openWasmMachine } from "./machine";
import { State } from "./opcode";
import { readFlat, readTrainState, writeFlat, writeTrainState } from "./parameters";
import { readRemains, type StepRemains } from "./step-remains";

/** One training on one machine. All calls are synchronous: they return when the work is done. */
export type SimdTraining = {
  readonly machine: Machine;
  train(steps: number): void;
  /** Mean loss of the last batch, before its update. */
  batchLoss(): number;
  outputs(split: keyof Examples, from: number, rows: number): Float32Array;
  predict(inputs: Numbers, count: number): Float32Array;
  /** Loss and gradients on these examples of the training split, at most a batch, with the dropout of the coming step. Changes no weight. */
  gradients(batch: readonly number[]): Gradients;
  weights(): Float32Array;
  /** Replaces the weights (flat); the optimiser's memory stays. */
  setWeights(weights: Float32Array): void;
  trainState(): TrainState;
  /** Takes one step in two halves, bit-identical to `train(1)`, and returns everything it left in memory. */
  takeApart(): StepRemains;
  /** Starts over with another start and learning rate; much cheaper than opening another training. */
  restart(start: Start, learningRate: number): void;
};

export type MachineKind = Machine["kind"] | "best";

/**
 * Where training begins: at a state, or at step 0 with only these weights, flat as described at `Parameters`. `order`: the batches from
 * there on.
 */
export type Start = Partial<TrainState> & Pick<TrainState, "weights"> & { readonly order: BatchOrder };

/** Null only if "wasm-simd" is asked for and missing. */
export async function openSimdTraining(
  plan: TrainingPlan,
  examples: Examples,
  start: Start,
  kind: MachineKind = "best",
): Promise<SimdTraining | null> {
  const compiled = compile(plan, examples);
  const { arena, parameters, tables, capacity, indices, batchSize } = compiled;
  const wasm = kind === "flat" ? null : await openWasmMachine(arena.size());
  if (kind === "wasm-simd" && !wasm) return null;
  const machine = wasm ?? openFlatMachine(arena.size());
  const { memory } = machine;
  tables.train.write(memory, examples.train);
  tables.validation.write(memory, examples.validation);
  const chosen = new Int32Array(memory, indices, compiled.indexCount);
  let { order } = start;
  /** `memory` must be zero except for the tables. */
  const begin = (at: Start) => {
    arena.initialise(memory);
    writeTrainState(parameters, memory, at);
    order = at.order;
  };
  begin(start);

  const answer = (table: number, rows: number, to: Float32Array) => {
    machine.run(compiled.answer, rows, indices, table);
    const { outputs, outputStep } = compiled;
    const values = new Float32Array(memory, compiled.outputPlace, rows * outputStep);
    for (let row = 0; row < rows; row++) {
      for (let unit = 0; unit < outputs; unit++) to[row * outputs + unit] = values[row * outputStep + unit]!;
    }
  };
  /** Outputs for `count` examples, as many at a time as fit. `prepare` chooses the rows, and returns the table to use. */
  const answerAll = (count: number, prepare: (done: number, rows: number) => number) => {
    const { outputs } = compiled;
    const all = new Float32Array(count * outputs);
    for (let done = 0; done < count; done += capacity) {
      const rows = Math.min(capacity, count - done);
      const table = prepare(done, rows);
      answer(table, rows, all.subarray(done * outputs, (done + rows) * outputs));
    }
    return all;
  };
  const batchLoss = () => new Float32Array(memory)[State.Loss / 4]!;
  const choose = (from: number, rows: number) => {
    for (let row = 0; row < rows; row++) chosen[row] = from + row;
  };

  return {
    machine,
    train(steps) {
      const together = Math.floor(compiled.indexCount / batchSize);
      for (let done = 0; done < steps; done += together) {
        const now = Math.min(together, steps - done);
        for (let step = 0; step < now; step++) chosen.set(order.next(), step * batchSize);
        machine.train(compiled.step, batchSize, indices, tables.train.place, now);
      }
    },
    batchLoss,
    outputs: (split, from, rows) =>
      answerAll(rows, (done, part) => {
        choose(from + done, part);
        return tables[split].place;
      }),
    predict(inputs, count) {
      const width = featureWidth(plan.featureShape);
      return answerAll(count, (done, part) => {
        const features = inputs.subarray(done * width, (done + part) * width);
        tables.inputs.write(memory, { count: part, features, labels: new Float32Array(part) });
        choose(0, part);
        return tables.inputs.place;
      });
    },
    gradients(batch) {
      if (batch.length === 0 || batch.length > batchSize) throw new Error("Not a batch.");
      chosen.set(batch);
      machine.run(compiled.gradients, batch.length, indices, tables.train.place);
      return { loss: batchLoss(), gradients: readFlat(parameters, memory, parameters.gradients) };
    },
    weights: () => readFlat(parameters, memory, parameters.weights),
    setWeights: (weights) => writeFlat(parameters, memory, parameters.weights, weights),
    trainState: () => readTrainState(parameters, memory),
    takeApart() {
      const batch = order.next();
      const before = readTrainState(parameters, memory);
      chosen.set(batch);
      machine.run(compiled.gradients, batchSize, indices, tables.train.place);
      const loss = batchLoss();
      const gradients = readFlat(parameters, memory, parameters.gradients);
      const { gradients: first, step: whole } = compiled;
      machine.run({ from: first.end, end: whole.end }, batchSize, indices, tables.train.place);
      new Int32Array(memory)[State.Step / 4]!++;
      const after = readTrainState(parameters, memory);
      return {
        batch,
        loss,
        before,
        gradients,
        after,
        ...readRemains(plan, compiled, memory, tables.train.place),
      };
    },
    restart(at, learningRate) {
      // All of it: after a training that diverged, even the padding may be NaN.
      new Uint8Array(memory, 0, compiled.trained).fill(0);
      begin(at);
      const update = compiled.update(learningRate);
      new Int32Array(memory, compiled.gradients.end, update.length).set(update);
    },
  };
}
