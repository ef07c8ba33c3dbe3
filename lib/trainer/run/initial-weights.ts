import { planNetwork } from "@/lib/learning/network/layer-plan";
import { createRandom, deriveSeed } from "@/lib/learning/numbers/random";
import type { RunSpec } from "@/lib/learning/training/training";
import { ACTIVATION_ENTRIES } from "./activations";
import { weightLayout } from "./training-plan";

/**
 * The initial weights of a run, laid out by `weightLayout`, from the seed alone: the same on every engine. Matrices are uniform in
 * ±√(6 / (fan in + fan out)) (Glorot and Bengio, 2010), or before ReLU and GELU in ±√(6 / fan in) (He et al., 2015); the fans of a convolution
 * count every place of its window. Embeddings are of unit variance, as inputs are. Biases are 0.
 */
export function initialWeights({ network, featureShape, task, seed }: RunSpec): Float32Array {
  const random = createRandom(deriveSeed(seed, "weights"));
  const layers = planNetwork(network, featureShape, task);
  const layout = weightLayout(layers);
  const weights = new Float32Array(layout.at(-1)?.end ?? 0);
  for (const { layer, rows, columns, matrix, biases } of layout) {
    const plan = layers[layer]!;
    const he = "activation" in plan && ACTIVATION_ENTRIES[plan.activation].initialWeights === "he";
    const fanOut = plan.kind === "conv2d" ? plan.kernel ** 2 * columns : columns;
    const limit = plan.kind === "context" ? Math.sqrt(3) : Math.sqrt(6 / (he ? rows : rows + fanOut));
    for (let at = matrix; at < biases; at++) weights[at] = limit * (2 * random() - 1);
  }
  return weights;
}
