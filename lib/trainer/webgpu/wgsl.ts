import type { Loss } from "@/lib/learning/examples/task";
import type { Optimiser } from "@/lib/learning/training/hyperparameters";
import type { DropoutDraws } from "../run/dropout-mask";
import type { LayerLayout, TrainingPlan } from "../run/training-plan";

/**
 * WGSL function `lose` that returns the loss of one example, whose outputs begin at `outputs[at]` and whose label is `label`, and writes its
 * gradient to `errors[at]` …, times `share` (1 ÷ rows). The last layer is linear, so its outputs are its sums.
 */
export function lossFunction(loss: Loss, units: number): string {
  if (loss === "mse") {
    return `
fn lose(at: u32, label: f32, share: f32) -> f32 {
  let error = outputs[at] - label;
  errors[at] = 2.0 * share * error;
  return error * error;
}
`;
  }
  return `
fn lose(at: u32, label: f32, share: f32) -> f32 {
  var top = outputs[at];
  for (var unit = 1u; unit < ${units}u; unit++) { top = max(top, outputs[at + unit]); }
  var sum = 0.0;
  for (var unit = 0u; unit < ${units}u; unit++) { sum += exp(max(outputs[at + unit] - top, -40.0)); }
  for (var unit = 0u; unit < ${units}u; unit++) {
    let probability = exp(max(outputs[at + unit] - top, -40.0)) / sum;
    errors[at + unit] = (probability - select(0.0, 1.0, unit == u32(label))) * share;
  }
  return top + log(sum) - outputs[at + u32(label)];
}
`;
}

/** How each optimiser updates weight `w` from its gradient `g` and memories `m` and `v`; see `simd/flat/optimiser.ts`. */
const MOVES: Readonly<Record<Optimiser, string>> = {
  sgd: "w -= step.rate * g;",
  momentum: "m = 0.9 * m + g; w -= step.rate * m;",
  rmsprop: "v = 0.9 * v + 0.1 * (g * g); w -= step.rate * g / sqrt(v + 1e-7);",
  adam: `m = 0.9 * m + 0.1 * g; v = 0.999 * v + 0.001 * (g * g);
  w -= step.rate * m / (sqrt(v * step.correction) + 1e-7);`,
};

/** The memories that each optimiser has. */
export const MEMORIES: Readonly<Record<Optimiser, string>> = {
  sgd: "",
  momentum: "m",
  rmsprop: "v",
  adam: "mv",
};

/** WGSL for weight number `i` and its memories. */
export type WeightPlaces = { readonly w: string; readonly m: string; readonly v: string };

/** WGSL that updates weight number `i` by its gradient `g`, with the numbers of `step`. */
export function moveWeight(
  { optimiser, weightDecay }: TrainingPlan,
  layout: readonly LayerLayout[],
  places: WeightPlaces,
): string {
  const kept = ["w", ...MEMORIES[optimiser]] as (keyof WeightPlaces)[];
  const inMatrix = layout.map(({ matrix, biases }) => `(i >= ${matrix}u && i < ${biases}u)`).join(" || ");
  const decay = `w *= select(1.0, step.kept, ${inMatrix});`;
  return [
    ...kept.map((name) => `var ${name} = ${places[name]};`),
    weightDecay > 0 ? decay : "",
    MOVES[optimiser],
    ...kept.map((name) => `${places[name]} = ${name};`),
  ].join("\n  ");
}

/** Letters that a layer reads, each stored as one number, its symbol: all positions of an example's features from `first` on. */
export type ReadLetters = { readonly first: number; readonly symbols: number };

/** A float32 as a WGSL literal. */
function real(value: number): string {
  return `f32(${Math.fround(value)})`;
}

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
 * WGSL function `mask<n>(row, at, key)`: what the n-th dropout layer multiplies number `at` of a row with, bit-identical to `dropoutMask`.
 * `key`: the layer's key in this step. Needs `HASH`.
 */
export function maskFunction(n: number, { kept, scale, step, channels, pixel }: DropoutDraws): string {
  return `
fn mask${n}(row: u32, at: u32, key: u32) -> f32 {
  let place = row * ${step}u + at / ${channels}u * ${pixel}u + at % ${channels}u;
  return select(0.0, ${real(scale)}, (mixed(mixed(place) + key) >> 8u) < ${kept}u);
}
`;
}
