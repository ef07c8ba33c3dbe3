import { ActivationCode } from "../opcode";
import { sigmoid, tanh } from "./exponential";

/** Activates `bytes` of numbers where they are. */
export function activate(kind: i32, values: usize, bytes: usize): void {
  const end = values + bytes;
  if (kind === ActivationCode.Tanh) {
    for (let at = values; at < end; at += 16) v128.store(at, tanh(v128.load(at)));
  } else if (kind === ActivationCode.Relu) {
    const zero = f32x4.splat(0);
    for (let at = values; at < end; at += 16) v128.store(at, f32x4.pmax(v128.load(at), zero));
  } else {
    for (let at = values; at < end; at += 16) v128.store(at, sigmoid(v128.load(at)));
  }
}

/** gradient × derivative, the derivative from the activated values. */
export function activateBack(kind: i32, values: usize, gradient: usize, bytes: usize): void {
  const one = f32x4.splat(1);
  const zero = f32x4.splat(0);
  if (kind === ActivationCode.Tanh) {
    for (let at: usize = 0; at < bytes; at += 16) {
      const y = v128.load(values + at);
      const slope = f32x4.sub(one, f32x4.mul(y, y));
      v128.store(gradient + at, f32x4.mul(v128.load(gradient + at), slope));
    }
  } else if (kind === ActivationCode.Relu) {
    for (let at: usize = 0; at < bytes; at += 16) {
      const open = f32x4.gt(v128.load(values + at), zero);
      v128.store(gradient + at, v128.and(v128.load(gradient + at), open));
    }
  } else {
    for (let at: usize = 0; at < bytes; at += 16) {
      const y = v128.load(values + at);
      const slope = f32x4.mul(y, f32x4.sub(one, y));
      v128.store(gradient + at, f32x4.mul(v128.load(gradient + at), slope));
    }
  }
}
