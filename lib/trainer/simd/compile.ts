import { densityOf } from "@/lib/learning/examples/density";
import { type LayerPlan, lettersRead } from "@/lib/learning/network/layer-plan";
import { featureCount, featureWidth } from "@/lib/learning/network/network";
import type { Optimiser } from "@/lib/learning/training/hyperparameters";
import type { Examples } from "@/lib/learning/training/training";
import { unreachable } from "@/lib/learning/unreachable";
import type { TrainingPlan } from "../run/training-plan";
import { type Arena, createArena } from "./arena";
import { emitConvolution } from "./emit-convolution";
import { emitDense } from "./emit-dense";
import { emitDenseOnLetters, emitEmbedding } from "./emit-letters";
import { emitDropout, emitFlatten, emitGather, emitMaxPool, emitSpread } from "./emit-weightless";
import {
  denseTable,
  type ExampleTable,
  featureOrder,
  letterTable,
  sparseTable,
  splitTable,
} from "./example-table";
import { Opcode } from "./opcode";
import { learningStretches, type Parameters, reserveParameters } from "./parameters";
import {
  type Context,
  type Emission,
  type Features,
  type Instruction,
  type Letters,
  parameterPlaces,
  real,
  type Signal,
  words,
} from "./program";

/** A range of instructions. Places in bytes. */
export type Range = { readonly from: number; readonly end: number };

/** A training, laid out in a memory that is yet to be allocated. */
export type Compiled = {
  readonly arena: Arena;
  /** Where everything that training changes ends, and the tables of examples begin. */
  readonly trained: number;
  readonly parameters: Parameters;
  readonly tables: Readonly<Record<keyof Examples | "inputs", ExampleTable>>;
  /** A whole step. */
  readonly step: Range;
  /** A step without its update. */
  readonly gradients: Range;
  /** Outputs only, without dropout. */
  readonly answer: Range;
  /** The output of each layer of the plan; null where it is one-hot letters, which stay in their table. */
  readonly signals: readonly (Signal | null)[];
  /** The letters that the network reads; null where it reads numbers. */
  readonly letters: Letters | null;
  /** The rest of a step after `gradients`, for any learning rate; always the same number of words. */
  readonly update: (learningRate: number) => readonly number[];
  /** The network's outputs: rows of `outputs` numbers, `outputStep` numbers apart. */
  readonly outputs: number;
  readonly outputPlace: number;
  readonly outputStep: number;
  /** The most examples that one run of `answer` can handle. */
  readonly capacity: number;
  /** Examples in a batch: the plan's batch size, or all examples if there are fewer. */
  readonly batchSize: number;
  /** Room for the example indices of several steps, or of `capacity` examples. */
  readonly indices: number;
  readonly indexCount: number;
};

/** Examples evaluated at once: enough for an efficient matrix product. */
const EVALUATED_TOGETHER = 64;

/** Steps handed to the machine in one call. */
const STEPS_TOGETHER = 64;

