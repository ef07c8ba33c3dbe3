import type { Split } from "@/lib/learning/examples/split";
import { featureCount, type Layer } from "@/lib/learning/network/network";
import { createRandom } from "@/lib/learning/numbers/random";
import type { Hyperparameters } from "@/lib/learning/training/hyperparameters";
import type { Lesson } from "./lessons";
import { randomLetters } from "./one-hot";

type Choice = {
  readonly shape: readonly number[];
  readonly layers: readonly Layer[];
  readonly classes?: number;
};

const conv2d = (filters: number, changes: Partial<Extract<Layer, { kind: "conv2d" }>> = {}): Layer => ({
  kind: "conv2d",
  filters,
  kernel: 3,
  stride: 1,
  padding: "same",
  activation: "tanh",
  ...changes,
});
const maxPool = (size = 2, stride = 2): Layer => ({ kind: "max-pool", size, stride });
const dropout = (rate: number): Layer => ({ kind: "dropout", rate });

/** Small networks with every kind of layer; without classes, they fit a number. */
const CHOICES = {
  "dense layers of every activation": {
    shape: [5],
    layers: [
      { kind: "dense", units: 7, activation: "relu" },
      { kind: "dense", units: 6, activation: "sigmoid" },
      { kind: "dense", units: 5, activation: "tanh" },
      { kind: "dense", units: 4, activation: "gelu" },
    ],
    classes: 3,
  },
  "convolutions that keep the shape": {
    shape: [6, 5, 2],
    layers: [
      conv2d(4),
      conv2d(3, { kernel: 2, activation: "sigmoid" }),
      conv2d(3, { kernel: 2, activation: "gelu" }),
    ],
    classes: 3,
  },
  "convolutions with strides": {
    shape: [9, 8, 1],
    layers: [conv2d(6, { stride: 2 }), conv2d(4, { stride: 2, kernel: 2, padding: "valid" })],
  },
  "dropout of features, of pictures and of units": {
    shape: [6, 6, 1],
    layers: [
      dropout(0.1),
      conv2d(3),
      dropout(0.3),
      { kind: "dense", units: 6, activation: "relu" },
      dropout(0.5),
    ],
    classes: 2,
  },
  "a convolutional network with windows of pooling that overlap": {
    shape: [9, 8, 1],
    layers: [
      conv2d(4, { activation: "relu" }),
      maxPool(3, 2),
      conv2d(6, { activation: "relu" }),
      maxPool(),
      dropout(0.25),
    ],
    classes: 3,
  },
  "letters, one-hot": {
    shape: [16, 9],
    layers: [
      { kind: "context", length: 4, embedding: null },
      { kind: "dense", units: 7, activation: "tanh" },
    ],
    classes: 9,
  },
  "all letters, one-hot": {
    shape: [16, 9],
    layers: [{ kind: "dense", units: 5, activation: "relu" }],
    classes: 9,
  },
  "embedded letters, dropped": {
    shape: [16, 9],
    layers: [
      { kind: "context", length: 5, embedding: 3 },
      dropout(0.2),
      { kind: "dense", units: 7, activation: "tanh" },
    ],
    classes: 9,
  },
} as const satisfies Record<string, Choice>;

export type LayerLessonName = keyof typeof CHOICES;
export const LAYER_LESSONS = Object.keys(CHOICES) as LayerLessonName[];

/** Examples to memorise: random numbers with random labels. */
export function layerLesson(name: LayerLessonName, changes: Partial<Hyperparameters> = {}): Lesson {
  const { shape, layers, classes }: Choice = CHOICES[name];
  const hyperparameters: Hyperparameters = {
    learningRate: 0.02,
    optimiser: "sgd",
    batchSize: 8,
    epochs: 10,
    weightDecay: 0,
    ...changes,
  };
  const names = Array.from({ length: classes ?? 0 }, (_, label) => `class ${label}`);
  return {
    spec: {
      task: classes ? { kind: "classification", classes: names } : { kind: "regression" },
      featureShape: [...shape],
      seed: 17,
      network: { layers: [...layers] },
      hyperparameters,
    },
    examples: { train: randomSplit(shape, classes, 30, 1), validation: randomSplit(shape, classes, 20, 2) },
  };
}

function randomSplit(
  shape: readonly number[],
  classes: number | undefined,
  count: number,
  seed: number,
): Split {
  const random = createRandom(seed);
  const letters = randomLetters(shape, count, random);
  if (letters) return letters;
  const width = featureCount(shape);
  const features = Float32Array.from({ length: count * width }, () => 2 * random() - 1);
  const labels = Float32Array.from({ length: count }, () =>
    classes ? Math.floor(random() * classes) : 2 * random() - 1,
  );
  return { count, features, labels };
}
