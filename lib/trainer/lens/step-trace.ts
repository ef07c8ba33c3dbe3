import { outputUnits } from "@/lib/learning/examples/task";
import { featureWidth } from "@/lib/learning/network/network";
import type { Optimiser } from "@/lib/learning/training/hyperparameters";
import { lossTerms } from "@/lib/learning/training/loss-terms";
import type {
  BatchTrace,
  LayerTrace,
  ParameterTrace,
  SignalTrace,
  StepTrace,
  WeightsTrace,
} from "@/lib/learning/training/step-trace";
import type { Examples, RunSpec } from "@/lib/learning/training/training";
import { type LayerLayout, type TrainingPlan, weightLayout } from "@/lib/trainer/run/training-plan";
import type { StepRemains } from "@/lib/trainer/simd/step-remains";
import type { ShownNumbers, ShownPart } from "./shown-part";

/** The trace of a step: the shown part of every layer, and totals of the whole network. */
export function stepTrace(
  spec: RunSpec,
  plan: TrainingPlan,
  examples: Examples,
  remains: StepRemains,
  part: ShownPart,
): StepTrace {
  const { layers, optimiser, learningRate, weightDecay } = plan;
  const { before, gradients, after } = remains;
  const layout = weightLayout(layers);
  const traced = layers.map((_, index): LayerTrace => {
    const shown = part.layers[index]!;
    const values = shownValues(remains.values(index, part.examples), shown, part.examples);
    const learns = layers[index]!.kind !== "dropout" && layers[index]!.kind !== "flatten";
    const errors = learns ? remains.errors(index, part.examples) : null;
    return {
      ...signal(shown, values),
      errors: errors && shownValues(errors, shown, part.examples),
      weights: weightsOf(
        layout.find(({ layer }) => layer === index),
        part.weights[index]!,
        optimiser,
        remains,
      ),
    };
  });
  return {
    step: before.step,
    rule: { optimiser, learningRate, weightDecay },
    batch: batchOf(spec, plan, examples, remains, part),
    input: { ...inputSignal(plan, examples, remains, part), errors: null },
    layers: traced,
    totals: {
      parameters: gradients.length,
      shownParameters: traced.reduce((sum, { weights }) => sum + (weights ? shownCount(weights) : 0), 0),
      gradientSize: lengthOf(gradients, (value) => value),
      updateSize: lengthOf(after.weights, (value, at) => value - before.weights[at]!),
    },
  };
}

function batchOf(
  { task }: RunSpec,
  { layers }: TrainingPlan,
  { train }: Examples,
  { batch, loss, values }: StepRemains,
  part: ShownPart,
): BatchTrace {
  const units = outputUnits(task);
  const outputs = values(layers.length - 1, batch.length);
  const labels = Float32Array.from(batch, (example) => train.labels[example]!);
  const losses = Float64Array.from(
    labels,
    (label, row) => lossTerms(outputs.subarray(row * units, (row + 1) * units), label, task).loss,
  );
  return { examples: batch, labels, outputs, losses, loss, shownExamples: part.examples };
}

function inputSignal(
  { featureShape }: TrainingPlan,
  { train }: Examples,
  { batch }: StepRemains,
  { input, examples }: ShownPart,
) {
  const width = featureWidth(featureShape);
  const features = new Float32Array(examples * width);
  for (let row = 0; row < examples; row++) {
    const from = batch[row]! * width;
    features.set(train.features.subarray(from, from + width), row * width);
  }
  return signal(input, shownValues(features, input, examples));
}

function signal(
  { shape, numbers, channels }: ShownNumbers,
  values: Float32Array,
): Omit<SignalTrace, "errors"> {
  return { shape, shown: numbers, shownChannels: channels, values };
}

function shownValues(all: Float32Array, { numbers }: ShownNumbers, rows: number): Float32Array {
  const count = all.length / rows;
  const shown = new Float32Array(rows * numbers.length);
  for (let row = 0; row < rows; row++) {
    for (let at = 0; at < numbers.length; at++)
      shown[row * numbers.length + at] = all[row * count + numbers[at]!]!;
  }
  return shown;
}

function weightsOf(
  layout: LayerLayout | undefined,
  shown: ShownPart["weights"][number],
  optimiser: Optimiser,
  { before, gradients, after }: StepRemains,
): WeightsTrace | null {
  if (!layout || !shown) return null;
  const { rows, columns, matrix, biases, end } = layout;
  const { rows: shownRows, columns: shownColumns } = shown;
  const places = Int32Array.from(
    Array.from(shownRows).flatMap((row) =>
      Array.from(shownColumns, (column) => matrix + row * columns + column),
    ),
  );
  const biasPlaces = end > biases ? shownColumns.map((column) => biases + column) : new Int32Array(0);
  const trace = (at: Int32Array): ParameterTrace => {
    const of = (all: Float32Array) => Float32Array.from(at, (place) => all[place]!);
    const none = new Float32Array(0);
    return {
      before: of(before.weights),
      gradient: of(gradients),
      after: of(after.weights),
      firstMemory: optimiser === "momentum" || optimiser === "adam" ? of(after.firstMemory) : none,
      secondMemory: optimiser === "rmsprop" || optimiser === "adam" ? of(after.secondMemory) : none,
    };
  };
  return {
    rows,
    columns,
    shownRows,
    shownColumns,
    matrix: trace(places),
    biases: trace(biasPlaces),
    gradientSize: lengthOf(gradients.subarray(matrix, end), (value) => value),
  };
}

function shownCount({ matrix, biases }: WeightsTrace): number {
  return matrix.before.length + biases.before.length;
}

function lengthOf(values: Float32Array, number: (value: number, at: number) => number): number {
  let squares = 0;
  for (let at = 0; at < values.length; at++) squares += number(values[at]!, at) ** 2;
  return Math.sqrt(squares);
}
