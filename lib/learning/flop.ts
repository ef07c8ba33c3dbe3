import type { LayerPlan } from "./layer-plan";

/**
 * Floating-point operations of the matrix products, which are nearly all there are: two (multiply and add) for each weight and
 * place it is used at. Activations, loss and update are not counted.
 */
function layerFlop(layer: LayerPlan): number {
  if (layer.kind === "dense") return 2 * layer.inputs * layer.units;
  if (layer.kind !== "conv2d") return 0;
  const { kernel, input, output } = layer;
  return 2 * kernel ** 2 * input.channels * output.rows * output.columns * output.channels;
}

/** Of the outputs for one example: the forward pass alone. */
export function forwardFlop(layers: readonly LayerPlan[]): number {
  return layers.reduce((flop, layer) => flop + layerFlop(layer), 0);
}

/**
 * Of one training step. Backpropagation costs each layer as much as the forward pass for the gradient of its weights, and as
 * much again for that of its inputs, which the first layer that learns does not need.
 */
export function stepFlop(layers: readonly LayerPlan[], batchSize: number): number {
  const first = layers.find((layer) => layerFlop(layer) > 0);
  return batchSize * (3 * forwardFlop(layers) - (first ? layerFlop(first) : 0));
}
