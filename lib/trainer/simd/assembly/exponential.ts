// exp, log and tanh of our own: only +, −, × and ÷ in a fixed order, so the same bits on every machine.
// `flat/exponential.ts` does the same for single numbers; its test states the errors.

const LOG2_E: f32 = f32(Math.LOG2E);
const LN2_HIGH: f32 = 0.693359375;
const LN2_LOW: f32 = -2.1219444e-4;
/** 1.5 · 2²³: adding and taking it away rounds to an integer. */
const ROUND: f32 = 12582912;

/** eˣ for x ≤ 0; below −40 it stays at e⁻⁴⁰. x = n·ln 2 + r, eˣ = 2ⁿ · Taylor series of eʳ. */
export function exp(x: v128): v128 {
  const power = f32x4.pmax(x, f32x4.splat(-40));
  const n = f32x4.sub(
    f32x4.add(f32x4.mul(power, f32x4.splat(LOG2_E)), f32x4.splat(ROUND)),
    f32x4.splat(ROUND),
  );
  const high = f32x4.sub(power, f32x4.mul(n, f32x4.splat(LN2_HIGH)));
  const r = f32x4.sub(high, f32x4.mul(n, f32x4.splat(LN2_LOW)));
  let sum = f32x4.add(f32x4.mul(r, f32x4.splat(1.0 / 5040.0)), f32x4.splat(1.0 / 720.0));
  sum = f32x4.add(f32x4.mul(r, sum), f32x4.splat(1.0 / 120.0));
  sum = f32x4.add(f32x4.mul(r, sum), f32x4.splat(1.0 / 24.0));
  sum = f32x4.add(f32x4.mul(r, sum), f32x4.splat(1.0 / 6.0));
  sum = f32x4.add(f32x4.mul(r, sum), f32x4.splat(0.5));
  sum = f32x4.add(f32x4.mul(r, sum), f32x4.splat(1));
  sum = f32x4.add(f32x4.mul(r, sum), f32x4.splat(1));
  const exponent = i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127));
  return f32x4.mul(sum, i32x4.shl(exponent, 23));
}

/** ln x for a normal x > 0. x = m·2ᵉ with m in [√½, √2), ln m = 2 artanh s = 2s + ⅔s³ + … with s = (m − 1) ÷ (m + 1). */
export function log(x: f32): f32 {
  const bits = reinterpret<i32>(x);
  const exponent: f32 = f32((bits - 0x3f3504f3) >> 23);
  const m = reinterpret<f32>(bits - (((bits - 0x3f3504f3) >> 23) << 23));
  const s: f32 = (m - 1) / (m + 1);
  const z: f32 = s * s;
  let sum: f32 = z * f32(2.0 / 9.0) + f32(2.0 / 7.0);
  sum = z * sum + f32(2.0 / 5.0);
  sum = z * sum + f32(2.0 / 3.0);
  sum = z * sum + 2;
  const low: f32 = s * sum + exponent * LN2_LOW;
  return low + exponent * LN2_HIGH;
}

/** tanh x = x·P(x²) ÷ Q(x²), a minimax fit on |x| ≤ 7.9 (error weighted by tanh), where it stays below 1; beyond that as at 7.9. */
export function tanh(x: v128): v128 {
  const near = f32x4.pmax(f32x4.pmin(x, f32x4.splat(7.9)), f32x4.splat(-7.9));
  const z = f32x4.mul(near, near);
  let p = f32x4.add(f32x4.mul(z, f32x4.splat(1.1531843e-5)), f32x4.splat(2.9604735e-3));
  p = f32x4.add(f32x4.mul(z, p), f32x4.splat(0.12934418));
  p = f32x4.add(f32x4.mul(z, p), f32x4.splat(0.9999999));
  let q = f32x4.add(f32x4.mul(z, f32x4.splat(2.4925492e-7)), f32x4.splat(2.400121e-4));
  q = f32x4.add(f32x4.mul(z, q), f32x4.splat(0.023854084));
  q = f32x4.add(f32x4.mul(z, q), f32x4.splat(0.46267644));
  q = f32x4.add(f32x4.mul(z, q), f32x4.splat(1));
  return f32x4.div(f32x4.mul(near, p), q);
}

/** 1 ÷ (1 + e⁻ˣ) = ½ + ½ tanh ½x. */
export function sigmoid(x: v128): v128 {
  const half = f32x4.splat(0.5);
  return f32x4.add(half, f32x4.mul(half, tanh(f32x4.mul(half, x))));
}
