import type { Examples, RunSpec, TrainState } from "@/lib/learning/training/training";
import { createBatchOrder } from "../run/batch-order";
import type { Engine } from "../run/engine";
import { initialWeights } from "../run/initial-weights";
import { trainingPlan } from "../run/training-plan";
import { type MachineKind, openSimdTraining } from "./trainer";

/**
 * Opens the engine of our own kernels for one run, at its beginning or where `from` says: the same bits for the same spec
 * on every machine. `machine`: "best" is WebAssembly SIMD, and flat typed arrays where that is missing; the numbers are the
 * same. Null only where "wasm-simd" is asked for and missing.
 */
export async function openSimdEngine(
  spec: RunSpec,
  examples: Examples,
  from?: TrainState,
  machine: MachineKind = "best",
): Promise<Engine | null> {
  const { batchSize } = spec.hyperparameters;
  const order = createBatchOrder(spec.seed, examples.train.count, batchSize, from?.step);
  const start = { ...(from ?? { weights: initialWeights(spec) }), order };
  const trainer = await openSimdTraining(trainingPlan(spec), examples, start, machine);
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
    trainState: async () => trainer.trainState(),
    dispose: () => {},
  };
}
