import { State } from "../opcode";
import type { Memory } from "./memory";

/** The formulas are those of `assembly/optimiser.ts`, rounded alike. */
const round = Math.fround;

const MOMENTUM = round(0.9);
const RMS_KEPT = round(0.9);
const RMS_TAKEN = round(1 - 0.9);
const BETA_1 = 0.9;
const BETA_2 = 0.999;
const EPSILON = round(1e-7);
const FLOOR = round(1e-9);
const SQUARE_FLOOR = round(1e-20);

function floored(x: number, floor: number): number {
  return round(round(x + floor) - floor);
}

export function decay(floats: Float32Array, weights: number, count: number, factor: number): void {
  for (let at = weights; at < weights + count; at++) floats[at] *= factor;
}

export function sgd(
  floats: Float32Array,
  weights: number,
  gradients: number,
  count: number,
  rate: number,
): void {
  for (let at = 0; at < count; at++) floats[weights + at] -= round(rate * floats[gradients + at]);
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
    const sum = round(round(MOMENTUM * floats[velocities + at]) + floats[gradients + at]);
    const velocity = floored(sum, FLOOR);
    floats[velocities + at] = velocity;
    floats[weights + at] -= round(rate * velocity);
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
    const g = floored(floats[gradients + at], FLOOR);
    const square = round(round(RMS_KEPT * floats[squares + at]) + round(RMS_TAKEN * round(g * g)));
    floats[squares + at] = floored(square, SQUARE_FLOOR);
    floats[weights + at] -= round(round(rate * g) / round(Math.sqrt(round(square + EPSILON))));
  }
}

export function adam(
  { floats, doubles }: Memory,
  weights: number,
  gradients: number,
  means: number,
  squares: number,
  count: number,
  learningRate: number,
): void {
  const power1 = doubles[State.Beta1Power / 8] * BETA_1;
  const power2 = doubles[State.Beta2Power / 8] * BETA_2;
  doubles[State.Beta1Power / 8] = power1;
  doubles[State.Beta2Power / 8] = power2;
  const rate = round(learningRate / (1 - power1));
  const correction = round(1 / (1 - power2));
  const [kept1, taken1, kept2, taken2] = [BETA_1, 1 - BETA_1, BETA_2, 1 - BETA_2].map(round);
  for (let at = 0; at < count; at++) {
    const g = floored(floats[gradients + at], FLOOR);
    const mean = round(round(kept1 * floats[means + at]) + round(taken1 * g));
    const square = round(round(kept2 * floats[squares + at]) + round(taken2 * round(g * g)));
    floats[means + at] = floored(mean, FLOOR);
    floats[squares + at] = floored(square, SQUARE_FLOOR);
    const size = round(round(Math.sqrt(round(square * correction))) + EPSILON);
    floats[weights + at] -= round(round(rate * mean) / size);
  }
}
