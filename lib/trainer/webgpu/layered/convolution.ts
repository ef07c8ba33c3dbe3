import type { LayerPlan } from "@/lib/learning/layer-plan";
import { ACTIVATION_ENTRIES } from "../../activations";
import type { LayerLayout } from "../../weight-layout";
import { reads, writes } from "../bindings";
import type { Shader } from "../shader";
import { type Context, createSignal, type Emission, type Signal } from "./emission";
import { matrixProduct } from "./matrix-product";
import { emitWeighing } from "./weighing";

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
  return emitWeighing(context, own, { places: pixels, under, activation }, input, output, back);
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
