import type { Split } from "@/lib/learning/examples/split";
import type { Layer } from "@/lib/learning/network/network";
import { createRandom, type Random } from "@/lib/learning/numbers/random";
import type { Examples, RunSpec } from "@/lib/learning/training/training";

/** A run like one of a lesson, on examples that this page makes itself: speed depends on their number and size only. */
export type TrialRun = { readonly spec: RunSpec; readonly examples: Examples };

/** So many that no device comes to the end before it has been timed. */
const EPOCHS = 1_000_000;
const CLASSES = ["one", "other"];
const SIZE = 28;
/** In the lesson's drawings, this share of the pixels is not blank. */
const INK = 0.4;

const layerOf = (units: number): Layer => ({ kind: "dense", units, activation: "tanh" });
const convolution = (filters: number): Layer => ({
  ...{ kind: "conv2d", filters, kernel: 3, stride: 1, padding: "valid", activation: "relu" },
});
const POOL: Layer = { kind: "max-pool", size: 2, stride: 2 };

/** Two layers of 16 on points of the plane, as in the lesson's first round. */
export function pointsRun(): TrialRun {
  return {
    spec: specOf([2], [layerOf(16), layerOf(16)]),
    examples: examplesOf(180, 500, 2, (random) => 2 * random() - 1),
  };
}

/** Two convolutions on drawings: the most demanding network that the lesson suggests. */
export function picturesRun(): TrialRun {
  return {
    spec: specOf([SIZE, SIZE, 1], [convolution(8), POOL, convolution(16), POOL]),
    examples: examplesOf(600, 500, SIZE * SIZE, (random) => (random() < INK ? random() : 0)),
  };
}

function specOf(featureShape: readonly number[], layers: Layer[]): RunSpec {
  return {
    task: { kind: "classification", classes: CLASSES },
    featureShape,
    seed: 1,
    network: { layers },
    hyperparameters: {
      learningRate: 0.002,
      optimiser: "adam",
      batchSize: 32,
      epochs: EPOCHS,
      weightDecay: 0,
    },
  };
}

function examplesOf(
  train: number,
  validation: number,
  width: number,
  feature: (random: Random) => number,
): Examples {
  const random = createRandom(1);
  const split = (count: number): Split => ({
    count,
    features: Float32Array.from({ length: count * width }, () => feature(random)),
    labels: Float32Array.from({ length: count }, (_, example) => example % CLASSES.length),
  });
  return { train: split(train), validation: split(validation) };
}
