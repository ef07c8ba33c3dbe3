import { State } from "../opcode";

const MOMENTUM: f32 = 0.9;
const RMS_DECAY: f64 = 0.9;
const BETA_1: f64 = 0.9;
const BETA_2: f64 = 0.999;
const EPSILON: f32 = 1e-7;
/**
 * Adding a number and taking it away again leaves multiples of about 1e-7 of it: of 1e-16 for what moves weights, of 1e-27 for squares.
 * Without this, vanished gradients would linger as denormal numbers, on which processors are a hundred times slower.
 */
const FLOOR: f32 = 1e-9;
const SQUARE_FLOOR: f32 = 1e-20;

/** Adam does so with its memory only every 16th step. */
const SETTLING_MASK = 15;

function floored(x: v128, floor: f32): v128 {
  return f32x4.sub(f32x4.add(x, f32x4.splat(floor)), f32x4.splat(floor));
}

/** w ← w · factor. */
export function decay(weights: usize, bytes: usize, factor: f32): void {
  const by = f32x4.splat(factor);
  const end = weights + bytes;
  for (; weights < end; weights += 16) v128.store(weights, f32x4.mul(v128.load(weights), by));
}

/** w ← w − rate · g. */
export function sgd(weights: usize, gradients: usize, bytes: usize, learningRate: f32): void {
  const rate = f32x4.splat(learningRate);
  for (let at: usize = 0; at < bytes; at += 16) {
    const move = f32x4.mul(rate, v128.load(gradients + at));
    v128.store(weights + at, f32x4.sub(v128.load(weights + at), move));
  }
}

/** v ← 0.9 v + g, w ← w − rate · v. */
export function momentum(
  weights: usize,
  gradients: usize,
  velocities: usize,
  bytes: usize,
  learningRate: f32,
): void {
  const rate = f32x4.splat(learningRate);
  const kept = f32x4.splat(MOMENTUM);
  for (let at: usize = 0; at < bytes; at += 16) {
    const sum = f32x4.add(f32x4.mul(kept, v128.load(velocities + at)), v128.load(gradients + at));
    const velocity = floored(sum, FLOOR);
    v128.store(velocities + at, velocity);
    v128.store(weights + at, f32x4.sub(v128.load(weights + at), f32x4.mul(rate, velocity)));
  }
}

/** s ← 0.9 s + 0.1 g², w ← w − rate · g ÷ √(s + ε) (Hinton, 2012). */
export function rmsProp(
  weights: usize,
  gradients: usize,
  squares: usize,
  bytes: usize,
  learningRate: f32,
): void {
  const rate = f32x4.splat(learningRate);
  const kept = f32x4.splat(f32(RMS_DECAY));
  const taken = f32x4.splat(f32(1 - RMS_DECAY));
  const epsilon = f32x4.splat(EPSILON);
  for (let at: usize = 0; at < bytes; at += 16) {
    const g = floored(v128.load(gradients + at), FLOOR);
    const square = f32x4.add(f32x4.mul(kept, v128.load(squares + at)), f32x4.mul(taken, f32x4.mul(g, g)));
    v128.store(squares + at, floored(square, SQUARE_FLOOR));
    const move = f32x4.div(f32x4.mul(rate, g), f32x4.sqrt(f32x4.add(square, epsilon)));
    v128.store(weights + at, f32x4.sub(v128.load(weights + at), move));
  }
}

export function adamPowers(): void {
  store<f64>(State.Beta1Power, load<f64>(State.Beta1Power) * BETA_1);
  store<f64>(State.Beta2Power, load<f64>(State.Beta2Power) * BETA_2);
}

/** Adam with bias correction (Kingma and Ba, 2015): m ← β₁m + (1 − β₁)g, s ← β₂s + (1 − β₂)g², w ← w − rate · m̂ ÷ (√ŝ + ε). */
export function adam(
  weights: usize,
  gradients: usize,
  means: usize,
  squares: usize,
  bytes: usize,
  learningRate: f32,
): void {
  const power1 = load<f64>(State.Beta1Power);
  const power2 = load<f64>(State.Beta2Power);
  // m̂ ÷ (√ŝ + ε) with both corrections taken out of the root: one product fewer for every weight.
  const root: f64 = Math.sqrt(1 - power2);
  const rate = f32x4.splat(f32((f64(learningRate) * root) / (1 - power1)));
  const kept1 = f32x4.splat(f32(BETA_1));
  const taken1 = f32x4.splat(f32(1 - BETA_1));
  const kept2 = f32x4.splat(f32(BETA_2));
  const taken2 = f32x4.splat(f32(1 - BETA_2));
  const epsilon = f32x4.splat(f32(f64(EPSILON) * root));
  for (let at: usize = 0; at < bytes; at += 16) {
    const g = floored(v128.load(gradients + at), FLOOR);
    const mean = f32x4.add(f32x4.mul(kept1, v128.load(means + at)), f32x4.mul(taken1, g));
    const square = f32x4.add(f32x4.mul(kept2, v128.load(squares + at)), f32x4.mul(taken2, f32x4.mul(g, g)));
    v128.store(means + at, mean);
    v128.store(squares + at, square);
    const size = f32x4.add(f32x4.sqrt(square), epsilon);
    v128.store(weights + at, f32x4.sub(v128.load(weights + at), f32x4.div(f32x4.mul(rate, mean), size)));
  }
  if ((load<i32>(State.Step) & SETTLING_MASK) === 0) {
    settle(means, bytes, FLOOR);
    settle(squares, bytes, SQUARE_FLOOR);
  }
}

/** Removes the smallest parts of the memory. Nothing becomes denormal between two calls: means keep 0.9 ** 16 of themselves. */
function settle(values: usize, bytes: usize, floor: f32): void {
  const end = values + bytes;
  for (; values < end; values += 16) v128.store(values, floored(v128.load(values), floor));
}
