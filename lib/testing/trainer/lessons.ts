import type { Split } from "@/lib/learning/examples/split";
import type { Activation } from "@/lib/learning/network/network";
import { createRandom, gaussian } from "@/lib/learning/numbers/random";
import type { Hyperparameters } from "@/lib/learning/training/hyperparameters";
import type { Examples, RunSpec } from "@/lib/learning/training/training";

/** A run to test with: its spec and its examples. */
export type Lesson = { readonly spec: RunSpec; readonly examples: Examples };

const HYPERPARAMETERS: Hyperparameters = {
  learningRate: 0.05,
  optimiser: "adam",
  batchSize: 20,
  epochs: 10,
  weightDecay: 0,
};

/** Two interlocking half circles, to be told apart by a small network. */
export function moons(changes: Partial<Hyperparameters> = {}, hidden: readonly number[] = [16, 16]): Lesson {
  return {
    spec: {
      task: { kind: "classification", classes: ["upper", "lower"] },
      featureShape: [2],
      seed: 7,
      network: { layers: hidden.map((units) => ({ kind: "dense", units, activation: "tanh" })) },
      hyperparameters: { ...HYPERPARAMETERS, ...changes },
    },
    examples: { train: moonSplit(200, 1), validation: moonSplit(300, 2) },
  };
}

function moonSplit(count: number, seed: number): Split {
  const random = createRandom(seed);
  const labels = Float32Array.from({ length: count }, (_, example) => example % 2);
  const features = new Float32Array(2 * count);
  labels.forEach((label, example) => {
    const angle = Math.PI * random();
    const side = 1 - 2 * label;
    features[2 * example] = side * Math.cos(angle) + label - 0.5 + 0.1 * gaussian(random);
    features[2 * example + 1] = side * Math.sin(angle) + 0.5 * label - 0.25 + 0.1 * gaussian(random);
  });
  return { count, features, labels };
}

/** A wave over one input, fitted by a network of the given activation. */
export function wave(changes: Partial<Hyperparameters> = {}, activation: Activation = "tanh"): Lesson {
  return {
    spec: {
      task: { kind: "regression" },
      featureShape: [1],
      seed: 11,
      network: { layers: [{ kind: "dense", units: 12, activation }] },
      hyperparameters: { ...HYPERPARAMETERS, ...changes },
    },
    examples: { train: waveSplit(60, 3), validation: waveSplit(100, 4) },
  };
}

function waveSplit(count: number, seed: number): Split {
  const random = createRandom(seed);
  const features = Float32Array.from({ length: count }, () => 2 * random() - 1);
  return { count, features, labels: features.map((x) => Math.sin(4 * x) + 0.1 * gaussian(random)) };
}

/** Pictures of 28 × 28 with more ink on one side or the other. */
export function pictures(changes: Partial<Hyperparameters> = {}): Lesson {
  return {
    spec: {
      task: { kind: "classification", classes: ["left", "right"] },
      featureShape: [28, 28, 1],
      seed: 13,
      network: { layers: [{ kind: "dense", units: 64, activation: "relu" }] },
      hyperparameters: { ...HYPERPARAMETERS, learningRate: 0.001, batchSize: 32, ...changes },
    },
    examples: { train: pictureSplit(320, 5), validation: pictureSplit(100, 6) },
  };
}

function pictureSplit(count: number, seed: number): Split {
  const random = createRandom(seed);
  const labels = Float32Array.from({ length: count }, (_, example) => example % 2);
  const features = Float32Array.from({ length: count * 784 }, (_, index) => {
    const right = index % 28 >= 14 ? 1 : 0;
    const inked = random() < (right === labels[Math.floor(index / 784)] ? 0.25 : 0.15);
    return inked ? random() : 0;
  });
  return { count, features, labels };
}
