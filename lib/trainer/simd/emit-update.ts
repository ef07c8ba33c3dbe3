import type { Optimiser } from "@/lib/learning/hyperparameters";
import type { TrainingPlan } from "../training-plan";
import { Opcode } from "./opcode";
import { type Context, type Instruction, parameterPlaces, real } from "./program";

const OPCODES: Readonly<Record<Optimiser, Opcode>> = {
  sgd: Opcode.Sgd,
  momentum: Opcode.Momentum,
  rmsprop: Opcode.RmsProp,
  adam: Opcode.Adam,
};

/** From gradients to new weights: first the decay, then one pass over all parameters. */
export function emitUpdate(
  context: Context,
  { optimiser, weightDecay }: TrainingPlan,
  learningRate: number,
): Instruction[] {
  const { layers, weights, gradients, firstMemory, secondMemory, count } = context.parameters;
  const decays = layers.flatMap((layer): Instruction[] => {
    if (!layer || weightDecay === 0) return [];
    const factor = real(1 - learningRate * weightDecay);
    return [[Opcode.Decay, parameterPlaces(context, layer).w, layer.rows * layer.step, factor]];
  });
  const rate = real(learningRate);
  return [...decays, [OPCODES[optimiser], weights, gradients, firstMemory, secondMemory, count, rate]];
}
