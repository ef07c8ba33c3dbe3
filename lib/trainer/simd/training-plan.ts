import { deriveSeed, type Seed } from "@/lib/learning/random";
import type { Loss } from "@/lib/learning/task";
import { lossOf } from "@/lib/learning/task";
import type { RunSpec } from "@/lib/protocol/worker";
import { type LayerPlan, layerChoices, planLayers } from "./layer-plan";

export type OptimiserKind = "sgd" | "momentum" | "rmsprop" | "adam";

/** All that a machine needs to know to train, besides the examples and the initial weights. */
export type TrainingPlan = {
  readonly featureShape: readonly number[];
  readonly layers: readonly LayerPlan[];
  readonly loss: Loss;
  readonly batchSize: number;
  readonly optimiser: OptimiserKind;
  readonly learningRate: number;
  /** Each step, weights (not biases) also shrink by this × learning rate (Loshchilov and Hutter, 2019). */
  readonly weightDecay: number;
  /** For what dropout draws. */
  readonly seed: Seed;
};

export function trainingPlan({ network, featureShape, task, hyperparameters, seed }: RunSpec): TrainingPlan {
  return {
    featureShape,
    layers: planLayers(featureShape, layerChoices(network, task)),
    loss: lossOf(task),
    batchSize: hyperparameters.batchSize,
    optimiser: hyperparameters.optimiser,
    learningRate: hyperparameters.learningRate,
    weightDecay: 0,
    seed: deriveSeed(seed, "dropout"),
  };
}
