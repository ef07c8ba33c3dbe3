import type { LayerPlan } from "@/lib/learning/network/layer-plan";
import { padded, steps } from "./arena";
import { Opcode } from "./opcode";
import type { LayerParameters } from "./parameters";
import {
  type Context,
  type Emission,
  emitActivation,
  type Features,
  type Instruction,
  parameterPlaces,
  reserveSignal,
  type Signal,
} from "./program";

type Dense = Extract<LayerPlan, { kind: "dense" }>;

/** Y = activation(X·W + b). */
export function emitDense(
  context: Context,
  layer: Dense,
  own: LayerParameters,
  input: Signal | Features,
): Emission {
  const { arena, capacity, batchSize } = context;
  const { w, b, gw, gb } = parameterPlaces(context, own);
  const output = reserveSignal(context, own.step);
  const { gradient: dy } = output;
  const activation = emitActivation(context, layer.activation, output);
  if ("kind" in input && input.sparse) {
    const forward: Instruction[] = [
      [Opcode.MultiplySparse, w, b, activation.sums, layer.inputs, own.step],
      ...activation.forward,
    ];
    const backward: Instruction[] = [
      ...activation.backward,
      [Opcode.WeightGradientSparse, dy!, gw, gb, layer.inputs, own.step, own.order!.learning],
    ];
    return { output, forward, answer: forward, backward };
  }

  const inner = arena.ints(steps(layer.inputs, 4));
  const start: Instruction[] = [];
  let x = 0;
  let rows: number;
  if ("kind" in input) {
    rows = arena.reserve(capacity);
    start.push([Opcode.Locate, rows, 4 * input.count]);
  } else {
    x = input.values;
    rows = arena.ints(steps(capacity, 4 * input.step));
  }
  const forward: Instruction[] = [
    ...start,
    [
      Opcode.Multiply,
      x,
      rows,
      inner,
      w,
      4 * own.step,
      b,
      activation.sums,
      4 * own.step,
      1,
      layer.inputs,
      own.step,
    ],
    ...activation.forward,
  ];
  const backward: Instruction[] = [
    ...activation.backward,
    [Opcode.WeightGradient, x, rows, inner, dy!, gw, gb, 1, layer.inputs, own.step, arena.zeros(own.step)],
  ];
  if (!("kind" in input) && input.gradient !== null) {
    const tStep = padded(layer.inputs);
    const t = arena.reserve(layer.units * tStep);
    const errors = arena.ints(steps(batchSize, 4 * own.step));
    const units = arena.ints(steps(layer.units, 4));
    const zeros = arena.zeros(tStep);
    backward.push(
      [Opcode.Transpose, w, layer.inputs, layer.units, 4 * own.step, t, 4 * tStep, layer.inputs, 0],
      [
        Opcode.Multiply,
        dy!,
        errors,
        units,
        t,
        4 * tStep,
        zeros,
        input.gradient,
        4 * input.step,
        1,
        layer.units,
        tStep,
      ],
    );
  }
  return { output, forward, answer: forward, backward };
}
