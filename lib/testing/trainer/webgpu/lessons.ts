import type { Split } from "@/lib/learning/examples/split";
import { type Activation, type Layer, lettersOf, type Padding } from "@/lib/learning/network/network";
import { createRandom, type Random } from "@/lib/learning/numbers/random";
import type { Hyperparameters } from "@/lib/learning/training/hyperparameters";
import type { Examples, RunSpec } from "@/lib/learning/training/training";

type Choice = {
  readonly shape: readonly number[];
  readonly layers: readonly Layer[];
  /** Classes, or none for regression. */
  readonly classes?: number;
  readonly batchSize?: number;
  /** What does the training. */
  readonly program: "fused" | "layered";
};

const dense = (units: number, activation: Activation): Layer => ({ kind: "dense", units, activation });
const conv2d = (
  filters: number,
  activation: Activation,
  { kernel = 3, stride = 1, padding = "valid" as Padding } = {},
): Layer => ({ kind: "conv2d", filters, kernel, stride, padding, activation });
const maxPool = (size = 2, stride = 2): Layer => ({ kind: "max-pool", size, stride });
const context = (length: number, embedding: number | null): Layer => ({ kind: "context", length, embedding });
const dropout = (rate: number): Layer => ({ kind: "dropout", rate });

/** Networks with every kind of layer, alone and combined, small and large enough for every way of computing them. */
export const LESSONS = {
  "one layer, regression": { shape: [3], layers: [], program: "fused" },
  "tanh, regression": { shape: [1], layers: [dense(9, "tanh")], program: "fused" },
  "ReLU, two classes": {
    shape: [2],
    layers: [dense(16, "relu"), dense(16, "relu")],
    classes: 2,
    program: "fused",
  },
  "sigmoid and dropout, five classes": {
    shape: [6],
    layers: [dropout(0.2), dense(13, "sigmoid"), dropout(0.4), dense(7, "tanh")],
    classes: 5,
    program: "fused",
  },
  "GELU and dropout, three classes": {
    shape: [4],
    layers: [dense(11, "gelu"), dropout(0.3), dense(6, "gelu"), dense(5, "tanh")],
    classes: 3,
    program: "fused",
  },
  "GELU in convolutions, pooled and dropped": {
    shape: [11, 10, 2],
    layers: [
      conv2d(5, "gelu", { padding: "same" }),
      maxPool(3, 2),
      conv2d(4, "gelu", { padding: "same" }),
      conv2d(4, "gelu"),
      dropout(0.2),
      dense(90, "gelu"),
      dense(70, "gelu"),
    ],
    classes: 3,
    program: "layered",
  },
  "weights that do not fit in a workgroup": {
    shape: [120],
    layers: [dense(70, "tanh"), dense(9, "relu")],
    classes: 3,
    batchSize: 10,
    program: "fused",
  },
  "tiles of many sizes": {
    shape: [4],
    layers: [dense(256, "tanh"), dense(20, "relu"), dropout(0.3)],
    classes: 4,
    batchSize: 200,
    program: "layered",
  },
  "sums in parts": {
    shape: [300],
    layers: [dense(100, "sigmoid"), dense(70, "tanh")],
    batchSize: 30,
    program: "layered",
  },
  "a valid convolution": { shape: [7, 6, 2], layers: [conv2d(5, "tanh")], classes: 2, program: "layered" },
  "convolutions with same padding": {
    shape: [7, 6, 2],
    layers: [
      conv2d(4, "tanh", { padding: "same" }),
      conv2d(3, "sigmoid", { padding: "same", kernel: 2 }),
      conv2d(3, "relu", { padding: "same", kernel: 5 }),
    ],
    program: "layered",
  },
  "convolutions with a stride": {
    shape: [13, 12, 1],
    layers: [
      conv2d(6, "sigmoid", { stride: 2, padding: "same" }),
      conv2d(4, "tanh", { stride: 3, kernel: 2 }),
    ],
    classes: 2,
    program: "layered",
  },
  "pooling, once of windows that overlap": {
    shape: [14, 13, 2],
    layers: [conv2d(5, "relu", { padding: "same" }), maxPool(3, 2), maxPool(2, 3)],
    classes: 3,
    program: "layered",
  },
  "pooling and dropout first": {
    shape: [8, 8, 3],
    layers: [maxPool(), dropout(0.25), conv2d(6, "tanh")],
    program: "layered",
  },
  "a convolutional network": {
    shape: [10, 10, 1],
    layers: [
      conv2d(5, "relu", { padding: "same" }),
      maxPool(),
      dropout(0.2),
      conv2d(9, "relu"),
      dropout(0.25),
      dense(10, "tanh"),
    ],
    classes: 4,
    program: "layered",
  },
  "letters, one-hot": {
    shape: [16, 9],
    layers: [context(4, null), dense(7, "gelu")],
    classes: 9,
    program: "fused",
  },
  "embedded letters, dropped": {
    shape: [16, 9],
    layers: [context(5, 3), dropout(0.2), dense(7, "tanh")],
    classes: 9,
    program: "fused",
  },
  "all letters, one-hot, many at once": {
    shape: [16, 30],
    layers: [dense(40, "gelu"), dense(20, "tanh")],
    classes: 30,
    batchSize: 130,
    program: "layered",
  },
  "letters of a context, many at once": {
    shape: [16, 30],
    layers: [context(3, null), dense(64, "relu")],
    classes: 30,
    batchSize: 150,
    program: "layered",
  },
  "embedded letters, many at once": {
    shape: [16, 30],
    layers: [context(6, 10), dropout(0.2), dense(70, "tanh")],
    classes: 30,
    batchSize: 150,
    program: "layered",
  },
  "letters, embedded and nothing else": {
    shape: [16, 9],
    layers: [context(16, 2)],
    classes: 9,
    program: "fused",
  },
} as const satisfies Record<string, Choice>;

