import { type Loss, lossOf } from "@/lib/learning/examples/task";
import { parameterShape } from "@/lib/learning/network/flop";
import { type LayerPlan, planNetwork } from "@/lib/learning/network/layer-plan";
import { deriveSeed, type Seed } from "@/lib/learning/numbers/random";
import type { Optimiser } from "@/lib/learning/training/hyperparameters";
import type { RunSpec } from "@/lib/learning/training/training";

/** Everything that an engine needs to train, besides the examples and the initial weights. */
export type TrainingPlan = {
  readonly featureShape: readonly number[];
  readonly layers: readonly LayerPlan[];
  readonly loss: Loss;
  readonly batchSize: number;
  readonly optimiser: Optimiser;
  readonly learningRate: number;
  /** Each step, weights (not biases) first shrink by this × learning rate (Loshchilov and Hutter, 2019). */
  readonly weightDecay: number;
  /** The seed of dropout. */
  readonly seed: Seed;
};

/** The plan for a run. Throws `MisfitError` if a layer does not fit. */
export function trainingPlan({ network, featureShape, task, hyperparameters, seed }: RunSpec): TrainingPlan {
  const { batchSize, optimiser, learningRate, weightDecay } = hyperparameters;
  return {
    featureShape,
    layers: planNetwork(network, featureShape, task),
    loss: lossOf(task),
    batchSize,
    optimiser,
    learningRate,
    weightDecay,
    seed: deriveSeed(seed, "dropout"),
  };
}

/**
 * Where one layer's parameters are in the flat weights: its matrix (rows × columns, row-major; for a convolution the rows are kernel row × kernel
 * column × channel, the columns its filters), then its biases.
 */
export type LayerLayout = {
  /** The layer's index in the plan. */
  readonly layer: number;
  readonly rows: number;
  readonly columns: number;
  readonly matrix: number;
  readonly biases: number;
  /** Just after the last bias. */
  readonly end: number;
};

/** The flat layout of the weights of all layers that learn. */
export function weightLayout(layers: readonly LayerPlan[]): LayerLayout[] {
  let offset = 0;
  return layers.flatMap((plan, layer) => {
    const shape = parameterShape(plan);
    if (!shape) return [];
    const matrix = offset;
    const biases = matrix + shape.rows * shape.columns;
    offset = biases + shape.biases;
    return [{ layer, rows: shape.rows, columns: shape.columns, matrix, biases, end: offset }];
  });
}
