import { stepFlop } from "@/lib/learning/network/flop";
import type { LayerPlan } from "@/lib/learning/network/layer-plan";
import { ACTIVATION_ENTRIES } from "@/lib/trainer/run/activations";
import type { TrainingPlan } from "@/lib/trainer/run/training-plan";
import { MEMORIES } from "../wgsl";

/** Where a fused program keeps its numbers: in the workgroup's own fast memory, as far as they fit. */
export type Fit = {
  /** Outputs of all layers together for one example. */
  readonly values: number;
  /** Whether weights (w) and memories (m, v) are in the workgroup's memory; otherwise they stay in the device's. */
  readonly inside: Readonly<Record<"w" | "m" | "v", boolean>>;
};

/** Floating-point operations that one workgroup does in about the time it takes to launch the shaders of a step one by one. */
const SMALL_STEP = 2e6;

/** How one workgroup can train this network alone; null if it cannot, or should not. `bytes`: size of its memory. */
export function fusedFit(plan: TrainingPlan, batch: number, parameters: number, bytes: number): Fit | null {
  if (stepFlop(plan.layers, batch) + comparisons(plan.layers, batch) > SMALL_STEP) return null;
  let values = 0;
  let sums = 0;
  for (const layer of plan.layers) {
    if (layer.kind === "conv2d" || layer.kind === "max-pool") return null;
    if (layer.kind === "dense") {
      values += layer.units;
      if (ACTIVATION_ENTRIES[layer.activation].slopeFrom === "sum") sums += layer.units;
    }
    if (layer.kind === "dropout") values += layer.count;
    if (layer.kind === "context" && layer.embedding !== null) values += layer.length * layer.embedding;
  }
  // Needed: values and errors of every layer, sums where they are kept, and a loss for each example.
  let left = bytes / 4 - batch * (2 * values + sums + 1);
  if (left < 0) return null;
  const take = (used: boolean) => {
    if (!used || left < parameters) return false;
    left -= parameters;
    return true;
  };
  const memories = MEMORIES[plan.optimiser];
  return {
    values,
    inside: { w: take(true), m: take(memories.includes("m")), v: take(memories.includes("v")) },
  };
}

/** How often a step asks whether an example has a weight's letter: the gradient of each such weight asks the whole batch. */
function comparisons(layers: readonly LayerPlan[], batch: number): number {
  return layers.reduce((sum, layer) => {
    if (layer.kind === "dense" && layer.oneHot) return sum + batch * layer.inputs * layer.units;
    if (layer.kind === "context" && layer.embedding !== null)
      return sum + batch * layer.length * layer.symbols * layer.embedding;
    return sum;
  }, 0);
}
