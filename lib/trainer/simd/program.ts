import type { LayerActivation } from "@/lib/learning/network/layer-plan";
import { ACTIVATION_ENTRIES } from "../run/activations";
import type { Arena } from "./arena";
import { Opcode } from "./opcode";
import type { LayerParameters, Parameters } from "./parameters";

/** One instruction: its opcode, then its operands (int32). */
export type Instruction = readonly [opcode: Opcode, ...operands: number[]];

/** The bits of a float32, as an operand. */
export function real(value: number): number {
  return new Int32Array(Float32Array.of(value).buffer)[0]!;
}

/** The instructions as int32 words: opcode, length, operands. */
export function words(instructions: readonly Instruction[]): number[] {
  return instructions.flatMap(([opcode, ...operands]) => [opcode, operands.length + 2, ...operands]);
}

/**
 * What flows from one layer to the next: the numbers of all examples in memory, `step` numbers from one example to the next. In a picture,
 * each pixel takes `pixel` numbers: its channels, padded.
 */
export type Signal = {
  readonly values: number;
  /** Where the next layer writes the gradient of the loss with respect to the values; null for features, which need none. */
  readonly gradient: number | null;
  readonly step: number;
  readonly pixel: number;
};

/** The features of the chosen examples, still in their table: all of them, or only the non-zero ones. */
export type Features = { readonly kind: "features"; readonly count: number; readonly sparse: boolean };

/** The letters of the chosen examples, still in their table: at each position one of `symbols`. */
export type Letters = { readonly kind: "letters"; readonly positions: number; readonly symbols: number };

/** The instructions of one layer. */
export type Emission = {
  readonly output: Signal;
  /** The forward pass of a training step, and of answering (without dropout). */
  readonly forward: readonly Instruction[];
  readonly answer: readonly Instruction[];
  /** From the gradient of the output to those of the input and of the layer's own parameters; layers run last to first. */
  readonly backward: readonly Instruction[];
};

/** What every layer's emission may use. */
export type Context = {
  readonly arena: Arena;
  readonly parameters: Parameters;
  /** Examples that fit in the buffers of values, and (`batchSize`) of gradients. */
  readonly capacity: number;
  readonly batchSize: number;
};

/** Places of a layer's matrix and biases, and of their gradients. */
export function parameterPlaces({ parameters }: Context, { matrix, biases }: LayerParameters) {
  return {
    w: parameters.weights + 4 * matrix,
    b: parameters.weights + 4 * biases,
    gw: parameters.gradients + 4 * matrix,
    gb: parameters.gradients + 4 * biases,
  };
}

/** Reserves a signal with `step` numbers per example. */
export function reserveSignal({ arena, capacity, batchSize }: Context, step: number, pixel = step): Signal {
  return { values: arena.reserve(capacity * step), gradient: arena.reserve(batchSize * step), step, pixel };
}

/**
 * The activation between a layer's sums and its values. `sums`: where the layer writes its sums, the same place as the values unless the
 * derivative needs the sums later. `backward` turns the gradient with respect to the values into that with respect to the sums, in place.
 */
export function emitActivation(
  { arena, capacity }: Context,
  activation: LayerActivation,
  { values, gradient, step }: Signal,
): { sums: number; forward: readonly Instruction[]; backward: readonly Instruction[] } {
  const { flat, slopeFrom } = ACTIVATION_ENTRIES[activation];
  if (!flat) return { sums: values, forward: [], backward: [] };
  const sums = slopeFrom === "sum" ? arena.reserve(capacity * step) : values;
  return {
    sums,
    forward: [[Opcode.Activate, flat.code, sums, values, step]],
    backward: [[Opcode.ActivateBack, flat.code, sums, gradient!, step]],
  };
}
