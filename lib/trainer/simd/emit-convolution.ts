import type { LayerPlan } from "@/lib/learning/network/layer-plan";
import { padded, steps } from "./arena";
import { Opcode } from "./opcode";
import type { LayerParameters } from "./parameters";
import {
  type Context,
  type Emission,
  emitActivation,
  type Instruction,
  parameterPlaces,
  reserveSignal,
  type Signal,
} from "./program";

type Convolution = Extract<LayerPlan, { kind: "conv2d" }>;

/**
 * A convolution as one matrix product: a row for each pixel of the output, a column for each filter; the patch of input belonging to a row is
 * read in place through offsets.
 */
export function emitConvolution(
  context: Context,
  layer: Convolution,
  own: LayerParameters,
  input: Signal,
): Emission {
  const { arena, capacity } = context;
  const { w, b, gw, gb } = parameterPlaces(context, own);
  const { kernel, stride, margin } = layer;
  const margins = emitMargins(context, layer, input);
  const { values: x, gradient: dx, step: xStep, pixel: xPixel } = margins.output;
  const pixels = layer.output.rows * layer.output.columns;
  const output = reserveSignal(context, pixels * own.step, own.step);
  const { gradient: dy } = output;
  const activation = emitActivation(context, layer.activation, output);

  const row = (margin.left + layer.input.columns + margin.right) * xPixel;
  const grid = (side: number, columns: number, scale: number) =>
    Array.from({ length: side * columns }, (_, at) => {
      return 4 * scale * (Math.floor(at / columns) * row + (at % columns) * xPixel);
    });
  const corners = grid(layer.output.rows, layer.output.columns, stride);
  const positions = grid(kernel, kernel, 1);
  const cornersOfAll = arena.ints(
    steps(capacity, 4 * xStep).flatMap((example) => corners.map((corner) => example + corner)),
  );
  const patch = arena.ints(
    positions.flatMap((position) => steps(layer.input.channels, 4).map((channel) => position + channel)),
  );
  const forward: Instruction[] = [
    [
      Opcode.Multiply,
      x,
      cornersOfAll,
      patch,
      w,
      4 * own.step,
      b,
      activation.sums,
      4 * own.step,
      pixels,
      own.rows,
      own.step,
    ],
    ...activation.forward,
  ];
  const backward: Instruction[] = [
    ...activation.backward,
    [
      Opcode.WeightGradient,
      x,
      cornersOfAll,
      patch,
      dy!,
      gw,
      gb,
      pixels,
      own.rows,
      own.step,
      arena.zeros(own.step),
    ],
  ];
  if (dx !== null) {
    const patchStep = positions.length * xPixel;
    const t = arena.reserve(own.columns * patchStep);
    const { channels } = layer.input;
    backward.push(
      [Opcode.Transpose, w, own.rows, own.columns, 4 * own.step, t, 4 * patchStep, channels, xPixel],
      [
        Opcode.ConvolveBack,
        dy!,
        arena.ints(steps(pixels, 4 * own.step)),
        arena.ints(steps(own.columns, 4)),
        t,
        arena.reserve(pixels * patchStep),
        4 * patchStep,
        dx,
        4 * xStep,
        arena.ints(corners),
        arena.ints(positions),
        positions.length,
        xPixel,
        pixels,
        own.columns,
        arena.zeros(patchStep),
      ],
    );
  }
  return {
    output,
    forward: [...margins.forward, ...forward],
    answer: [...margins.forward, ...forward],
    backward: [...backward, ...margins.backward],
  };
}

/** The input surrounded by its margin of zeros; the input itself if it needs none. */
function emitMargins(context: Context, { input: shape, margin }: Convolution, input: Signal) {
  const { top, bottom, left, right } = margin;
  const none = { output: input, forward: [] as Instruction[], backward: [] as Instruction[] };
  if (top + bottom + left + right === 0) return none;
  const { pixel } = input;
  const row = (left + shape.columns + right) * pixel;
  const wide = reserveSignal(context, padded((top + shape.rows + bottom) * row), pixel);
  const inside = 4 * (top * row + left * pixel);
  const narrowRow = shape.columns * pixel;
  const [wideSteps, narrowSteps] = [
    [4 * wide.step, 4 * row],
    [4 * input.step, 4 * narrowRow],
  ];
  const forward: Instruction[] = [
    [Opcode.Copy, input.values, ...narrowSteps, wide.values + inside, ...wideSteps, shape.rows, narrowRow],
  ];
  if (input.gradient === null) return { output: { ...wide, gradient: null }, forward, backward: [] };
  const backward: Instruction[] = [
    [
      Opcode.Copy,
      wide.gradient! + inside,
      ...wideSteps,
      input.gradient,
      ...narrowSteps,
      shape.rows,
      narrowRow,
    ],
  ];
  return { output: wide, forward, backward };
}
