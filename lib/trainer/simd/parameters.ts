import type { LayerPlan } from "@/lib/learning/layer-plan";
import { parameterShape } from "@/lib/learning/parameters";
import { type Arena, padded } from "./arena";

/** One layer's matrix, padded, with its biases after it. Counts in numbers, from the start of all parameters. */
export type LayerParameters = {
  readonly rows: number;
  readonly columns: number;
  /** Columns with padding. */
  readonly step: number;
  readonly matrix: number;
  readonly biases: number;
};

/**
 * All parameters and their companions (gradients, an optimiser's memories), each one stretch laid out alike, so that one pass
 * updates everything. Outside, weights are flat: each layer's matrix (inputs × units; of a convolution kernel row × kernel
 * column × channel × filter), then its biases. Inside, columns are padded with zeros, and stay zero.
 */
export type Parameters = {
  /** One for each layer; null for those that learn nothing. */
  readonly layers: readonly (LayerParameters | null)[];
  /** Numbers in one stretch. */
  readonly count: number;
  /** Places. */
  readonly weights: number;
  readonly gradients: number;
  readonly firstMemory: number;
  readonly secondMemory: number;
};

export function reserveParameters(arena: Arena, layers: readonly LayerPlan[]): Parameters {
  let count = 0;
  const laid = layers.map((layer): LayerParameters | null => {
    const size = parameterShape(layer);
    if (!size) return null;
    const step = padded(size.columns);
    const matrix = count;
    const biases = matrix + size.rows * step;
    count = biases + step;
    return { ...size, step, matrix, biases };
  });
  const [weights, gradients, firstMemory, secondMemory] = [0, 1, 2, 3].map(() => arena.reserve(count));
  return { layers: laid, count, weights, gradients, firstMemory, secondMemory };
}

/** Calls `each` with every row's place in the flat weights and in the padded ones. */
function eachRow(
  { layers }: Parameters,
  each: (flat: number, inside: number, columns: number) => void,
): number {
  let flat = 0;
  for (const layer of layers) {
    if (!layer) continue;
    for (let row = 0; row <= layer.rows; row++) {
      each(flat, layer.matrix + row * layer.step, layer.columns);
      flat += layer.columns;
    }
  }
  return flat;
}

/** Flat weights into the stretch at `place`. */
export function writeFlat(parameters: Parameters, memory: ArrayBuffer, place: number, weights: Float32Array) {
  const inside = new Float32Array(memory, place, parameters.count);
  const length = eachRow(parameters, (flat, at, columns) =>
    inside.set(weights.subarray(flat, flat + columns), at),
  );
  if (length !== weights.length) throw new Error(`Expected ${length} weights, got ${weights.length}.`);
}

/** The stretch at `place` as flat weights. */
export function readFlat(parameters: Parameters, memory: ArrayBuffer, place: number): Float32Array {
  const inside = new Float32Array(memory, place, parameters.count);
  const weights = new Float32Array(eachRow(parameters, () => {}));
  eachRow(parameters, (flat, at, columns) => weights.set(inside.subarray(at, at + columns), flat));
  return weights;
}
