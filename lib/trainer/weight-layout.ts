/** Where one dense layer's numbers lie in the flat weights: its matrix (inputs × units, row-major), then its biases. */
export type LayerLayout = {
  readonly inputs: number;
  readonly units: number;
  readonly matrix: number;
  readonly biases: number;
  /** Just after the last bias. */
  readonly end: number;
};

/** The flat layout of all layers' weights, for units from input to output such as [2, 16, 2]. */
export function weightLayout(sizes: readonly number[]): LayerLayout[] {
  let offset = 0;
  return sizes.slice(1).map((units, index) => {
    const inputs = sizes[index];
    const matrix = offset;
    const biases = matrix + inputs * units;
    offset = biases + units;
    return { inputs, units, matrix, biases, end: offset };
  });
}
