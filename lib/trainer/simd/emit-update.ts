import type { Optimiser } from "@/lib/learning/hyperparameters";
import type { TrainingPlan } from "../training-plan";
import { Opcode } from "./opcode";
import { learningStretches } from "./parameters";
import { type Context, type Instruction, parameterPlaces, real } from "./program";

const OPCODES: Readonly<Record<Optimiser, Opcode>> = {
  sgd: Opcode.Sgd,
  momentum: Opcode.Momentum,
  rmsprop: Opcode.RmsProp,
  adam: Opcode.Adam,
};

/** From gradients to new weights: first the decay, then one pass over all parameters that can learn. */
export function emitUpdate(
  context: Context,
  { optimiser, weightDecay }: TrainingPlan,
  learningRate: number,
): Instruction[] {
  const { layers, weights, gradients, firstMemory, secondMemory } = context.parameters;
  const decays = layers.flatMap((layer): Instruction[] => {
    if (!layer || weightDecay === 0) return [];
    const factor = real(1 - learningRate * weightDecay);
    return [[Opcode.Decay, parameterPlaces(context, layer).w, layer.rows * layer.step, factor]];
  });
  const rate = real(learningRate);
  const powers: Instruction[] = optimiser === "adam" ? [[Opcode.AdamPowers]] : [];
  const moves = learningStretches(context.parameters).map(({ from, count }): Instruction => {
    const [w, g, first, second] = [weights, gradients, firstMemory, secondMemory].map((at) => at + 4 * from);
    return [OPCODES[optimiser], w, g, first, second, count, rate];
  });
  return [...decays, ...powers, ...moves];
}
