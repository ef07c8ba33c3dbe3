import { z } from "zod";
import { outputUnits, type Task } from "./task";

export const ACTIVATIONS = ["tanh", "relu", "sigmoid"] as const;
export const Activation = z.enum(ACTIVATIONS);
export type Activation = z.infer<typeof Activation>;

export const MAX_LAYERS = 6;
export const MAX_UNITS = 256;

export const DenseLayer = z.strictObject({
  kind: z.literal("dense"),
  units: z.int().min(1).max(MAX_UNITS),
  activation: Activation,
});
export type DenseLayer = z.infer<typeof DenseLayer>;

/** A layer is a union by `kind`, so that another kind of layer is one more member. */
export const Layer = z.discriminatedUnion("kind", [DenseLayer]);
export type Layer = z.infer<typeof Layer>;

/** The hidden layers, first to last. Input and output are the challenge's: features in, a logit per class or one number out. */
export const Network = z.strictObject({ layers: z.array(Layer).max(MAX_LAYERS) });
export type Network = z.infer<typeof Network>;

/** Numbers in one example's features. */
export function featureCount(featureShape: readonly number[]): number {
  return featureShape.reduce((product, size) => product * size, 1);
}

/** Units of every layer from input to output, such as [2, 16, 16, 2]. */
export function layerSizes(network: Network, featureShape: readonly number[], task: Task): number[] {
  return [featureCount(featureShape), ...network.layers.map((layer) => layer.units), outputUnits(task)];
}

/** Weights and biases to learn: Σ (inputs + 1) × units. */
export function parameterCount(network: Network, featureShape: readonly number[], task: Task): number {
  const sizes = layerSizes(network, featureShape, task);
  let count = 0;
  for (let layer = 1; layer < sizes.length; layer++) count += (sizes[layer - 1] + 1) * sizes[layer];
  return count;
}
