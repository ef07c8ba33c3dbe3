import type { LayerPlan } from "@/lib/learning/network/layer-plan";
import { deriveSeed } from "@/lib/learning/numbers/random";
import { isKept, maskKey } from "@/lib/trainer/simd/flat/dropout";
import type { TrainingPlan } from "./training-plan";

/** The number of possible draws. */
export const DROPOUT_DRAWS = 2 ** 24;

/** Everything that determines a dropout layer's mask, besides the step. */
export type DropoutDraws = {
  /** int32: the layer's own. */
  readonly seed: number;
  /** How many of `DROPOUT_DRAWS` possible draws keep a number. */
  readonly kept: number;
  /** What a kept number is multiplied with, a float32. */
  readonly scale: number;
  /** Number n of row r uses the draw of place r × step + ⌊n ÷ channels⌋ × pixel + n mod channels. */
  readonly step: number;
  readonly channels: number;
  readonly pixel: number;
};

/**
 * How dropout draws for `layer` (its index in `plan.layers`): from the layer's seed, the step, and the number's place in the memory of the simd
 * engine, which has gaps: the units of a dense layer, the channels of a picture that a layer made, and a flattened picture as a whole are
 * rounded up to a multiple of four; raw features have no gaps.
 */
export function dropoutDraws({ layers, seed }: TrainingPlan, layer: number): DropoutDraws {
  const plan = layers[layer]!;
  if (plan.kind !== "dropout") throw new Error(`Layer ${layer} is no dropout.`);
  const kept = Math.round((1 - plan.rate) * DROPOUT_DRAWS);
  const own = { seed: deriveSeed(seed, `layer ${layer}`) | 0, kept, scale: Math.fround(1 / (1 - plan.rate)) };
  const maker = layers.slice(0, layer).findLast(({ kind }) => kind !== "dropout");
  return { ...own, ...placesAfter(maker, plan.count, layers) };
}

function placesAfter(maker: LayerPlan | undefined, count: number, layers: readonly LayerPlan[]) {
  const flat = { step: count, channels: count, pixel: count };
  // Flattening raw features moves none of them.
  const raw = !maker || (maker.kind === "flatten" && !makesPictures(layers.slice(0, layers.indexOf(maker))));
  if (raw) return flat;
  if (maker.kind !== "conv2d" && maker.kind !== "max-pool") return { ...flat, step: padded(count) };
  const { rows, columns, channels } = maker.output;
  const pixel = padded(channels);
  return { step: rows * columns * pixel, channels, pixel };
}

function makesPictures(layers: readonly LayerPlan[]): boolean {
  return layers.some(({ kind }) => kind === "conv2d" || kind === "max-pool");
}

function padded(count: number): number {
  return (count + 3) & ~3;
}

/**
 * What the numbers of `rows` examples are multiplied with at a dropout layer (its index in `plan.layers`) in the step after `step` steps:
 * rows × count numbers, each 0 or 1 ÷ (1 − rate), bit-identical to the simd engine's mask.
 */
export function dropoutMask(plan: TrainingPlan, layer: number, step: number, rows: number): Float32Array {
  const draws = dropoutDraws(plan, layer);
  const { count } = plan.layers[layer] as Extract<LayerPlan, { kind: "dropout" }>;
  const key = maskKey(draws.seed, step);
  const mask = new Float32Array(rows * count);
  for (let row = 0; row < rows; row++) {
    for (let pixel = 0; pixel * draws.channels < count; pixel++) {
      const from = row * draws.step + pixel * draws.pixel;
      const to = row * count + pixel * draws.channels;
      for (let channel = 0; channel < draws.channels; channel++) {
        if (isKept(from + channel, key, draws.kept)) mask[to + channel] = draws.scale;
      }
    }
  }
  return mask;
}
