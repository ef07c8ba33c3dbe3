import { State } from "../opcode";
import type { Memory } from "./memory";

/** Mixes the bits of an integer (C. Wellons's hash "lowbias32"). */
function mix(x: number): number {
  let mixed = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return mixed ^ (mixed >>> 16);
}

/** The key of all draws of one layer in one step. `step`: steps done before. */
export function maskKey(seed: number, step: number): number {
  return mix((seed + Math.imul(step, 0x9e3779b9)) | 0);
}

/** Whether the number at a place is kept. `kept`: how many of 2²⁴ possible draws keep it. */
export function isKept(place: number, key: number, kept: number): boolean {
  return mix((mix(place) + key) | 0) >>> 8 < kept;
}

/** destination = source × mask, the mask 0 or `scale`; see `assembly/dropout.ts`. */
export function drop(
  { floats, ints }: Memory,
  source: number,
  mask: number,
  destination: number,
  count: number,
  seed: number,
  kept: number,
  scale: number,
): void {
  const key = maskKey(seed, ints[State.Step / 4]!);
  for (let at = 0; at < count; at++) {
    const chosen = isKept(at, key, kept) ? scale : 0;
    floats[mask + at] = chosen;
    floats[destination + at] = floats[source + at]! * chosen;
  }
}

export function dropBack(floats: Float32Array, mask: number, gradient: number, count: number): void {
  for (let at = 0; at < count; at++) floats[gradient + at]! *= floats[mask + at]!;
}
