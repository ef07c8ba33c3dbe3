import type { LayerActivation } from "@/lib/learning/layer-plan";
import { ActivationCode, Opcode } from "./opcode";
import type { Instruction, Signal } from "./program";

const CODES = { tanh: ActivationCode.Tanh, relu: ActivationCode.Relu, sigmoid: ActivationCode.Sigmoid };

/** Activates a signal where it is; nothing for a linear layer. */
export function activationInstructions(activation: LayerActivation, { values, gradient, step }: Signal) {
  if (activation === "linear") return { forward: [], backward: [] };
  const code = CODES[activation];
  const forward: Instruction[] = [[Opcode.Activate, code, values, step]];
  const backward: Instruction[] = [[Opcode.ActivateBack, code, values, gradient!, step]];
  return { forward, backward };
}
