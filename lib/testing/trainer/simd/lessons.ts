import type { Split } from "@/lib/learning/examples/split";
import { type LayerActivation, type LayerChoice, planLayers } from "@/lib/learning/network/layer-plan";
import { featureCount, type Padding } from "@/lib/learning/network/network";
import { createRandom } from "@/lib/learning/numbers/random";
import type { Optimiser } from "@/lib/learning/training/hyperparameters";
import type { Examples } from "@/lib/learning/training/training";
import type { BatchOrder } from "@/lib/trainer/run/batch-order";
import type { TrainingPlan } from "@/lib/trainer/run/training-plan";
import { randomLetters } from "../one-hot";

/** A training for tests: small enough for finite differences, with every kind of layer. */
export type Lesson = {
  readonly plan: TrainingPlan;
  readonly examples: Examples;
  readonly weights: Float32Array;
};

type Choice = {
  readonly shape: readonly number[];
  readonly layers: readonly LayerChoice[];
  /** Classes, or none for regression. */
  readonly classes?: number;
  readonly optimiser?: Optimiser;
  readonly learningRate?: number;
  readonly weightDecay?: number;
  readonly batchSize?: number;
  /** Share of features that are zero. */
  readonly blank?: number;
  /** Every n-th feature is zero in all training examples. */
  readonly unseen?: number;
};

export const dense = (units: number, activation: LayerActivation): LayerChoice => ({
  kind: "dense",
  units,
  activation,
});
export const conv2d = (
  filters: number,
  { kernel = 3, stride = 1, padding = "valid" as Padding, activation = "tanh" as LayerActivation } = {},
): LayerChoice => ({ kind: "conv2d", filters, kernel, stride, padding, activation });
export const maxPool = (size = 2, stride = 2): LayerChoice => ({ kind: "max-pool", size, stride });
export const flatten: LayerChoice = { kind: "flatten" };
export const dropout = (rate: number): LayerChoice => ({ kind: "dropout", rate });

export function lesson(choice: Choice): Lesson {
  const layers = planLayers(choice.shape, choice.layers);
  const plan: TrainingPlan = {
    featureShape: choice.shape,
    layers,
    loss: choice.classes ? "cross-entropy" : "mse",
    batchSize: choice.batchSize ?? 7,
    optimiser: choice.optimiser ?? "sgd",
    learningRate: choice.learningRate ?? 0.05,
    weightDecay: choice.weightDecay ?? 0,
    seed: 99,
  };
  return {
    plan,
    examples: { train: randomSplit(choice, 30, 1, choice.unseen), validation: randomSplit(choice, 20, 2) },
    weights: randomWeights(plan),
  };
}

function randomSplit({ shape, classes, blank = 0 }: Choice, count: number, seed: number, unseen = 0): Split {
  const random = createRandom(seed);
  const letters = randomLetters(shape, count, random);
  if (letters) return letters;
  const width = featureCount(shape);
  const features = Float32Array.from({ length: count * width }, (_, index) =>
    random() < blank || (index % width) % unseen === 0 ? 0 : 2 * random() - 1,
  );
  const labels = Float32Array.from({ length: count }, () =>
    classes ? Math.floor(random() * classes) : 2 * random() - 1,
  );
  return { count, features, labels };
}

/** Weights and biases of all layers, none of them zero. */
function randomWeights({ layers }: TrainingPlan): Float32Array {
  const random = createRandom(3);
  const all = layers.flatMap((layer) => {
    if (layer.kind === "context")
      return Array.from({ length: layer.symbols * (layer.embedding ?? 0) }, () => 2 * random() - 1);
    if (layer.kind !== "dense" && layer.kind !== "conv2d") return [];
    const inputs = layer.kind === "dense" ? layer.inputs : layer.kernel ** 2 * layer.input.channels;
    const units = layer.kind === "dense" ? layer.units : layer.output.channels;
    const matrix = Array.from({ length: inputs * units }, () => (2 * random() - 1) / Math.sqrt(inputs));
    return [...matrix, ...Array.from({ length: units }, () => 0.2 * random() - 0.1)];
  });
  return Float32Array.from(all);
}

/** Batches in the order of the examples, cycling through them. */
export function inOrder({ plan, examples }: Lesson): BatchOrder {
  let next = 0;
  return {
    next: () => Int32Array.from({ length: plan.batchSize }, () => next++ % examples.train.count),
  };
}

const context = (length: number, embedding: number | null = null): LayerChoice => ({
  kind: "context",
  length,
  embedding,
});

