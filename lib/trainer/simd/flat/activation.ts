import { ActivationCode } from "../opcode";
import { sigmoid, tanh } from "./exponential";

const round = Math.fround;

/** Activates `count` numbers where they are. */
export function activate(floats: Float32Array, kind: ActivationCode, values: number, count: number): void {
  const end = values + count;
  if (kind === ActivationCode.Tanh) {
    for (let at = values; at < end; at++) floats[at] = tanh(floats[at]);
  } else if (kind === ActivationCode.Relu) {
    for (let at = values; at < end; at++) if (floats[at] < 0) floats[at] = 0;
  } else {
    for (let at = values; at < end; at++) floats[at] = sigmoid(floats[at]);
  }
}

/** gradient × derivative, the derivative from the activated values. */
export function activateBack(
  floats: Float32Array,
  kind: ActivationCode,
  values: number,
  gradient: number,
  count: number,
): void {
  for (let at = 0; at < count; at++) {
    const y = floats[values + at];
    if (kind === ActivationCode.Tanh) floats[gradient + at] *= round(1 - round(y * y));
    else if (kind === ActivationCode.Sigmoid) floats[gradient + at] *= round(y * round(1 - y));
    else if (!(y > 0)) floats[gradient + at] = 0;
  }
}
