import { parameterShape } from "@/lib/learning/network/flop";
import type { LayerPlan } from "@/lib/learning/network/layer-plan";
import type { TrainState } from "@/lib/learning/training/training";
import { type Arena, padded } from "./arena";
import type { FeatureOrder } from "./example-table";
import { PANEL_COLUMNS, State } from "./opcode";

/** One layer's padded matrix, followed by its biases. Positions are counted in numbers from the start of all parameters. */
export type LayerParameters = {
  readonly rows: number;
  readonly columns: number;
  /** Columns with padding. */
  readonly step: number;
  /** Width of a panel: the matrix is stored panel after panel; all columns if it is stored as a whole. */
  readonly panel: number;
  /** The order of rows in each panel, if it differs from that of the flat weights. */
  readonly order: FeatureOrder | null;
  readonly matrix: number;
  readonly biases: number;
  /** Whether it has biases; an embedding has none. */
  readonly biased: boolean;
};

/**
 * All parameters, their gradients and the optimiser's memories: four contiguous stretches with the same layout, so that one pass updates
 * everything. Outside this engine, weights are flat: each layer's matrix (inputs × units; for a convolution kernel row × kernel column ×
 * channel × filter), then its biases. Inside, columns are padded with zeros, which stay zero.
 */
export type Parameters = {
  /** One for each layer; null for those that learn nothing. */
  readonly layers: readonly (LayerParameters | null)[];
  /** Numbers in each stretch. */
  readonly count: number;
  /** The place of each stretch. */
  readonly weights: number;
  readonly gradients: number;
  readonly firstMemory: number;
  readonly secondMemory: number;
};

export function reserveParameters(
  arena: Arena,
  layers: readonly LayerPlan[],
  sparse: FeatureOrder | null,
): Parameters {
  let count = 0;
  const laid = layers.map((layer, index): LayerParameters | null => {
    const size = parameterShape(layer);
    if (!size) return null;
    const step = padded(size.columns);
    const matrix = count;
    const biases = matrix + size.rows * step;
    const biased = size.biases > 0;
    count = biased ? biases + step : biases;
    const order = index === 0 ? sparse : null;
    return {
      rows: size.rows,
      columns: size.columns,
      step,
      panel: order ? PANEL_COLUMNS : step,
      order,
      matrix,
      biases,
      biased,
    };
  });
  return {
    layers: laid,
    count,
    weights: arena.reserve(count),
    gradients: arena.reserve(count),
    firstMemory: arena.reserve(count),
    secondMemory: arena.reserve(count),
  };
}

/** Calls `each` with the position of every row (or its part in a panel) in the flat weights and in the padded ones. Returns the number of flat weights. */
function eachRow(
  { layers }: Parameters,
  each: (flat: number, inside: number, columns: number) => void,
): number {
  let flat = 0;
  for (const layer of layers) {
    if (!layer) continue;
    const { rows, columns, step, panel, order, matrix, biases, biased } = layer;
    for (let row = 0; row < rows; row++) {
      for (let from = 0; from < columns; from += panel) {
        const width = Math.min(panel, step - from);
        const place = order ? order.rowOf[row]! : row;
        each(flat + from, matrix + from * rows + place * width, Math.min(width, columns - from));
      }
      flat += columns;
    }
    if (!biased) continue;
    each(flat, biases, columns);
    flat += columns;
  }
  return flat;
}

/** Writes flat weights into the stretch at `place`. Throws if their number is wrong. */
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

/** The stretches of parameters that training can change; what lies between them never has a gradient. */
export function learningStretches({ layers, count }: Parameters): { from: number; count: number }[] {
  const first = layers[0];
  if (!first?.order) return [{ from: 0, count }];
  const { rows, step, panel, order, matrix, biases } = first;
  const panels = Array.from({ length: Math.ceil(step / panel) }, (_, index) => {
    const width = Math.min(panel, step - index * panel);
    return { from: matrix + index * panel * rows, count: order.learning * width };
  });
  return [...panels, { from: biases, count: count - biases }];
}

/** The state of the training in this memory. */
export function readTrainState(parameters: Parameters, memory: ArrayBuffer): TrainState {
  return {
    step: new DataView(memory).getInt32(State.Step, true),
    weights: readFlat(parameters, memory, parameters.weights),
    firstMemory: readFlat(parameters, memory, parameters.firstMemory),
    secondMemory: readFlat(parameters, memory, parameters.secondMemory),
  };
}

/** Restores a training in fresh (zeroed) memory, bit by bit. Optimiser memories that are left out stay zero. */
export function writeTrainState(
  parameters: Parameters,
  memory: ArrayBuffer,
  { step = 0, weights, firstMemory, secondMemory }: Partial<TrainState> & Pick<TrainState, "weights">,
): void {
  writeFlat(parameters, memory, parameters.weights, weights);
  if (firstMemory) writeFlat(parameters, memory, parameters.firstMemory, firstMemory);
  if (secondMemory) writeFlat(parameters, memory, parameters.secondMemory, secondMemory);
  const state = new DataView(memory);
  state.setInt32(State.Step, step, true);
  state.setFloat64(State.Beta1Power, powerByProducts(0.9, step), true);
  state.setFloat64(State.Beta2Power, powerByProducts(0.999, step), true);
}

/** Computed as Adam does, one product per step: a power function would round differently. */
function powerByProducts(base: number, exponent: number): number {
  let power = 1;
  for (let step = 0; step < exponent && power > 0; step++) power *= base;
  return power;
}
