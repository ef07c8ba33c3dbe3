import type { Challenge } from "@/lib/learning/examples/challenge";
import { gaussian } from "@/lib/learning/numbers/random";
import { exampleStream } from "./example-stream";

const COUNTS = { train: 60, validation: 500, test: 2000 };
const REACH = 2;
const NOISE = 0.2;

/** The curve under the noise, for an input in [−2, 2]: several bends, none the mirror image of another. */
function smoothCurve(input: number): number {
  return 0.9 * Math.sin(2.3 * input + 0.5) + 0.45 * Math.sin(4.9 * input - 0.8) + 0.25 * input;
}

/** Numbers to predict from one input. There are so few examples that a big network can fit the noise itself. */
export const noisyCurve: Challenge = {
  id: "noisy-curve",
  task: { kind: "regression" },
  view: "curve",
  featureShape: [1],
  counts: COUNTS,
  preset: {
    network: { layers: [{ kind: "dense", units: 16, activation: "tanh" }] },
    hyperparameters: { learningRate: 0.1, optimiser: "sgd", batchSize: 10, epochs: 100, weightDecay: 0 },
  },
  makeSplit(name, seed) {
    const count = COUNTS[name];
    const random = exampleStream(seed);
    const features = new Float32Array(count);
    const labels = new Float32Array(count);
    for (let example = 0; example < count; example++) {
      const input = REACH * (2 * random() - 1);
      features[example] = input;
      labels[example] = smoothCurve(input) + NOISE * gaussian(random);
    }
    return { count, features, labels };
  },
};
