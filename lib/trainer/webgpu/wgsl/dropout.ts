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
 * `mask<layer>(row, n, step)`: what dropout multiplies number `n` of a row with in the step after `step` steps; to the bit as
 * `dropoutMask`. Needs `HASH`.
 */
export function maskFunction(layer: number, draws: DropoutDraws): string {
  const { seed, kept, scale, step, channels, pixel } = draws;
  return `
fn mask${layer}(row: u32, n: u32, step: u32) -> f32 {
  let place = row * ${step}u + n / ${channels}u * ${pixel}u + n % ${channels}u;
  let key = mixed(${seed >>> 0}u + step * 0x9e3779b9u);
  return select(0.0, ${real(scale)}, (mixed(mixed(place) + key) >> 8u) < ${kept}u);
}
`;
}
