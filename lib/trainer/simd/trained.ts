import type { Examples, RunSpec } from "@/lib/learning/training/training";
import type { Engine } from "@/lib/trainer/run/engine";
import { openSimdEngine } from "./engine";

/** A network that has been trained, without what it was trained from. */
type TrainedSpec = Omit<RunSpec, "seed">;

/** Opens a trained network, to be asked and not to be trained. Throws when the weights do not fit it, or it is too large for this engine. */
export async function openTrained(
  { network, hyperparameters, task, featureShape }: TrainedSpec,
  weights: Float32Array,
  examples: Examples,
): Promise<Engine> {
  const none = new Float32Array(weights.length);
  const from = { step: 0, weights, firstMemory: none, secondMemory: none };
  const spec = { network, hyperparameters, task, featureShape, seed: 0 };
  const engine = await openSimdEngine(spec, examples, from);
  if (!engine) throw new Error("The engine for a trained network did not open.");
  return engine;
}
