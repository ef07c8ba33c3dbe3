import { featureCount } from "@/lib/learning/network";
import type { Examples } from "@/lib/learning/training";
import type { TrainingPlan } from "../training-plan";
import type { GpuMemory } from "./gpu-memory";

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
