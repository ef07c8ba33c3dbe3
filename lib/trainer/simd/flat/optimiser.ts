import { State } from "../opcode";
import type { Memory } from "./memory";

/** The formulas are those of `assembly/optimiser.ts`, with the same rounding. */
const round = Math.fround;

const MOMENTUM = round(0.9);
const RMS_KEPT = round(0.9);
const RMS_TAKEN = round(1 - 0.9);
const BETA_1 = 0.9;
const BETA_2 = 0.999;
const EPSILON = round(1e-7);
const FLOOR = round(1e-9);
const SQUARE_FLOOR = round(1e-20);
const SETTLING_MASK = 15;

function floored(x: number, floor: number): number {
  return round(round(x + floor) - floor);
}

export function decay(floats: Float32Array, weights: number, count: number, factor: number): void {
  for (let at = weights; at < weights + count; at++) floats[at]! *= factor;
}

export function sgd(
  floats: Float32Array,
  weights: number,
  gradients: number,
  count: number,
  rate: number,
): void {
  for (let at = 0; at < count; at++) floats[weights + at]! -= round(rate * floats[gradients + at]!);
}

export function momentum(
  floats: Float32Array,
  weights: number,
  gradients: number,
  velocities: number,
  count: number,
  rate: number,
): void {
  for (let at = 0; at < count; at++) {
    const sum = round(round(MOMENTUM * floats[velocities + at]!) + floats[gradients + at]!);
    const velocity = floored(sum, FLOOR);
    floats[velocities + at] = velocity;
    floats[weights + at]! -= round(rate * velocity);
  }
}

export function rmsProp(
  floats: Float32Array,
  weights: number,
  gradients: number,
  squares: number,
  count: number,
  rate: number,
): void {
  for (let at = 0; at < count; at++) {
    const g = floored(floats[gradients + at]!, FLOOR);
    const square = round(round(RMS_KEPT * floats[squares + at]!) + round(RMS_TAKEN * round(g * g)));
    floats[squares + at] = floored(square, SQUARE_FLOOR);
    floats[weights + at]! -= round(round(rate * g) / round(Math.sqrt(round(square + EPSILON))));
  }
}

export function adamPowers({ doubles }: Memory): void {
  doubles[State.Beta1Power / 8]! *= BETA_1;
  doubles[State.Beta2Power / 8]! *= BETA_2;
}

export function adam(
  { floats, ints, doubles }: Memory,
  weights: number,
  gradients: number,
  means: number,
  squares: number,
  count: number,
  learningRate: number,
): void {
  const power1 = doubles[State.Beta1Power / 8]!;
  const power2 = doubles[State.Beta2Power / 8]!;
  const root = Math.sqrt(1 - power2);
  const rate = round((learningRate * root) / (1 - power1));
  const epsilon = round(EPSILON * root);
  const [kept1, taken1] = [round(BETA_1), round(1 - BETA_1)];
  const [kept2, taken2] = [round(BETA_2), round(1 - BETA_2)];
  for (let at = 0; at < count; at++) {
    const g = floored(floats[gradients + at]!, FLOOR);
    const mean = round(round(kept1 * floats[means + at]!) + round(taken1 * g));
    const square = round(round(kept2 * floats[squares + at]!) + round(taken2 * round(g * g)));
    floats[means + at] = mean;
    floats[squares + at] = square;
    const size = round(round(Math.sqrt(square)) + epsilon);
    floats[weights + at]! -= round(round(rate * mean) / size);
  }
  if ((ints[State.Step / 4]! & SETTLING_MASK) === 0) {
    settle(floats, means, count, FLOOR);
    settle(floats, squares, count, SQUARE_FLOOR);
  }
}

function settle(floats: Float32Array, from: number, count: number, floor: number): void {
  for (let at = from; at < from + count; at++) floats[at] = floored(floats[at]!, floor);
}
