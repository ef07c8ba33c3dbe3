import { featureCount } from "@/lib/learning/network/network";
import type { Examples, TrainState } from "@/lib/learning/training/training";
import { type LayerLayout, type TrainingPlan, weightLayout } from "../run/training-plan";
import type { Gpu, GpuMemory } from "./gpu";

/** What a program is made from. `batch`: examples in a batch, those of the plan or all there are. */
export type Opening = {
  readonly gpu: Gpu;
  readonly memory: GpuMemory;
  readonly plan: TrainingPlan;
  readonly examples: Examples;
  readonly store: ParameterStore;
  readonly batch: number;
};

/** A training on the device. What it does is recorded into a pass, and happens when that is submitted. */
export type Program = {
  readonly examples: ExampleStore;
  /** The step table, the steps that one pass takes, and the numbers from one row of the table to the next. */
  readonly steps: GPUBuffer;
  readonly stepsTogether: number;
  readonly stepStride: number;
  /** Examples that are answered together, and where the answers are. */
  readonly capacity: number;
  readonly outputs: GPUBuffer;
  /** The first so many steps of the table. */
  train(pass: GPUComputePassEncoder, steps: number): void;
  /** The gradients of the batch in the table's first row; nothing is learnt from them. */
  gradients(pass: GPUComputePassEncoder, rows: number): void;
  /** Outputs for the examples in the table's first row. */
  answer(pass: GPUComputePassEncoder, table: TableName, rows: number): void;
};

/** Where examples are taken from: a split, or what was handed in to be predicted. */
export type TableName = keyof Examples | "inputs";
type ExampleTable = { readonly features: GPUBuffer; readonly labels: GPUBuffer };

/** All examples, on the device, and room for those at hand. */
export type ExampleStore = {
  readonly tables: Readonly<Record<TableName, ExampleTable>>;
  /** Numbers in one example's features. */
  readonly width: number;
  /** Which examples the batches are made of, one after the other. */
  readonly indices: GPUBuffer;
};

/** `capacity`: examples that are answered together, and room for those handed in. `stepsTogether`: batches whose indices are there at once. */
export function createExampleStore(
  memory: GpuMemory,
  { featureShape, batchSize }: TrainingPlan,
  { train, validation }: Examples,
  capacity: number,
  stepsTogether: number,
): ExampleStore {
  const width = featureCount(featureShape);
  const indexCount = Math.max(stepsTogether * Math.min(batchSize, train.count), capacity);
  const table = (count: number, features?: Float32Array, labels?: Float32Array): ExampleTable => ({
    features: memory.storage(count * width, features),
    labels: memory.storage(count, labels),
  });
  return {
    tables: {
      train: table(train.count, train.features, train.labels),
      validation: table(validation.count, validation.features, validation.labels),
      inputs: table(capacity),
    },
    width,
    indices: memory.storage(indexCount),
  };
}

/** What a network learns, on the device, laid out as in `weight-layout.ts`. */
export type ParameterStore = {
  readonly layout: readonly LayerLayout[];
  readonly count: number;
  /** The weights, then both memories of the optimiser: 3 × count. */
  readonly parameters: GPUBuffer;
  /** Of the last batch, then its mean loss: count + 1. */
  readonly gradients: GPUBuffer;
};

export function createParameterStore(
  memory: GpuMemory,
  plan: TrainingPlan,
  { weights, firstMemory, secondMemory }: Partial<TrainState> & Pick<TrainState, "weights">,
): ParameterStore {
  const layout = weightLayout(plan.layers);
  const count = layout.at(-1)?.end ?? 0;
  if (weights.length !== count) throw new Error(`Expected ${count} weights, got ${weights.length}.`);
  const all = new Float32Array(3 * count);
  all.set(weights);
  if (firstMemory) all.set(firstMemory, count);
  if (secondMemory) all.set(secondMemory, 2 * count);
  return { layout, count, parameters: memory.storage(3 * count, all), gradients: memory.storage(count + 1) };
}
