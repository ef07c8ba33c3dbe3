import type { LayerPlan, Picture } from "@/lib/learning/network/layer-plan";
import { featureCount } from "@/lib/learning/network/network";
import { DROPOUT_DRAWS, dropoutDraws } from "../run/dropout-mask";
import type { TrainingPlan } from "../run/training-plan";
import { padded } from "./arena";
import { Opcode } from "./opcode";
import { type Context, type Emission, type Instruction, real, reserveSignal, type Signal } from "./program";

type Of<Kind extends LayerPlan["kind"]> = Extract<LayerPlan, { kind: Kind }>;

/** Copies the chosen examples out of their table unchanged, for a layer that reads a signal. */
export function emitGather(context: Context, featureShape: readonly number[]): Emission {
  const count = featureCount(featureShape);
  const pixel = featureShape.length === 3 ? featureShape[2] : count;
  const gathered: Signal = { ...reserveSignal(context, count, pixel), gradient: null };
  const forward: Instruction[] = [[Opcode.Gather, gathered.values, 4 * count]];
  return { output: gathered, forward, answer: forward, backward: [] };
}

/** Pads every pixel of a picture to whole vectors. */
export function emitSpread(context: Context, { rows, columns, channels }: Picture, input: Signal): Emission {
  const pixel = padded(channels);
  const output = { ...reserveSignal(context, rows * columns * pixel, pixel), gradient: null };
  const forward: Instruction[] = [repack(input, 4 * channels, output, 4 * pixel, rows * columns, channels)];
  return { output, forward, answer: forward, backward: [] };
}

/** Removes the padding of every pixel. Without padding there is nothing to do: a picture in memory is flat already. */
export function emitFlatten(context: Context, { input: shape }: Of<"flatten">, input: Signal): Emission {
  const pixels = shape.rows * shape.columns;
  if (input.pixel === shape.channels) {
    return { output: { ...input, pixel: input.step }, forward: [], answer: [], backward: [] };
  }
  const output = reserveSignal(context, padded(pixels * shape.channels));
  const [narrow, wide] = [4 * shape.channels, 4 * input.pixel];
  const forward: Instruction[] = [repack(input, wide, output, narrow, pixels, shape.channels)];
  const backward: Instruction[] = [];
  if (input.gradient !== null) {
    const from = { values: output.gradient!, step: output.step };
    const to = { values: input.gradient, step: input.step };
    backward.push(repack(from, narrow, to, wide, pixels, shape.channels));
  }
  return { output, forward, answer: forward, backward };
}

type Stretch = Pick<Signal, "values" | "step">;
function repack(from: Stretch, fromStep: number, to: Stretch, toStep: number, blocks: number, count: number) {
  const [fromExample, toExample] = [4 * from.step, 4 * to.step];
  return [
    Opcode.Copy,
    from.values,
    fromExample,
    fromStep,
    to.values,
    toExample,
    toStep,
    blocks,
    count,
  ] as const satisfies Instruction;
}

/** The largest number of each window; the backward pass adds each gradient to the number that won. */
export function emitMaxPool(context: Context, layer: Of<"max-pool">, input: Signal): Emission {
  const { rows, columns } = layer.output;
  const output = reserveSignal(context, rows * columns * input.pixel, input.pixel);
  const winners = context.arena.reserve(context.capacity * output.step);
  const windows = [
    4 * input.step,
    4 * layer.input.columns * input.pixel,
    input.pixel,
    layer.size,
    layer.stride,
    rows,
    columns,
  ];
  const forward: Instruction[] = [[Opcode.Pool, input.values, winners, output.values, ...windows]];
  const backward: Instruction[] =
    input.gradient === null ? [] : [[Opcode.PoolBack, output.gradient!, winners, input.gradient, ...windows]];
  return { output, forward, answer: forward, backward };
}

/** Inverted dropout (Srivastava et al., 2014): what is kept is scaled up, so that answers need no scaling. The gradient is masked in place. */
export function emitDropout(
  { arena, capacity }: Context,
  plan: TrainingPlan,
  layer: number,
  input: Signal,
): Emission {
  const output: Signal = { ...input, values: arena.reserve(capacity * input.step) };
  const mask = arena.reserve(capacity * input.step);
  const { seed, kept, scale } = dropoutDraws(plan, layer);
  const drop = (keeping: number, factor: number): Instruction[] => [
    [Opcode.Drop, input.values, mask, output.values, input.step, seed, keeping, real(factor)],
  ];
  const backward: Instruction[] =
    input.gradient === null ? [] : [[Opcode.DropBack, mask, input.gradient, input.step]];
  return { output, forward: drop(kept, scale), answer: drop(DROPOUT_DRAWS, 1), backward };
}
