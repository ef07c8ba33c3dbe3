import type { LayerPlan } from "@/lib/learning/network/layer-plan";
import { ACTIVATION_ENTRIES } from "@/lib/trainer/run/activations";
import type { DropoutDraws } from "@/lib/trainer/run/dropout-mask";
import { reads, type Shader, writes } from "../shader";
import { dropoutKey } from "../step-table";
import { HASH, maskFunction } from "../wgsl";
import { elementwise } from "./elementwise";
import { type Context, createSignal, type Emission, type Signal } from "./emission";

type MaxPool = Extract<LayerPlan, { kind: "max-pool" }>;

/** The largest number of each window (the first of equals), and its place in the window. */
export function emitMaxPool(context: Context, layer: MaxPool, input: Signal): Emission {
  const { input: shape, output: out, size, stride } = layer;
  const { channels } = shape;
  const output = createSignal(context, out.rows * out.columns * channels);
  const winners = context.memory.storage(context.capacity * output.count);
  const forward = (from: GPUBuffer): Shader =>
    elementwise(
      { perExample: output.count },
      `let channel = i % ${channels}u;
    let pixel = i / ${channels}u % ${out.rows * out.columns}u;
    let top = pixel / ${out.columns}u * ${stride}u;
    let side = pixel % ${out.columns}u * ${stride}u;
    let corner = i / ${output.count}u * ${shape.rows * shape.columns}u + top * ${shape.columns}u + side;
    var best = x[corner * ${channels}u + channel];
    var winner = 0u;
    for (var place = 1u; place < ${size * size}u; place++) {
      let value = x[(corner + place / ${size}u * ${shape.columns}u + place % ${size}u) * ${channels}u + channel];
      if (value > best) { best = value; winner = place; }
    }
    y[i] = best;
    winners[i] = winner;`,
      [reads("x", from), writes("y", output.values), writes("winners", winners, "u32")],
    );
  return {
    output,
    forward: [forward(input.values)],
    backward: input.gradient ? [passOn(layer, input, output, winners)] : [],
    answer: (from) => ({ shaders: [forward(from)], to: output.values }),
  };
}

/** Each input number sums the gradients of the windows in which it was the largest. */
function passOn(
  { input: shape, output: out, size, stride }: MaxPool,
  input: Signal,
  output: Signal,
  winners: GPUBuffer,
) {
  const { channels } = shape;
  return elementwise(
    { perExample: input.count },
    `let channel = i % ${channels}u;
    let pixel = i / ${channels}u % ${shape.rows * shape.columns}u;
    let row = pixel / ${shape.columns}u;
    let column = pixel % ${shape.columns}u;
    let example = i / ${input.count}u;
    var sum = 0.0;
    for (var dy = row % ${stride}u; dy < ${size}u && dy <= row; dy += ${stride}u) {
      for (var dx_ = column % ${stride}u; dx_ < ${size}u && dx_ <= column; dx_ += ${stride}u) {
        let top = (row - dy) / ${stride}u;
        let side = (column - dx_) / ${stride}u;
        if (top >= ${out.rows}u || side >= ${out.columns}u) { continue; }
        let at = ((example * ${out.rows}u + top) * ${out.columns}u + side) * ${channels}u + channel;
        if (winners[at] == dy * ${size}u + dx_) { sum += d[at]; }
      }
    }
    let z = slope_from[i];
    dx[i] = ${ACTIVATION_ENTRIES[input.activation].wgsl.back("sum", "z")};`,
    [
      reads("slope_from", input.slopeFrom),
      reads("d", output.gradient!),
      reads("winners", winners, "u32"),
      writes("dx", input.gradient!),
    ],
  );
}

/** Values × mask; for the gradient the mask is drawn again rather than stored. `n`: how many dropout layers come before. */
export function emitDropout(context: Context, n: number, draws: DropoutDraws, input: Signal): Emission {
  const { count } = input;
  const output = createSignal(context, count);
  const functions = HASH + maskFunction(n, draws);
  const mask = `mask${n}(i / ${count}u, i % ${count}u, ${dropoutKey(n)})`;
  const forward = elementwise(
    { perExample: count },
    `y[i] = x[i] * ${mask};`,
    [reads("x", input.values), writes("y", output.values)],
    functions,
  );
  const backward = input.gradient
    ? elementwise(
        { perExample: count },
        `let z = slope_from[i];
    dx[i] = ${ACTIVATION_ENTRIES[input.activation].wgsl.back(`d[i] * ${mask}`, "z")};`,
        [reads("slope_from", input.slopeFrom), reads("d", output.gradient!), writes("dx", input.gradient)],
        functions,
      )
    : null;
  return {
    output,
    forward: [forward],
    backward: backward ? [backward] : [],
    answer: (from) => ({ shaders: [], to: from }),
  };
}