const letters = [16, 11];
const picture = [7, 6, 2];
/** Every kind of layer, alone and combined; also with counts that are not multiples of four. */
export const LESSONS: Readonly<Record<string, Choice>> = {
  "one dense layer, regression": { shape: [3], layers: [dense(1, "linear")] },
  "dense layers, tanh, regression": { shape: [3], layers: [dense(9, "tanh"), dense(1, "tanh")] },
  "dense layers, ReLU, two classes": {
    shape: [2],
    layers: [dense(8, "relu"), dense(6, "relu"), dense(2, "linear")],
    classes: 2,
  },
  "dense layers, sigmoid, five classes": {
    shape: [5],
    layers: [dense(7, "sigmoid"), dense(13, "linear"), dense(5, "linear")],
    classes: 5,
  },
  "dense layers, GELU, two classes": {
    shape: [3],
    layers: [dense(9, "gelu"), dense(6, "gelu"), dense(2, "gelu")],
    classes: 2,
  },
  "GELU in convolutions, pooled and dropped": {
    shape: [9, 9, 1],
    layers: [
      conv2d(5, { padding: "same", activation: "gelu" }),
      maxPool(3, 2),
      dropout(0.2),
      conv2d(3, { activation: "gelu" }),
      flatten,
      dense(7, "gelu"),
      dropout(0.3),
      dense(3, "linear"),
    ],
    classes: 3,
  },
  "a dense layer with GELU on mostly blank pictures": {
    shape: [9, 9, 1],
    layers: [dense(21, "gelu"), dense(3, "linear")],
    classes: 3,
    blank: 0.7,
  },
  "a wide dense layer on many features": {
    shape: [70],
    layers: [dense(26, "tanh"), dense(3, "linear")],
    classes: 3,
  },
  "a dense layer on mostly blank pictures": {
    shape: [9, 9, 1],
    layers: [dense(21, "tanh"), dense(3, "linear")],
    classes: 3,
    blank: 0.7,
  },
  "a wide dense layer on large blank pictures, some of whose pixels are never seen": {
    shape: [18, 19, 1],
    layers: [dense(37, "tanh"), dense(3, "linear")],
    classes: 3,
    blank: 0.7,
    unseen: 5,
  },
  "all letters, one-hot": { shape: letters, layers: [dense(21, "tanh"), dense(11, "linear")], classes: 11 },
  "the last letter alone": { shape: letters, layers: [context(1), dense(11, "linear")], classes: 11 },
  "a context of letters, one-hot": {
    shape: letters,
    layers: [context(5), dense(23, "gelu"), dropout(0.2), dense(6, "tanh"), dense(11, "linear")],
    classes: 11,
  },
  "embedded letters": {
    shape: letters,
    layers: [context(5, 3), dense(9, "tanh"), dense(11, "linear")],
    classes: 11,
  },
  "all letters embedded, and dropped": {
    shape: letters,
    layers: [context(16, 7), dropout(0.3), dense(6, "relu"), dense(11, "linear")],
    classes: 11,
  },
  "embedded letters without a hidden layer": {
    shape: letters,
    layers: [context(2, 4), dense(11, "linear")],
    classes: 11,
  },
  "a valid convolution": { shape: picture, layers: [conv2d(5), flatten, dense(2, "linear")], classes: 2 },
  "convolutions with same padding": {
    shape: picture,
    layers: [
      conv2d(4, { padding: "same" }),
      conv2d(3, { padding: "same", kernel: 2 }),
      flatten,
      dense(2, "linear"),
    ],
    classes: 2,
  },
  "convolutions with a stride": {
    shape: [9, 8, 1],
    layers: [
      conv2d(6, { stride: 2, padding: "same", activation: "sigmoid" }),
      conv2d(4, { stride: 2, kernel: 2 }),
      flatten,
      dense(2, "linear"),
    ],
    classes: 2,
  },
  "max-pool after a convolution": {
    shape: picture,
    layers: [conv2d(5, { padding: "same", activation: "relu" }), maxPool(), flatten, dense(2, "linear")],
    classes: 2,
  },
  "max-pool of overlapping windows": {
    shape: picture,
    layers: [conv2d(4, { padding: "same" }), maxPool(3, 2), flatten, dense(1, "linear")],
  },
  "max-pool first": { shape: picture, layers: [maxPool(), flatten, dense(2, "linear")], classes: 2 },
  "flatten first": { shape: picture, layers: [flatten, dense(4, "tanh"), dense(1, "linear")] },
  "dropout after a dense layer": {
    shape: [6],
    layers: [dense(12, "tanh"), dropout(0.4), dense(3, "linear")],
    classes: 3,
  },
  "dropout of features": { shape: [8], layers: [dropout(0.25), dense(4, "tanh"), dense(1, "linear")] },
  "dropout of pictures, then of what a convolution and a dense layer make of them": {
    shape: picture,
    layers: [
      dropout(0.2),
      conv2d(5, { padding: "same" }),
      dropout(0.5),
      maxPool(),
      dropout(0.1),
      flatten,
      dropout(0.3),
      dense(6, "tanh"),
      dropout(0.4),
      dense(2, "linear"),
    ],
    classes: 2,
  },
  "a convolutional network": {
    shape: [12, 12, 1],
    layers: [
      conv2d(8, { activation: "relu" }),
      maxPool(),
      conv2d(6, { padding: "same", activation: "relu" }),
      maxPool(),
      flatten,
      dropout(0.25),
      dense(3, "linear"),
    ],
    classes: 3,
    blank: 0.6,
  },
};
