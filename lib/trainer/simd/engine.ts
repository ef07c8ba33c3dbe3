import type { Examples, RunSpec, TrainState } from "@/lib/learning/training/training";
import { createBatchOrder } from "../run/batch-order";
import type { Engine } from "../run/engine";
import { initialWeights } from "../run/initial-weights";
import { trainingPlan } from "../run/training-plan";
import { type MachineKind, openSimdTraining } from "./trainer";

/**
 * Opens the engine with our own kernels for one run, at the beginning or at state `from`: the same bits for the same spec on every machine.
 * `machine`: "best" is WebAssembly SIMD, or flat typed arrays where that is missing, with the same results. Null only if "wasm-simd" is
 * asked for and missing.
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
  // There is nothing to free by hand: all memory is garbage-collected.
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
