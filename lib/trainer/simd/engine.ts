import type { RunSpec } from "@/lib/protocol/worker";
import { createBatchOrder } from "../batch-order";
import type { Engine, Examples } from "../engine";
import { initialWeights } from "../initial-weights";
import { trainingPlan } from "../training-plan";
import { type Gradients, type MachineKind, openTrainer } from "./trainer";

/** The engine of our own kernels: the same bits for the same spec on every machine. */
export type SimdEngine = Omit<Engine, "name"> & {
  readonly name: "simd";
  /** Mean loss and flat gradients for these examples of the training split, at most a batch. */
  gradients(batch: readonly number[]): Promise<Gradients>;
};

/**
 * Opens the engine for one run. `machine`: "best" is WebAssembly SIMD, and flat typed arrays where that is missing; the
 * numbers are the same. Null only where "wasm-simd" is asked for and missing.
 */
export async function openSimdEngine(
  spec: RunSpec,
  examples: Examples,
  machine: MachineKind = "best",
): Promise<SimdEngine | null> {
  const order = createBatchOrder(spec.seed, examples.train.count, spec.hyperparameters.batchSize);
  const start = { weights: initialWeights(spec), order };
  const trainer = await openTrainer(trainingPlan(spec), examples, start, machine);
  if (!trainer) return null;
  // All is memory of this page, which goes when nothing refers to it.
  return {
    name: "simd",
    deviceName: trainer.machine.kind === "flat" ? "JavaScript" : "WebAssembly SIMD",
    train: async (steps) => trainer.train(steps),
    outputs: async (split, from, rows) => trainer.outputs(split, from, rows),
    predict: async (inputs, count) => trainer.predict(inputs, count),
    gradients: async (batch) => trainer.gradients(batch),
    weights: async () => trainer.weights(),
    dispose: () => {},
  };
}
