import type { Examples } from "@/lib/learning/training";
import type { TrainingPlan } from "../training-plan";
import type { ExampleStore, TableName } from "./example-store";
import type { Gpu } from "./gpu";
import type { GpuMemory } from "./gpu-memory";
import type { ParameterStore } from "./parameter-store";

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
