import type { SplitName } from "@/lib/learning/examples/split";
import { type LayerPlan, layerEntry, type ParameterShape } from "./layer-plan";

/** Floating-point operations of a layer for one example: the forward pass alone. */
export function layerFlop(layer: LayerPlan): number {
  return layerEntry(layer.kind).flop(layer);
}

/** Floating-point operations of the whole network's forward pass for one example. */
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
 * Floating-point operations of one training step. Backpropagation costs each layer as much as the forward pass for the gradient of its weights, and as
 * much again for that of its inputs, which the first layer that learns does not need.
 */
export function stepFlop(layers: readonly LayerPlan[], batchSize: number): number {
  const first = layers.find((layer) => layerFlop(layer) > 0);
  return batchSize * (3 * forwardFlop(layers) - (first ? layerFlop(first) : 0));
}

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
