import type { LayerPlan } from "@/lib/learning/layer-plan";
import type { LayerLayout } from "../../weight-layout";
import { reads, writes } from "../bindings";
import type { Shader } from "../shader";
import { activated, throughSlope } from "../wgsl/activation";
import { type Context, createSignal, type Emission, type Signal } from "./emission";
import { matrixProduct } from "./matrix-product";

type Dense = Extract<LayerPlan, { kind: "dense" }>;

/** Y = activation(X·W + b). */
export function emitDense(context: Context, layer: Dense, own: LayerLayout, input: Signal): Emission {
  const { memory, store, batch, capacity } = context;
  const { inputs, units } = layer;
  const output = createSignal(context, units, layer.activation);
  const w = reads("w", store.parameters);
  const d = reads("d", output.gradient!);

  const forward = (from: GPUBuffer): Shader[] =>
    matrixProduct(
      memory,
      {
        rows: { perExample: 1 },
        inner: inputs,
        columns: units,
        left: `fn left(row: u32, k: u32) -> f32 { return x[row * ${inputs}u + k]; }`,
        right: `fn right(k: u32, unit: u32) -> f32 { return w[${own.matrix}u + k * ${units}u + unit]; }`,
        put: `fn put(row: u32, unit: u32, sum: f32) {
  y[row * ${units}u + unit] = ${activated(layer.activation, `sum + w[${own.biases}u + unit]`)};
}`,
        leftAlong: "inner",
        rightAlong: "column",
        reads: [reads("x", from), w],
        writes: [writes("y", output.values)],
      },
      batch,
      capacity,
    );

  // Biases are one more row of weights, of an input that is always 1.
  const learn = matrixProduct(
    memory,
    {
      rows: inputs + 1,
      inner: { perExample: 1 },
      columns: units,
      left: `fn left(k: u32, row: u32) -> f32 {
  if (k == ${inputs}u) { return 1.0; }
  return x[row * ${inputs}u + k];
}`,
      right: `fn right(row: u32, unit: u32) -> f32 { return d[row * ${units}u + unit]; }`,
      put: `fn put(k: u32, unit: u32, sum: f32) { g[${own.matrix}u + k * ${units}u + unit] = sum; }`,
      leftAlong: "row",
      rightAlong: "column",
      reads: [reads("x", input.values), d],
      writes: [writes("g", store.gradients)],
    },
    batch,
  );

  const passOn = input.gradient
    ? matrixProduct(
        memory,
        {
          rows: { perExample: 1 },
          inner: units,
          columns: inputs,
          left: `fn left(row: u32, unit: u32) -> f32 { return d[row * ${units}u + unit]; }`,
          right: `fn right(unit: u32, k: u32) -> f32 { return w[${own.matrix}u + k * ${units}u + unit]; }`,
          put: `fn put(row: u32, k: u32, sum: f32) {
  let y = x[row * ${inputs}u + k];
  dx[row * ${inputs}u + k] = ${throughSlope(input.activation, "sum", "y")};
}`,
          leftAlong: "inner",
          rightAlong: "inner",
          reads: [reads("x", input.values), w, d],
          writes: [writes("dx", input.gradient)],
        },
        batch,
      )
    : [];

  return {
    output,
    forward: forward(input.values),
    backward: [...learn, ...passOn],
    answer: (from) => ({ shaders: forward(from), to: output.values }),
  };
}
