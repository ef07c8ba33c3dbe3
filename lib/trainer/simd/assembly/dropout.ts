import { State } from "../opcode";

/** Mixes the bits of an integer (C. Wellons's hash "lowbias32"). */
function mix(x: v128): v128 {
  x = v128.xor(x, i32x4.shr_u(x, 16));
  x = i32x4.mul(x, i32x4.splat(0x7feb352d));
  x = v128.xor(x, i32x4.shr_u(x, 15));
  x = i32x4.mul(x, i32x4.splat(0x846ca68b));
  return v128.xor(x, i32x4.shr_u(x, 16));
}

/**
 * destination = source × mask. The mask is 0 or `scale`, drawn from the seed, the step and the place of the number alone, so
 * it can be drawn again. `kept`: of 2²⁴ numbers, how many stay.
 */
export function drop(
  source: usize,
  mask: usize,
  destination: usize,
  bytes: usize,
  seed: i32,
  kept: i32,
  scale: f32,
): void {
  const key = mix(i32x4.splat(seed + load<i32>(State.Step) * 0x9e3779b9));
  const limit = i32x4.splat(kept);
  const factor = f32x4.splat(scale);
  let counter = i32x4(0, 1, 2, 3);
  for (let at: usize = 0; at < bytes; at += 16) {
    const draw = i32x4.shr_u(mix(i32x4.add(mix(counter), key)), 8);
    const chosen = v128.and(i32x4.lt_s(draw, limit), factor);
    v128.store(mask + at, chosen);
    v128.store(destination + at, f32x4.mul(v128.load(source + at), chosen));
    counter = i32x4.add(counter, i32x4.splat(4));
  }
}

export function dropBack(mask: usize, gradient: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) {
    v128.store(gradient + at, f32x4.mul(v128.load(gradient + at), v128.load(mask + at)));
  }
}
