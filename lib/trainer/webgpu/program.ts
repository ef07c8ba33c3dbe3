import type { Numbers } from "@/lib/learning/examples/split";
import { featureWidth } from "@/lib/learning/network/network";
import type { Examples, TrainState } from "@/lib/learning/training/training";
import { type LayerLayout, type TrainingPlan, weightLayout } from "../run/training-plan";
import type { Gpu, GpuMemory } from "./gpu";

/** What a program is built from. `batch`: examples in a batch: the plan's batch size, or all examples if there are fewer. */
export type Opening = {
  readonly gpu: Gpu;
  readonly memory: GpuMemory;
  readonly plan: TrainingPlan;
  readonly examples: Examples;
  readonly store: ParameterStore;
  readonly batch: number;
};

/** A training on the device. Its methods record work into a pass, which happens when the pass is submitted. */
export type Program = {
  readonly examples: ExampleStore;
  /** The step table, the most steps in one pass, and the distance between rows of the table in numbers. */
  readonly steps: GPUBuffer;
  readonly stepsTogether: number;
  readonly stepStride: number;
  /** The most examples answered at once, and where the answers are. */
  readonly capacity: number;
  readonly outputs: GPUBuffer;
  /** The first `steps` steps of the table. */
  train(pass: GPUComputePassEncoder, steps: number): void;
  /** The gradients of the batch in the table's first row; nothing is learnt from them. */
  gradients(pass: GPUComputePassEncoder, rows: number): void;
  /** Outputs for the examples in the table's first row. */
  answer(pass: GPUComputePassEncoder, table: TableName, rows: number): void;
};

/** Where examples come from: a split, or inputs given for a prediction. */
export type TableName = keyof Examples | "inputs";
type ExampleTable = { readonly features: GPUBuffer; readonly labels: GPUBuffer };

/** All examples on the device, and room for inputs to predict. */
export type ExampleStore = {
  readonly tables: Readonly<Record<TableName, ExampleTable>>;
  /** Numbers stored for one example's features; a letter is one, its symbol. */
  readonly width: number;
  /** The indices of the examples of each batch, one batch after the other. */
  readonly indices: GPUBuffer;
};

/** `capacity`: the most examples answered at once. `stepsTogether`: batches whose indices are uploaded at once. */
export function createExampleStore(
  memory: GpuMemory,
  { featureShape, batchSize }: TrainingPlan,
  { train, validation }: Examples,
  capacity: number,
  stepsTogether: number,
): ExampleStore {
  const width = featureWidth(featureShape);
  const indexCount = Math.max(stepsTogether * Math.min(batchSize, train.count), capacity);
  const table = (count: number, features?: Numbers, labels?: Numbers): ExampleTable => ({
    features: memory.storage(count * width, features && Float32Array.from(features)),
    labels: memory.storage(count, labels && Float32Array.from(labels)),
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

/** A network's parameters on the device, laid out by `weightLayout`. */
export type ParameterStore = {
  readonly layout: readonly LayerLayout[];
  readonly count: number;
  /** The weights, then both memories of the optimiser: 3 × count. */
  readonly parameters: GPUBuffer;
  /** The gradients of the last batch, then its mean loss: count + 1. */
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
