import { DROPOUT_DRAWS, dropoutDraws } from "../dropout-mask";
import type { TrainingPlan } from "../training-plan";
import { Opcode } from "./opcode";
import { type Context, type Emission, type Instruction, real, type Signal } from "./program";

/** Inverted dropout (Srivastava et al., 2014): what stays is scaled up, so that answers need no scale. The gradient is masked where it is. */
export function emitDropout(
  { arena, capacity }: Context,
  plan: TrainingPlan,
  layer: number,
  input: Signal,
): Emission {
  const output: Signal = { ...input, values: arena.reserve(capacity * input.step) };
  const mask = arena.reserve(capacity * input.step);
  const { seed, kept, scale } = dropoutDraws(plan, layer);
  const drop = (keeping: number, factor: number): Instruction[] => [
    [Opcode.Drop, input.values, mask, output.values, input.step, seed, keeping, real(factor)],
  ];
  const backward: Instruction[] =
    input.gradient === null ? [] : [[Opcode.DropBack, mask, input.gradient, input.step]];
  return { output, forward: drop(kept, scale), answer: drop(DROPOUT_DRAWS, 1), backward };
}
