import type { SplitName } from "@/lib/learning/examples/split";
import { type LayerPlan, layerEntry, type ParameterShape } from "./layer-plan";

/** Floating-point operations of a layer for one example: the forward pass alone. */
export function layerFlop(layer: LayerPlan): number {
  return layerEntry(layer.kind).flop(layer);
}

/** Of the outputs for one example: the forward pass alone. */
export function forwardFlop(layers: readonly LayerPlan[]): number {
  return layers.reduce((flop, layer) => flop + layerFlop(layer), 0);
}

/** Of scoring a network once, on the larger of the two splits that the server scores it on: whoever is checked can also be tested. */
export function scoringFlop(
  layers: readonly LayerPlan[],
  counts: Readonly<Record<SplitName, number>>,
): number {
  return forwardFlop(layers) * Math.max(counts.validation, counts.test);
}

/**
 * What scoring a network may cost: a second or so of one core, and more than twice the work of 32 and 64 filters with pooling between them
 * on handwritten digits. What is above it would keep a class waiting, so no run begins with it.
 */
export const MOST_SCORING_FLOP = 2e10;

/**
 * Of one training step. Backpropagation costs each layer as much as the forward pass for the gradient of its weights, and as
 * much again for that of its inputs, which the first layer that learns does not need.
 */
export function stepFlop(layers: readonly LayerPlan[], batchSize: number): number {
  const first = layers.find((layer) => layerFlop(layer) > 0);
  return batchSize * (3 * forwardFlop(layers) - (first ? layerFlop(first) : 0));
}

/** Null for layers that learn nothing. */
export function parameterShape(layer: LayerPlan): ParameterShape | null {
  return layerEntry(layer.kind).parameters(layer);
}

/** Weights and biases to learn: Σ (rows + 1) × columns. */
export function parameterCount(layers: readonly LayerPlan[]): number {
  return layers.reduce((count, layer) => {
    const shape = parameterShape(layer);
    return shape ? count + (shape.rows + 1) * shape.columns : count;
  }, 0);
}
