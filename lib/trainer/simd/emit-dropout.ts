import { deriveSeed, type Seed } from "@/lib/learning/random";
import { Opcode } from "./opcode";
import { type Context, type Emission, type Instruction, real, type Signal } from "./program";

/** Draws are out of this many. */
const ALL = 2 ** 24;

/** Inverted dropout (Srivastava et al., 2014): what stays is scaled up, so that answers need no scale. The gradient is masked where it is. */
export function emitDropout(
  { arena, capacity }: Context,
  layer: { readonly rate: number; readonly index: number },
  seed: Seed,
  input: Signal,
): Emission {
  const output: Signal = { ...input, values: arena.reserve(capacity * input.step) };
  const mask = arena.reserve(capacity * input.step);
  const own = deriveSeed(seed, `layer ${layer.index}`) | 0;
  const drop = (kept: number, scale: number): Instruction[] => [
    [Opcode.Drop, input.values, mask, output.values, input.step, own, kept, real(scale)],
  ];
  const keep = 1 - layer.rate;
  const backward: Instruction[] =
    input.gradient === null ? [] : [[Opcode.DropBack, mask, input.gradient, input.step]];
  return { output, forward: drop(Math.round(keep * ALL), 1 / keep), answer: drop(ALL, 1), backward };
}
