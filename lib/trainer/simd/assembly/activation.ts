import { ActivationCode } from "../opcode";
import { exp, sigmoid, tanh } from "./exponential";

// `lib/trainer/run/activations.ts` does the same for single numbers, bit by bit.

/** Activates `bytes` of sums; the values may overwrite them. */
export function activate(kind: i32, sums: usize, values: usize, bytes: usize): void {
  if (kind === ActivationCode.Tanh) {
    for (let at: usize = 0; at < bytes; at += 16) v128.store(values + at, tanh(v128.load(sums + at)));
  } else if (kind === ActivationCode.Relu) {
    const zero = f32x4.splat(0);
    for (let at: usize = 0; at < bytes; at += 16)
      v128.store(values + at, f32x4.pmax(v128.load(sums + at), zero));
  } else if (kind === ActivationCode.Sigmoid) {
    for (let at: usize = 0; at < bytes; at += 16) v128.store(values + at, sigmoid(v128.load(sums + at)));
  } else {
    for (let at: usize = 0; at < bytes; at += 16) {
      const x = v128.load(sums + at);
      v128.store(values + at, f32x4.mul(x, normal(x)));
    }
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
  } else if (kind === ActivationCode.Sigmoid) {
    for (let at: usize = 0; at < bytes; at += 16) {
      const y = v128.load(from + at);
      const slope = f32x4.mul(y, f32x4.sub(one, y));
      v128.store(gradient + at, f32x4.mul(v128.load(gradient + at), slope));
    }
  } else {
    for (let at: usize = 0; at < bytes; at += 16) {
      const x = f32x4.pmax(f32x4.pmin(v128.load(from + at), f32x4.splat(5.6)), f32x4.splat(-5.6));
      const power = f32x4.mul(f32x4.splat(-0.5), f32x4.mul(x, x));
      const density = f32x4.mul(f32x4.splat(0.3989423), exp(power));
      const slope = f32x4.add(normal(x), f32x4.mul(x, density));
      v128.store(gradient + at, f32x4.mul(v128.load(gradient + at), slope));
    }
  }
}

/** Φ(x) = ½ + ½ erf x/√2. */
function normal(x: v128): v128 {
  const scaled = f32x4.mul(x, f32x4.splat(0.70710677));
  const near = f32x4.pmax(f32x4.pmin(scaled, f32x4.splat(4)), f32x4.splat(-4));
  const z = f32x4.mul(near, near);
  let p = f32x4.add(f32x4.mul(z, f32x4.splat(-2.7261423e-10)), f32x4.splat(2.7706814e-8));
  p = f32x4.add(f32x4.mul(z, p), f32x4.splat(-2.101024e-6));
  p = f32x4.add(f32x4.mul(z, p), f32x4.splat(-5.6925065e-5));
  p = f32x4.add(f32x4.mul(z, p), f32x4.splat(-7.3499063e-4));
  p = f32x4.add(f32x4.mul(z, p), f32x4.splat(-2.9545998e-3));
  p = f32x4.add(f32x4.mul(z, p), f32x4.splat(-1.6096033e-2));
  let q = f32x4.add(f32x4.mul(z, f32x4.splat(-1.4566072e-5)), f32x4.splat(-2.1337406e-4));
  q = f32x4.add(f32x4.mul(z, q), f32x4.splat(-1.682827e-3));
  q = f32x4.add(f32x4.mul(z, q), f32x4.splat(-7.3733292e-3));
  q = f32x4.add(f32x4.mul(z, q), f32x4.splat(-1.4264739e-2));
  const half = f32x4.splat(0.5);
  return f32x4.add(half, f32x4.mul(half, f32x4.div(f32x4.mul(near, p), q)));
}
