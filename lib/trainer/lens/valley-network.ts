import { firstExample, type Split } from "@/lib/learning/examples/split";
import { classCount } from "@/lib/learning/examples/task";
import { forwardFlop } from "@/lib/learning/network/flop";
import { planNetwork } from "@/lib/learning/network/layer-plan";
import { createRandom, deriveSeed, type Seed, shuffle } from "@/lib/learning/numbers/random";
import { scaleOf } from "@/lib/learning/numbers/scale";
import { evaluate } from "@/lib/learning/training/evaluation";
import type { Examples, RunSpec } from "@/lib/learning/training/training";
import type { ValleySample } from "@/lib/learning/training/valley";
import { initialWeights } from "@/lib/trainer/run/initial-weights";
import { trainingPlan } from "@/lib/trainer/run/training-plan";
import { openSimdTraining } from "@/lib/trainer/simd/trainer";

/** Computes a network's loss at any weights, always on the same training examples, without dropout. */
export type ValleyNetwork = {
  readonly sample: ValleySample;
  /** The loss of a network that has learnt nothing: ln K, or the variance of the target. */
  readonly guess: number;
  /** Mean loss, computed as a run computes its training loss: the same number if the sample is the whole split. */
  loss(weights: Float32Array): number;
  /** Its gradient, laid out like the weights. */
  gradient(weights: Float32Array): Float32Array;
};

/** The most floating-point operations for a whole grid of losses: a few seconds of work for a large network, a tenth of a second for a small one. */
const GRID_FLOP = 8e9;
const FEWEST_EXAMPLES = 32;
/** The most numbers that flow through the network for all examples at once: 4 bytes each, forward and back. */
const MOST_FLOWING = 4_000_000;

/** `points`: the number of losses in a grid. For a large split or a large network, only a sample (drawn from the run's seed) is measured. */
export async function openValleyNetwork(
  spec: RunSpec,
  { train }: Examples,
  points: number,
): Promise<ValleyNetwork> {
  const sample = sampleOf(train, spec, points);
  // Dropout layers are left out (they have no weights), so that the gradient matches the measured loss.
  const layers = spec.network.layers.filter(({ kind }) => kind !== "dropout");
  const hyperparameters = { ...spec.hyperparameters, optimiser: "sgd", batchSize: sample.count } as const;
  const plain: RunSpec = { ...spec, network: { layers }, hyperparameters };
  const examples = { train: sample, validation: firstExample(sample) };
  const classes = classCount(spec.task);
  const everything = Array.from({ length: sample.count }, (_, example) => example);
  const order = { next: () => Int32Array.from(everything) };
  const trainer = (await openSimdTraining(trainingPlan(plain), examples, {
    weights: initialWeights(plain),
    order,
  }))!;
  return {
    sample: { count: sample.count, of: train.count },
    guess: classes === null ? scaleOf(Array.from(sample.labels)).deviation ** 2 : Math.log(classes),
    loss(weights) {
      trainer.setWeights(weights);
      return evaluate(trainer.outputs("train", 0, sample.count), sample, spec.task).loss;
    },
    gradient(weights) {
      trainer.setWeights(weights);
      return trainer.gradients(everything).gradients;
    },
  };
}

/** The whole split, in its own order, if that is affordable; or else a sample without repetition. */
function sampleOf(split: Split, spec: RunSpec, points: number): Split {
  const layers = planNetwork(spec.network, spec.featureShape, spec.task);
  const affordable = Math.floor(GRID_FLOP / points / forwardFlop(layers));
  const flowing = layers.reduce((sum, layer) => {
    if (layer.kind === "dense") return sum + layer.units;
    if (layer.kind === "context") return sum + layer.length * (layer.embedding ?? 0);
    if (layer.kind !== "conv2d" && layer.kind !== "max-pool") return sum;
    return sum + layer.output.rows * layer.output.columns * layer.output.channels;
  }, 0);
  const wanted = Math.max(FEWEST_EXAMPLES, Math.min(affordable, Math.floor(MOST_FLOWING / flowing)));
  return sampleSplit(split, wanted, deriveSeed(spec.seed, "valley sample"));
}

/** `wanted` examples of a split, drawn from the seed without repetition; the split itself if it has no more. */
export function sampleSplit(split: Split, wanted: number, seed: Seed): Split {
  if (wanted >= split.count) return split;
  const all = Int32Array.from({ length: split.count }, (_, index) => index);
  const chosen = shuffle(all, createRandom(seed)).subarray(0, wanted);
  const width = split.features.length / split.count;
  const features =
    split.features instanceof Uint8Array ? new Uint8Array(wanted * width) : new Float32Array(wanted * width);
  for (const [row, example] of chosen.entries())
    features.set(split.features.subarray(example * width, (example + 1) * width), row * width);
  return { count: wanted, features, labels: Float32Array.from(chosen, (example) => split.labels[example]!) };
}
