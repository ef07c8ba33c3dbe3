import type { LayerPlan } from "@/lib/learning/network/layer-plan";
import { padded } from "./arena";
import { Opcode } from "./opcode";
import type { LayerParameters } from "./parameters";
import {
  type Context,
  type Emission,
  emitActivation,
  type Instruction,
  type Letters,
  parameterPlaces,
  reserveSignal,
} from "./program";

type Of<Kind extends LayerPlan["kind"]> = Extract<LayerPlan, { kind: Kind }>;

/** Y = activation(X·W + b), where X is letters, one-hot: W's rows for these letters are added up. */
export function emitDenseOnLetters(
  context: Context,
  layer: Of<"dense">,
  own: LayerParameters,
  { positions, symbols }: Letters,
): Emission {
  const { w, b, gw, gb } = parameterPlaces(context, own);
  const output = reserveSignal(context, own.step);
  const activation = emitActivation(context, layer.activation, output);
  const forward: Instruction[] = [
    [Opcode.MultiplyLetters, w, b, activation.sums, positions, symbols, own.step],
    ...activation.forward,
  ];
  const backward: Instruction[] = [
    ...activation.backward,
    [Opcode.WeightGradientLetters, output.gradient!, gw, gb, positions, symbols, own.step],
  ];
  return { output, forward, answer: forward, backward };
}

/** The embeddings of the letters, one after another. */
export function emitEmbedding(
  context: Context,
  own: LayerParameters,
  { positions, symbols }: Letters,
): Emission {
  const { w, gw } = parameterPlaces(context, own);
  const count = own.columns;
  const output = reserveSignal(context, padded(positions * count));
  const [step, table] = [4 * output.step, 4 * own.step];
  const forward: Instruction[] = [[Opcode.Embed, w, table, output.values, step, positions, count]];
  const backward: Instruction[] = [
    [Opcode.EmbedBack, output.gradient!, step, gw, table, positions, symbols, count],
  ];
  return { output, forward, answer: forward, backward };
}
