import type { LayerActivation } from "@/lib/learning/layer-plan";
import { unreachable } from "@/lib/learning/unreachable";

/** tanh and sigmoid by the fit of `simd/flat/exponential.ts`: the tanh that WGSL has may overflow, and differs from one GPU to the next. */
export const CURVES = `
fn hyperbolic(x: f32) -> f32 {
  let near = clamp(x, -7.9, 7.9);
  let z = near * near;
  let p = ((z * 1.1531843e-5 + 2.9604735e-3) * z + 0.12934418) * z + 0.9999999;
  let q = (((z * 2.4925492e-7 + 2.400121e-4) * z + 0.023854084) * z + 0.46267644) * z + 1.0;
  return near * p / q;
}
fn logistic(x: f32) -> f32 { return 0.5 + 0.5 * hyperbolic(0.5 * x); }
`;

/** The activated `x`, a WGSL expression. Needs `CURVES`. */
export function activated(activation: LayerActivation, x: string): string {
  switch (activation) {
    case "tanh":
      return `hyperbolic(${x})`;
    case "relu":
      return `max(${x}, 0.0)`;
    case "sigmoid":
      return `logistic(${x})`;
    case "linear":
      return x;
    default:
      return unreachable(activation);
  }
}

/** `gradient` × the derivative where the activated value is `y`, both WGSL expressions. */
export function throughSlope(activation: LayerActivation, gradient: string, y: string): string {
  switch (activation) {
    case "tanh":
      return `(${gradient}) * (1.0 - ${y} * ${y})`;
    case "relu":
      return `select(0.0, ${gradient}, ${y} > 0.0)`;
    case "sigmoid":
      return `(${gradient}) * (${y} * (1.0 - ${y}))`;
    case "linear":
      return gradient;
    default:
      return unreachable(activation);
  }
}
