import { layerSizes } from "@/lib/learning/network";
import { createRandom, deriveSeed } from "@/lib/learning/random";
import type { RunSpec } from "@/lib/protocol/worker";
import { weightLayout } from "./weight-layout";

/**
 * The weights a run begins with, laid out as in `weight-layout.ts`, from the seed alone: the same on every engine.
 * Matrices are uniform in ±√(6 / (inputs + units)) (Glorot and Bengio, 2010), before a ReLU in ±√(6 / inputs) (He et al.,
 * 2015). Biases are 0.
 */
export function initialWeights({ network, featureShape, task, seed }: RunSpec): Float32Array {
  const random = createRandom(deriveSeed(seed, "weights"));
  const layout = weightLayout(layerSizes(network, featureShape, task));
  const weights = new Float32Array(layout.at(-1)?.end ?? 0);
  layout.forEach(({ inputs, units, matrix, biases }, index) => {
    const fan = network.layers[index]?.activation === "relu" ? inputs : inputs + units;
    const limit = Math.sqrt(6 / fan);
    for (let at = matrix; at < biases; at++) weights[at] = limit * (2 * random() - 1);
  });
  return weights;
}
