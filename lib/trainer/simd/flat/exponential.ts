/** `assembly/exponential.ts` for one number: the same operations in the same order, each rounded to float32, so the same bits. */
const round = Math.fround;

const LOG2_E = round(Math.LOG2E);
const LN2_HIGH = round(0.693359375);
const LN2_LOW = round(-2.1219444e-4);
/** 1.5 · 2²³: adding and taking it away rounds to an integer. */
const ROUND = 12_582_912;
const EXP_SERIES = [1 / 720, 1 / 120, 1 / 24, 1 / 6, 0.5, 1, 1].map(round);
const LOG_SERIES = [2 / 7, 2 / 5, 2 / 3, 2].map(round);
const TANH_P = [2.9604735e-3, 0.12934418, 0.9999999].map(round);
const TANH_Q = [2.400121e-4, 0.023854084, 0.46267644, 1].map(round);
const TANH_END = round(7.9);

const bits = new Int32Array(1);
const real = new Float32Array(bits.buffer);

/** c[0] + z·(… ) by Horner's rule, from the highest power down. */
export function series(z: number, highest: number, rest: readonly number[]): number {
  let sum = highest;
  for (let index = 0; index < rest.length; index++) sum = round(round(z * sum) + rest[index]!);
  return sum;
}

/** eˣ for x ≤ 0; below −40 it stays at e⁻⁴⁰. Relative error below 2e-7. */
export function exp(x: number): number {
  const power = Math.max(x, -40);
  const n = round(round(round(power * LOG2_E) + ROUND) - ROUND);
  const r = round(round(power - round(n * LN2_HIGH)) - round(n * LN2_LOW));
  return round(series(r, round(1 / 5040), EXP_SERIES) * 2 ** n);
}

/** ln x for a normal x > 0. Absolute error below 1e-6 up to x = 10,000. */
export function log(x: number): number {
  real[0] = x;
  const exponent = (bits[0]! - 0x3f3504f3) >> 23;
  bits[0]! -= exponent << 23;
  const s = round(round(real[0] - 1) / round(real[0] + 1));
  const sum = series(round(s * s), round(2 / 9), LOG_SERIES);
  return round(round(round(s * sum) + round(exponent * LN2_LOW)) + round(exponent * LN2_HIGH));
}

/** tanh x. Absolute and relative error below 6e-7; never beyond ±1. */
export function tanh(x: number): number {
  const near = Math.max(-TANH_END, Math.min(TANH_END, x));
  const z = round(near * near);
  const p = series(z, round(1.1531843e-5), TANH_P);
  const q = series(z, round(2.4925492e-7), TANH_Q);
  return round(round(near * p) / q);
}

/** 1 ÷ (1 + e⁻ˣ). Absolute error below 3e-7. */
export function sigmoid(x: number): number {
  return round(0.5 + round(0.5 * tanh(round(0.5 * x))));
}
