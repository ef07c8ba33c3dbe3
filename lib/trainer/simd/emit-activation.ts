import type { LayerActivation } from "@/lib/learning/layer-plan";
import { ACTIVATION_ENTRIES } from "../activations";
import { Opcode } from "./opcode";
import type { Context, Instruction, Signal } from "./program";

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
