import type { TrainState } from "@/lib/learning/training";
import { State } from "./opcode";
import { type Parameters, readFlat, writeFlat } from "./parameters";

/** Where the training in this memory stands. */
export function readTrainState(parameters: Parameters, memory: ArrayBuffer): TrainState {
  return {
    step: new DataView(memory).getInt32(State.Step, true),
    weights: readFlat(parameters, memory, parameters.weights),
    firstMemory: readFlat(parameters, memory, parameters.firstMemory),
    secondMemory: readFlat(parameters, memory, parameters.secondMemory),
  };
}

/** Puts a training in fresh memory where it stood, to the bit. What is left out of the optimiser's memory is zero. */
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

/** As Adam comes to it, one product a step: a power function rounds otherwise. */
function powerByProducts(base: number, exponent: number): number {
  let power = 1;
  for (let step = 0; step < exponent && power > 0; step++) power *= base;
  return power;
}
