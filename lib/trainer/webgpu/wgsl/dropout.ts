import type { DropoutDraws } from "../../dropout-mask";
import { real } from "./real";

/** The hash of `simd/flat/dropout.ts`. */
export const HASH = `
fn mixed(given: u32) -> u32 {
  var x = given;
  x = (x ^ (x >> 16u)) * 0x7feb352du;
  x = (x ^ (x >> 15u)) * 0x846ca68bu;
  return x ^ (x >> 16u);
}
`;

/**
 * `mask<n>(row, at, key)`: what the n-th dropout layer multiplies number `at` of a row with, to the bit as `dropoutMask`. `key`: the
 * step's. Needs `HASH`.
 */
export function maskFunction(n: number, { kept, scale, step, channels, pixel }: DropoutDraws): string {
  return `
fn mask${n}(row: u32, at: u32, key: u32) -> f32 {
  let place = row * ${step}u + at / ${channels}u * ${pixel}u + at % ${channels}u;
  return select(0.0, ${real(scale)}, (mixed(mixed(place) + key) >> 8u) < ${kept}u);
}
`;
}
