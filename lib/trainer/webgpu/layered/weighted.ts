import type { LayerActivation, LayerPlan } from "@/lib/learning/network/layer-plan";
import { ACTIVATION_ENTRIES } from "@/lib/trainer/run/activations";
import type { LayerLayout } from "@/lib/trainer/run/training-plan";
import { reads, type Shader, writes } from "../shader";
import { type Context, createSignal, type Emission, type Signal } from "./emission";
import { matrixProduct } from "./matrix-product";

/** What a layer with weights multiplies them with: its whole input (dense), or a patch of the input at each of many places (convolution). */
type Weighted = {
  /** Places of one example. */
  readonly places: number;
  /** WGSL `under(place, k) -> f32`: number `k` of the part of input `x` that belongs to a place; places are counted through all examples. */
  readonly under: string;
  readonly activation: LayerActivation;
};

/** The forward pass as one matrix product, with a row for each place and a column for each unit; the gradient of the weights as another. */
function emitWeighted(
  { memory, store, batch, capacity }: Context,
  { rows: inner, columns: units, matrix, biases }: LayerLayout,
  { places, under, activation }: Weighted,
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
  // Biases are one more row of weights, for an input that is always 1.
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

type Dense = Extract<LayerPlan, { kind: "dense" }>;

/** Y = activation(X·W + b). */
export function emitDense(context: Context, layer: Dense, own: LayerLayout, input: Signal): Emission {
  const { inputs, units, activation } = layer;
  const output = createSignal(context, units, activation);
  const under = `fn under(row: u32, k: u32) -> f32 { return x[row * ${inputs}u + k]; }\n`;
  const passOn = input.gradient
    ? matrixProduct(
        context.memory,
        {
          rows: { perExample: 1 },
          inner: units,
          columns: inputs,
          left: `fn left(row: u32, unit: u32) -> f32 { return d[row * ${units}u + unit]; }`,
          right: `fn right(unit: u32, k: u32) -> f32 { return w[${own.matrix}u + k * ${units}u + unit]; }`,
          put: `fn put(row: u32, k: u32, sum: f32) {
  let z = slope_from[row * ${inputs}u + k];
  dx[row * ${inputs}u + k] = ${ACTIVATION_ENTRIES[input.activation].wgsl.back("sum", "z")};
}`,
          leftAlong: "inner",
          rightAlong: "inner",
          reads: [
            reads("slope_from", input.slopeFrom),
            reads("w", context.store.parameters),
            reads("d", output.gradient!),
          ],
          writes: [writes("dx", input.gradient)],
        },
        context.batch,
      )
    : [];
  return emitWeighted(context, own, { places: 1, under, activation }, input, output, passOn);
}

type Convolution = Extract<LayerPlan, { kind: "conv2d" }>;

/**
 * A convolution as one matrix product: a row for each pixel of the output, a column for each filter; the patch of input belonging to a row is
 * read in place, never copied.
 */
export function emitConvolution(
  context: Context,
  layer: Convolution,
  own: LayerLayout,
  input: Signal,
): Emission {
  const { kernel, stride, margin, input: shape, output: out, activation } = layer;
  const pixels = out.rows * out.columns;
  const output = createSignal(context, pixels * out.channels, activation);
  const under = `
fn under(at: u32, k: u32) -> f32 {
  let pixel = at % ${pixels}u;
  let position = k / ${shape.channels}u;
  let row = i32(pixel / ${out.columns}u * ${stride}u + position / ${kernel}u) - ${margin.top};
  let column = i32(pixel % ${out.columns}u * ${stride}u + position % ${kernel}u) - ${margin.left};
  if (row < 0 || row >= ${shape.rows} || column < 0 || column >= ${shape.columns}) { return 0.0; }
  let place = (at / ${pixels}u * ${shape.rows}u + u32(row)) * ${shape.columns}u + u32(column);
  return x[place * ${shape.channels}u + k % ${shape.channels}u];
}
`;
  const back = input.gradient ? passOn(context, layer, own, input, output) : [];
  return emitWeighted(context, own, { places: pixels, under, activation }, input, output, back);
}

/** The gradient of the input, as a product of its own: a row for each pixel of the input, summing over every output that used that pixel. */
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
  let z = slope_from[at * ${channels}u + channel];
  dx[at * ${channels}u + channel] = ${ACTIVATION_ENTRIES[input.activation].wgsl.back("sum", "z")};
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
      reads: [
        reads("slope_from", input.slopeFrom),
        reads("w", store.parameters),
        reads("d", output.gradient!),
      ],
      writes: [writes("dx", input.gradient!)],
    },
    batch,
  );
}
