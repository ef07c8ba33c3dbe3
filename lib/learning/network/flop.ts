import type { SplitName } from "@/lib/learning/examples/split";
import { type LayerPlan, layerEntry, type ParameterShape } from "./layer-plan";

/** Floating-point operations of a layer for one example: the forward pass alone. */
export function layerFlop(layer: LayerPlan): number {
  return layerEntry(layer.kind).flop(layer);
}

/**
 * Floating-point operations that each layer needs for one example, forwards, one by one. `density`: the share of features that are not zero. A
 * dense layer on the features needs no multiplication for the others: our CPU kernels skip them, and what an engine that does not skip them
 * multiplies in vain is not counted as work.
 */
export function neededFlop(layers: readonly LayerPlan[], density: number): number[] {
  return layers.map((layer, index) => {
    const skips = index === 0 && layer.kind === "dense" && layer.oneHot === null;
    return layerFlop(layer) * (skips ? density : 1);
  });
}

/** Floating-point operations of the whole network's forward pass for one example, blank features included. */
export function forwardFlop(layers: readonly LayerPlan[]): number {
  return layers.reduce((flop, layer) => flop + layerFlop(layer), 0);
}

/** Floating-point operations of scoring a network once, on the larger of the validation and the test split: the server scores on both. */
export function scoringFlop(
  layers: readonly LayerPlan[],
  counts: Readonly<Record<SplitName, number>>,
): number {
  return forwardFlop(layers) * Math.max(counts.validation, counts.test);
}

/**
 * The most that scoring a network may cost: about a second on one core, and more than twice the work of a network with 32 and 64 filters and
 * pooling between them on handwritten digits. Anything larger would keep the class waiting, so no run may start with it.
 */
export const MOST_SCORING_FLOP = 2e10;

/**
 * Floating-point operations of one training step on `batch` examples. Backpropagation costs each layer as much as the forward pass for the gradient of
 * its weights, and as much again for that of its inputs, which the first layer that learns does not need. `density`: as in `neededFlop`.
 */
export function stepFlop(layers: readonly LayerPlan[], batch: number, density = 1): number {
  const forward = neededFlop(layers, density);
  const first = layers.findIndex((layer) => parameterShape(layer) !== null);
  return batch * forward.reduce((sum, flop, index) => sum + (index === first ? 2 : 3) * flop, 0);
}

/** What one training step takes besides its arithmetic, as floating-point operations: with a small network, that is most of it. */
const STEP_OVERHEAD_FLOP = 30_000;

/** The work of training a network again for so many steps, as floating-point operations of the time that it takes. */
export function retrainingFlop(layers: readonly LayerPlan[], batchSize: number, steps: number): number {
  return steps * (stepFlop(layers, batchSize) + STEP_OVERHEAD_FLOP);
}

/** What training a run again may cost the server for every run that ranks: about a second on one core. */
export const MOST_RETRAINING_FLOP = 1e10;

/** The shape of a layer's parameters; null for layers that learn nothing. */
export function parameterShape(layer: LayerPlan): ParameterShape | null {
  return layerEntry(layer.kind).parameters(layer);
}

/** Weights and biases to learn: Σ rows × columns + biases. */
export function parameterCount(layers: readonly LayerPlan[]): number {
  return layers.reduce((count, layer) => {
    const shape = parameterShape(layer);
    return shape ? count + shape.rows * shape.columns + shape.biases : count;
  }, 0);
}
