import { findChallenge } from "@/lib/challenges/catalogue";
import type { Split } from "@/lib/learning/examples/split";
import { classCount, type Task } from "@/lib/learning/examples/task";
import { lettersRead, planNetwork } from "@/lib/learning/network/layer-plan";
import type { Layer } from "@/lib/learning/network/network";
import type { Hyperparameters } from "@/lib/learning/training/hyperparameters";
import type { Examples, RunSpec } from "@/lib/learning/training/training";

export const TASK_NAMES = ["A", "A2", "B", "B2", "C", "D", "E"] as const;
/** "letters" has a benchmark of its own. */
export type TaskName = (typeof TASK_NAMES)[number] | "letters";

/** What is trained, as shown in the tables. */
export const TASK_TITLES: Readonly<Record<TaskName, string>> = {
  A: "2-8-8-1 tanh, MSE, batch 10, SGD",
  A2: "2-8-8-1 tanh, MSE, batch 32, Adam",
  B: "784-64-2 ReLU, batch 32, Adam, digits (odd or even; 19 % of the pixels are not blank)",
  B2: "the same on glasses or rings (58 % of the pixels are not blank)",
  C: "784-128-10 ReLU, batch 64, Adam, digits",
  D: "conv 8 - pool - conv 16 - pool - dense 10, batch 32, Adam, digits",
  E: "2-16-16-1 tanh, MSE, batch 32, SGD",
  letters: "three letters one-hot, 64 tanh, 27 symbols, batch 64, Adam, first names",
};

type Choice = {
  readonly challenge: string;
  /** The most examples to train on. */
  readonly count: number;
  readonly layers: readonly Layer[];
  readonly settings: Pick<Hyperparameters, "learningRate" | "optimiser" | "batchSize">;
  readonly task?: Task;
  /** Maps the challenge's labels to other ones. */
  readonly relabel?: (label: number) => number;
};

const dense = (units: number, activation: "tanh" | "relu"): Layer => ({ kind: "dense", units, activation });
const convolution = (filters: number): Layer => ({
  kind: "conv2d",
  filters,
  kernel: 3,
  stride: 1,
  padding: "valid",
  activation: "relu",
});
const pool: Layer = { kind: "max-pool", size: 2, stride: 2 };

/** Points are classified by regression on 0 and 1, as in TensorFlow Playground. */
const points = { challenge: "two-spirals", count: 512, task: { kind: "regression" } } as const;
const pictures = {
  layers: [dense(64, "relu")],
  settings: { learningRate: 0.001, optimiser: "adam", batchSize: 32 },
} as const;
const CHOICES: Readonly<Record<TaskName, Choice>> = {
  A: {
    ...points,
    layers: [dense(8, "tanh"), dense(8, "tanh")],
    settings: { learningRate: 0.03, optimiser: "sgd", batchSize: 10 },
  },
  A2: {
    ...points,
    layers: [dense(8, "tanh"), dense(8, "tanh")],
    settings: { learningRate: 0.01, optimiser: "adam", batchSize: 32 },
  },
  B: {
    ...pictures,
    challenge: "digits",
    count: 1024,
    task: { kind: "classification", classes: ["even", "odd"] },
    relabel: (digit) => digit % 2,
  },
  B2: { ...pictures, challenge: "glasses-or-rings", count: 600 },
  C: {
    challenge: "digits",
    count: 1024,
    layers: [dense(128, "relu")],
    settings: { learningRate: 0.001, optimiser: "adam", batchSize: 64 },
  },
  D: {
    challenge: "digits",
    count: 1024,
    layers: [convolution(8), pool, convolution(16), pool],
    settings: { learningRate: 0.001, optimiser: "adam", batchSize: 32 },
  },
  E: {
    ...points,
    layers: [dense(16, "tanh"), dense(16, "tanh")],
    settings: { learningRate: 0.03, optimiser: "sgd", batchSize: 32 },
  },
  letters: {
    challenge: "first-names",
    count: 20_480,
    layers: [{ kind: "context", length: 3, embedding: null }, dense(64, "tanh")],
    settings: { learningRate: 0.005, optimiser: "adam", batchSize: 64 },
  },
};

export type BenchTask = { readonly spec: RunSpec; readonly examples: Examples };

/** One task with its examples: the same for all contenders, from the product's own data sets. */
export function taskOf(name: TaskName): BenchTask {
  const choice = CHOICES[name];
  const challenge = findChallenge(choice.challenge);
  if (!challenge) throw new Error(`No challenge ${choice.challenge}.`);
  const spec: RunSpec = {
    task: choice.task ?? challenge.task,
    featureShape: challenge.featureShape,
    seed: 1,
    network: { layers: choice.layers.slice() },
    hyperparameters: { ...choice.settings, epochs: 1, weightDecay: 0 },
  };
  return {
    spec,
    examples: {
      train: first(challenge.makeSplit("train", 1), choice),
      validation: first(challenge.makeSplit("validation", 2), choice),
    },
  };
}

function first(split: Split, { count: wanted, relabel = (label) => label }: Choice): Split {
  const count = Math.min(wanted, split.count);
  const width = split.features.length / split.count;
  return {
    count,
    features: split.features.slice(0, count * width),
    labels: split.labels.slice(0, count).map(relabel),
  };
}

/**
 * The same training for a library that has no layer for letters: from the one-hot numbers of those that are read, with the same weights in the same places.
 * Of tasks without letters, the task itself.
 */
export function denseTwin({ spec, examples }: BenchTask): BenchTask {
  const plan = planNetwork(spec.network, spec.featureShape, spec.task);
  const letters = lettersRead(plan, spec.featureShape);
  const symbols = classCount(spec.task);
  if (!letters || symbols === null) return { spec, examples };
  const classes = Array.from({ length: symbols }, (_, symbol) => String(symbol));
  const layers = spec.network.layers.filter(({ kind }) => kind !== "context");
  return {
    spec: {
      ...spec,
      task: { kind: "classification", classes },
      featureShape: [letters.positions * letters.symbols],
      network: { layers },
    },
    examples: { train: oneHot(examples.train, letters), validation: oneHot(examples.validation, letters) },
  };
}

function oneHot(
  { count, features, labels }: Split,
  { positions, symbols }: NonNullable<ReturnType<typeof lettersRead>>,
): Split {
  const stored = features.length / count;
  const numbers = new Float32Array(count * positions * symbols);
  for (let example = 0; example < count; example++) {
    const read = features.subarray((example + 1) * stored - positions, (example + 1) * stored);
    read.forEach((symbol, position) => {
      numbers[(example * positions + position) * symbols + symbol] = 1;
    });
  }
  return { count, features: numbers, labels: Float32Array.from(labels) };
}
