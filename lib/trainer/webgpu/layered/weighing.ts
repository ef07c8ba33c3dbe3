import type { LayerActivation } from "@/lib/learning/layer-plan";
import { ACTIVATION_ENTRIES } from "../../activations";
import type { LayerLayout } from "../../weight-layout";
import { reads, writes } from "../bindings";
import type { Shader } from "../shader";
import type { Context, Emission, Signal } from "./emission";
import { matrixProduct } from "./matrix-product";

/** A layer that weighs what it looks at: the whole input (dense), or at each of many places a patch of it (convolution). */
export type Weighing = {
  /** Places of one example. */
  readonly places: number;
  /** WGSL: `under(place, k) -> f32`, number `k` of what lies under a place (of all examples' places) of the input `x`. */
  readonly under: string;
  readonly activation: LayerActivation;
};

/** A row for each place, a column for each unit: forward as one matrix product, and the gradient of its weights as another. */
export function emitWeighing(
  { memory, store, batch, capacity }: Context,
  { rows: inner, columns: units, matrix, biases }: LayerLayout,
  { places, under, activation }: Weighing,
  input: Signal,
  output: Signal,
  passOn: readonly Shader[],
): Emission {
  const { wgsl, slopeFrom } = ACTIVATION_ENTRIES[activation];
  const keepsSums = slopeFrom === "sum";
  const forward = (from: GPUBuffer) =>
    matrixProduct(
      memory,
      {
        rows: { perExample: places },
        inner,
        columns: units,
        left: `${under}fn left(place: u32, k: u32) -> f32 { return under(place, k); }`,
        right: `fn right(k: u32, unit: u32) -> f32 { return w[${matrix}u + k * ${units}u + unit]; }`,
        put: `fn put(place: u32, unit: u32, sum: f32) {
  let z = sum + w[${biases}u + unit];
  y[place * ${units}u + unit] = ${wgsl.forward("z")};
  ${keepsSums ? `sums[place * ${units}u + unit] = z;` : ""}
}`,
        leftAlong: "inner",
        rightAlong: "column",
        reads: [reads("x", from), reads("w", store.parameters)],
        writes: [writes("y", output.values), ...(keepsSums ? [writes("sums", output.slopeFrom)] : [])],
      },
      batch,
      capacity,
    );
  // Biases are one more row of weights, under which there is always a 1.
  const learn = matrixProduct(
    memory,
    {
      rows: inner + 1,
      inner: { perExample: places },
      columns: units,
      left: `${under}fn left(k: u32, place: u32) -> f32 {
  if (k == ${inner}u) { return 1.0; }
  return under(place, k);
}`,
      right: `fn right(place: u32, unit: u32) -> f32 { return d[place * ${units}u + unit]; }`,
      put: `fn put(k: u32, unit: u32, sum: f32) { g[${matrix}u + k * ${units}u + unit] = sum; }`,
      leftAlong: "row",
      rightAlong: "column",
      reads: [reads("x", input.values), reads("d", output.gradient!)],
      writes: [writes("g", store.gradients)],
    },
    batch,
  );
  return {
    output,
    forward: forward(input.values),
    backward: [...learn, ...passOn],
    answer: (from) => ({ shaders: forward(from), to: output.values }),
  };
}
