import type { LayerPlan } from "./layer-plan";

/** What one layer learns: a matrix (of a convolution: kernel row × kernel column × channel, by filter) and a bias for each column. */
export type ParameterShape = { readonly rows: number; readonly columns: number };

/** Null for layers that learn nothing. */
export function parameterShape(layer: LayerPlan): ParameterShape | null {
  if (layer.kind === "dense") return { rows: layer.inputs, columns: layer.units };
  if (layer.kind !== "conv2d") return null;
  return { rows: layer.kernel ** 2 * layer.input.channels, columns: layer.output.channels };
}

/** Weights and biases to learn: Σ (rows + 1) × columns. */
export function parameterCount(layers: readonly LayerPlan[]): number {
  return layers.reduce((count, layer) => {
    const shape = parameterShape(layer);
    return shape ? count + (shape.rows + 1) * shape.columns : count;
  }, 0);
}
