import type { TrainState } from "@/lib/learning/training";
import type { TrainingPlan } from "../training-plan";
import { type LayerLayout, weightLayout } from "../weight-layout";
import type { GpuMemory } from "./gpu-memory";

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
