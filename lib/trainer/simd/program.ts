import type { LayerActivation } from "@/lib/learning/network/layer-plan";
import { ACTIVATION_ENTRIES } from "../run/activations";
import type { Arena } from "./arena";
import { Opcode } from "./opcode";
import type { LayerParameters, Parameters } from "./parameters";

/** One instruction: its opcode, then its operands (int32). */
export type Instruction = readonly [opcode: Opcode, ...operands: number[]];

/** A float32 as an operand. */
export function real(value: number): number {
  return new Int32Array(Float32Array.of(value).buffer)[0]!;
}

export function words(instructions: readonly Instruction[]): number[] {
  return instructions.flatMap(([opcode, ...operands]) => [opcode, operands.length + 2, ...operands]);
}

/**
 * What flows from one layer to the next: numbers of all examples in memory, `step` numbers from one example to the next.
 * A picture's pixels hold `pixel` numbers each, its channels padded.
 */
export type Signal = {
  readonly values: number;
  /** Where the layer after puts the loss's gradient with respect to the values; null for features, which need none. */
  readonly gradient: number | null;
  readonly step: number;
  readonly pixel: number;
};

/** The features of the chosen examples: still in their table, in full or without zeros. */
export type Features = { readonly kind: "features"; readonly count: number; readonly sparse: boolean };

/** What a layer adds to the programs. */
export type Emission = {
  readonly output: Signal;
  /** To learn from, and (dropout off) to answer with. */
  readonly forward: readonly Instruction[];
  readonly answer: readonly Instruction[];
  /** From the output's gradient to the input's and the layer's own, in this order; layers run last to first. */
  readonly backward: readonly Instruction[];
};

/** What every layer's emission may use. */
export type Context = {
  readonly arena: Arena;
  readonly parameters: Parameters;
  /** Examples that fit in the buffers of values, and of gradients. */
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

/** A signal of its own, `step` numbers an example. */
export function reserveSignal({ arena, capacity, batchSize }: Context, step: number, pixel = step): Signal {
  return { values: arena.reserve(capacity * step), gradient: arena.reserve(batchSize * step), step, pixel };
}

/**
 * Between the sums of a layer and the values it gives out. `sums`: where the layer puts its sums; the place of the values, unless
 * the derivative needs the sums afterwards. `backward` turns the gradient by the values into that by the sums, where it is.
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