export type LessonName = keyof typeof LESSONS;
export const LESSON_NAMES = Object.keys(LESSONS) as LessonName[];
export type Lesson = { readonly spec: RunSpec; readonly examples: Examples };

/** A lesson on examples whose labels follow from their features, so that there is something to learn. */
export function lesson(name: LessonName, changes: Partial<Hyperparameters> = {}): Lesson {
  const { shape, layers, classes, batchSize = 16 }: Choice = LESSONS[name];
  const names = Array.from({ length: classes ?? 0 }, (_, label) => `class ${label}`);
  return {
    spec: {
      task: classes ? { kind: "classification", classes: names } : { kind: "regression" },
      featureShape: shape,
      seed: 29,
      network: { layers: [...layers] },
      hyperparameters: {
        learningRate: 0.01,
        optimiser: "sgd",
        epochs: 1,
        weightDecay: 0,
        ...changes,
        batchSize,
      },
    },
    examples: { train: split(shape, classes, 310, 1), validation: split(shape, classes, 70, 2) },
  };
}

function split(shape: readonly number[], classes: number | undefined, count: number, seed: number): Split {
  const random = createRandom(seed);
  const letters = lettersOf(shape);
  if (letters) return letterExamples(letters, count, random);
  const width = shape.reduce((product, size) => product * size, 1);
  const features = Float32Array.from({ length: count * width }, () => 2 * random() - 1);
  const labels = Float32Array.from({ length: count }, (_, example) => {
    const [x, y = 0.3] = features.subarray(example * width, (example + 1) * width);
    const value = Math.sin(3 * x) + 0.5 * y;
    return classes ? Math.min(classes - 1, Math.floor((classes * (value + 1.5)) / 3)) : value;
  });
  return { count, features, labels };
}

/** The next letter follows from the last two. */
function letterExamples(
  { positions, symbols }: { readonly positions: number; readonly symbols: number },
  count: number,
  random: Random,
): Split {
  const features = Uint8Array.from({ length: count * positions }, () => Math.floor(random() * symbols));
  const labels = Uint8Array.from({ length: count }, (_, example) => {
    const [before, last] = features.subarray((example + 1) * positions - 2);
    return (before + 2 * last) % symbols;
  });
  return { count, features, labels };
}
