import type { LayerPlan } from "@/lib/learning/network/layer-plan";
import { parameterShape } from "@/lib/learning/parameters";

/**
 * Where one layer's numbers lie in the flat weights: its matrix (rows × columns, row-major; of a convolution the rows are kernel
 * row × kernel column × channel, the columns its filters), then its biases.
 */
export type LayerLayout = {
  /** Which of the plan's layers it is. */
  readonly layer: number;
  readonly rows: number;
  readonly columns: number;
  readonly matrix: number;
  readonly biases: number;
  /** Just after the last bias. */
  readonly end: number;
};

/** The flat layout of the weights of all layers that learn. */
export function weightLayout(layers: readonly LayerPlan[]): LayerLayout[] {
  let offset = 0;
  return layers.flatMap((plan, layer) => {
    const shape = parameterShape(plan);
    if (!shape) return [];
    const matrix = offset;
    const biases = matrix + shape.rows * shape.columns;
    offset = biases + shape.columns;
    return [{ layer, ...shape, matrix, biases, end: offset }];
  });
}
