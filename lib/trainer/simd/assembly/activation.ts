import { ActivationCode } from "../opcode";
import { sigmoid, tanh } from "./exponential";

// `lib/trainer/activations.ts` does the same number by number, to the bit.

/** Activates `bytes` of sums; the values may overwrite them. */
export function activate(kind: i32, sums: usize, values: usize, bytes: usize): void {
  if (kind === ActivationCode.Tanh) {
    for (let at: usize = 0; at < bytes; at += 16) v128.store(values + at, tanh(v128.load(sums + at)));
  } else if (kind === ActivationCode.Relu) {
    const zero = f32x4.splat(0);
    for (let at: usize = 0; at < bytes; at += 16)
      v128.store(values + at, f32x4.pmax(v128.load(sums + at), zero));
  } else {
    for (let at: usize = 0; at < bytes; at += 16) v128.store(values + at, sigmoid(v128.load(sums + at)));
  }
}

/** gradient × derivative. `from`: the values, or the sums where the derivative is computed from those. */
export function activateBack(kind: i32, from: usize, gradient: usize, bytes: usize): void {
  const one = f32x4.splat(1);
  const zero = f32x4.splat(0);
  if (kind === ActivationCode.Tanh) {
    for (let at: usize = 0; at < bytes; at += 16) {
      const y = v128.load(from + at);
      const slope = f32x4.sub(one, f32x4.mul(y, y));
      v128.store(gradient + at, f32x4.mul(v128.load(gradient + at), slope));
    }
  } else if (kind === ActivationCode.Relu) {
    for (let at: usize = 0; at < bytes; at += 16) {
      const open = f32x4.gt(v128.load(from + at), zero);
      v128.store(gradient + at, v128.and(v128.load(gradient + at), open));
    }
  } else {
    for (let at: usize = 0; at < bytes; at += 16) {
      const y = v128.load(from + at);
      const slope = f32x4.mul(y, f32x4.sub(one, y));
      v128.store(gradient + at, f32x4.mul(v128.load(gradient + at), slope));
    }
  }
}