/** Lays out memory and programs for a plan and its examples. */
export function compile(plan: TrainingPlan, examples: Examples): Compiled {
  const arena = createArena();
  const batchSize = Math.min(plan.batchSize, examples.train.count);
  const capacity = Math.max(batchSize, EVALUATED_TOGETHER);
  const read = lettersRead(plan.layers, plan.featureShape);
  const letters: Letters | null = read && { kind: "letters", ...read };
  const sparse =
    !letters && plan.layers[0]?.kind === "dense" && densityOf(examples.train) < 1
      ? featureOrder(examples.train)
      : null;
  const parameters = reserveParameters(arena, plan.layers, sparse);
  const context: Context = { arena, parameters, capacity, batchSize };
  const count = featureCount(plan.featureShape);

  const emissions: Emission[] = [];
  const signals: (Signal | null)[] = [];
  let input: Signal | Features | Letters = letters ?? { kind: "features", count, sparse: sparse !== null };
  const emit = (emission: Emission): Signal => {
    emissions.push(emission);
    return emission.output;
  };
  plan.layers.forEach((layer, index) => {
    const own = parameters.layers[index];
    if ("kind" in input && input.kind === "letters") {
      // One-hot letters stay in their table until a dense layer reads them.
      if (layer.kind === "dense") input = emit(emitDenseOnLetters(context, layer, own!, input));
      else if (own) input = emit(emitEmbedding(context, own, input));
      signals.push("kind" in input ? null : input);
      return;
    }
    if (layer.kind === "dense") {
      input = emit(emitDense(context, layer, own!, input));
      signals.push(input);
      return;
    }
    let signal: Signal = "kind" in input ? emit(emitGather(context, plan.featureShape)) : input;
    if (layer.kind === "max-pool" && signal.pixel % 4 !== 0)
      signal = emit(emitSpread(context, layer.input, signal));
    if (layer.kind === "context") throw new Error("A context needs letters.");
    input = emit(emitLayer(context, plan, layer, index, signal));
    signals.push(input);
  });
  const output = input as Signal | Features | Letters;
  if ("kind" in output) throw new Error("A network needs at least one layer.");
  const last = plan.layers.at(-1);
  if (last?.kind !== "dense") throw new Error("The last layer must be dense.");

  const backward = emissions.toReversed().flatMap((emission) => emission.backward);
  const loss: Instruction =
    plan.loss === "mse"
      ? [Opcode.MeanSquaredError, output.values, output.gradient!, 4 * output.step]
      : [Opcode.CrossEntropy, output.values, output.gradient!, last.units, 4 * output.step];
  const forward = emissions.flatMap((emission) => emission.forward);
  const gradientWords = words([...forward, loss, ...backward]);
  const update = (learningRate: number) => words(emitUpdate(context, plan, learningRate));
  const stepWords = [...gradientWords, ...update(plan.learningRate)];
  const answerWords = words(emissions.flatMap((emission) => emission.answer));
  const stepPlace = arena.ints(stepWords);
  const answerPlace = arena.ints(answerWords);
  const indexCount = Math.max(STEPS_TOGETHER * batchSize, capacity);
  const trained = arena.size();
  const width = featureWidth(plan.featureShape);
  return {
    arena,
    trained,
    parameters,
    tables: letters
      ? {
          train: letterTable(arena, examples.train.count, letters.positions, width),
          validation: letterTable(arena, examples.validation.count, letters.positions, width),
          inputs: letterTable(arena, capacity, letters.positions, width),
        }
      : {
          train: splitTable(arena, examples.train, count, sparse),
          validation: splitTable(arena, examples.validation, count, sparse),
          inputs: sparse ? sparseTable(arena, capacity, sparse) : denseTable(arena, capacity, count),
        },
    letters,
    step: { from: stepPlace, end: stepPlace + 4 * stepWords.length },
    gradients: { from: stepPlace, end: stepPlace + 4 * gradientWords.length },
    update,
    signals,
    answer: { from: answerPlace, end: answerPlace + 4 * answerWords.length },
    outputs: last.units,
    outputPlace: output.values,
    outputStep: output.step,
    capacity,
    batchSize,
    indices: arena.reserve(indexCount),
    indexCount,
  };
}

function emitLayer(
  context: Context,
  plan: TrainingPlan,
  layer: Exclude<LayerPlan, { kind: "dense" | "context" }>,
  index: number,
  input: Signal,
): Emission {
  switch (layer.kind) {
    case "conv2d":
      return emitConvolution(context, layer, context.parameters.layers[index]!, input);
    case "max-pool":
      return emitMaxPool(context, layer, input);
    case "flatten":
      return emitFlatten(context, layer, input);
    case "dropout":
      return emitDropout(context, plan, index, input);
    default:
      return unreachable(layer);
  }
}

const OPCODES: Readonly<Record<Optimiser, Opcode>> = {
  sgd: Opcode.Sgd,
  momentum: Opcode.Momentum,
  rmsprop: Opcode.RmsProp,
  adam: Opcode.Adam,
};

/** The update from gradients to new weights: first weight decay, then one pass over all parameters that can learn. */
function emitUpdate(
  context: Context,
  { optimiser, weightDecay }: TrainingPlan,
  learningRate: number,
): Instruction[] {
  const { layers, weights, gradients, firstMemory, secondMemory } = context.parameters;
  const decays = layers.flatMap((layer): Instruction[] => {
    if (!layer || weightDecay === 0) return [];
    const factor = real(1 - learningRate * weightDecay);
    return [[Opcode.Decay, parameterPlaces(context, layer).w, layer.rows * layer.step, factor]];
  });
  const rate = real(learningRate);
  const powers: Instruction[] = optimiser === "adam" ? [[Opcode.AdamPowers]] : [];
  const moves = learningStretches(context.parameters).map(({ from, count }): Instruction => {
    const at = 4 * from;
    return [
      OPCODES[optimiser],
      weights + at,
      gradients + at,
      firstMemory + at,
      secondMemory + at,
      count,
      rate,
    ];
  });
  return [...decays, ...powers, ...moves];
}
