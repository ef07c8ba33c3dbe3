import { type LayerPlan, layerEntry, type ParameterShape } from "./network/layer-plan";

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
