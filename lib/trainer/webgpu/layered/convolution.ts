import type { LayerPlan } from "@/lib/learning/layer-plan";
import type { LayerLayout } from "../../weight-layout";
import { reads, writes } from "../bindings";
import type { Shader } from "../shader";
import { activated, throughSlope } from "../wgsl/activation";
import { type Context, createSignal, type Emission, type Signal } from "./emission";
import { matrixProduct } from "./matrix-product";

type Convolution = Extract<LayerPlan, { kind: "conv2d" }>;

/**
 * A convolution is one matrix product: a row for each pixel of the output, a column for each filter, and along each row the
 * patch of input it looks at, found where it lies and never copied.
 */
export function emitConvolution(
  context: Context,
  layer: Convolution,
  own: LayerLayout,
  input: Signal,
): Emission {
  const { memory, store, batch, capacity } = context;
  const { kernel, stride, margin } = layer;
  const { channels } = layer.input;
  const filters = layer.output.channels;
  const pixels = layer.output.rows * layer.output.columns;
  const patch = kernel * kernel * channels;
  const output = createSignal(context, pixels * filters, layer.activation);
  const w = reads("w", store.parameters);
  const d = reads("d", output.gradient!);

  // The number of the input under place `k` of the patch of output pixel `at` (of all examples' pixels).
  const under = `
fn under(at: u32, k: u32) -> f32 {
  let pixel = at % ${pixels}u;
  let position = k / ${channels}u;
  let row = i32(pixel / ${layer.output.columns}u * ${stride}u + position / ${kernel}u) - ${margin.top};
  let column = i32(pixel % ${layer.output.columns}u * ${stride}u + position % ${kernel}u) - ${margin.left};
  if (row < 0 || row >= ${layer.input.rows} || column < 0 || column >= ${layer.input.columns}) { return 0.0; }
  let place = (at / ${pixels}u * ${layer.input.rows}u + u32(row)) * ${layer.input.columns}u + u32(column);
  return x[place * ${channels}u + k % ${channels}u];
}
`;
  const forward = (from: GPUBuffer): Shader[] =>
    matrixProduct(
      memory,
      {
        rows: { perExample: pixels },
        inner: patch,
        columns: filters,
        left: `${under}fn left(at: u32, k: u32) -> f32 { return under(at, k); }`,
        right: `fn right(k: u32, filter_: u32) -> f32 { return w[${own.matrix}u + k * ${filters}u + filter_]; }`,
        put: `fn put(at: u32, filter_: u32, sum: f32) {
  y[at * ${filters}u + filter_] = ${activated(layer.activation, `sum + w[${own.biases}u + filter_]`)};
}`,
        leftAlong: "inner",
        rightAlong: "column",
        reads: [reads("x", from), w],
        writes: [writes("y", output.values)],
      },
      batch,
      capacity,
    );

  // Biases are one more row of weights, under which there is always a 1.
  const learn = matrixProduct(
    memory,
    {
      rows: patch + 1,
      inner: { perExample: pixels },
      columns: filters,
      left: `${under}fn left(k: u32, at: u32) -> f32 {
  if (k == ${patch}u) { return 1.0; }
  return under(at, k);
}`,
      right: `fn right(at: u32, filter_: u32) -> f32 { return d[at * ${filters}u + filter_]; }`,
      put: `fn put(k: u32, filter_: u32, sum: f32) { g[${own.matrix}u + k * ${filters}u + filter_] = sum; }`,
      leftAlong: "row",
      rightAlong: "column",
      reads: [reads("x", input.values), d],
      writes: [writes("g", store.gradients)],
    },
    batch,
  );
  return {
    output,
    forward: forward(input.values),
    backward: [...learn, ...(input.gradient ? passOn(context, layer, own, input, output) : [])],
    answer: (from) => ({ shaders: forward(from), to: output.values }),
  };
}

/** The gradient of the input, as a product of its own: a row for each pixel of the input, along it all that lay over that pixel. */
function passOn(
  { memory, store, batch }: Context,
  { kernel, stride, margin, input: shape, output: out }: Convolution,
  own: LayerLayout,
  input: Signal,
  output: Signal,
): Shader[] {
  const { channels } = shape;
  const filters = out.channels;
  const pixels = shape.rows * shape.columns;
  const left = `
fn left(at: u32, k: u32) -> f32 {
  let pixel = at % ${pixels}u;
  let position = k / ${filters}u;
  let row = i32(pixel / ${shape.columns}u + ${margin.top}u) - i32(position / ${kernel}u);
  let column = i32(pixel % ${shape.columns}u + ${margin.left}u) - i32(position % ${kernel}u);
  if (row < 0 || column < 0 || row % ${stride} != 0 || column % ${stride} != 0) { return 0.0; }
  let overRow = u32(row) / ${stride}u;
  let overColumn = u32(column) / ${stride}u;
  if (overRow >= ${out.rows}u || overColumn >= ${out.columns}u) { return 0.0; }
  let over = (at / ${pixels}u * ${out.rows}u + overRow) * ${out.columns}u + overColumn;
  return d[over * ${filters}u + k % ${filters}u];
}
`;
  const right = `
fn right(k: u32, channel: u32) -> f32 {
  return w[${own.matrix}u + (k / ${filters}u * ${channels}u + channel) * ${filters}u + k % ${filters}u];
}
`;
  const put = `
fn put(at: u32, channel: u32, sum: f32) {
  let y = x[at * ${channels}u + channel];
  dx[at * ${channels}u + channel] = ${throughSlope(input.activation, "sum", "y")};
}
`;
  return matrixProduct(
    memory,
    {
      rows: { perExample: pixels },
      inner: kernel * kernel * filters,
      columns: channels,
      left,
      right,
      put,
      leftAlong: "inner",
      rightAlong: "inner",
      reads: [reads("x", input.values), reads("w", store.parameters), reads("d", output.gradient!)],
      writes: [writes("dx", input.gradient!)],
    },
    batch,
  );
}
