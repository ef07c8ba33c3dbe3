import type { Challenge } from "@/lib/learning/challenge";
import { createRandom, gaussian } from "@/lib/learning/random";
import { balancedLabels } from "./balanced-labels";

const COUNTS = { train: 200, validation: 500, test: 2000 };
const NOISE = 0.15;

/** Two half circles that reach into each other, noisy enough that a few points lie on the wrong side. */
export const moons: Challenge = {
  id: "moons",
  task: { kind: "classification", classes: ["upper", "lower"] },
  view: "plane",
  featureShape: [2],
  counts: COUNTS,
  preset: {
    network: { layers: [{ kind: "dense", units: 8, activation: "tanh" }] },
    hyperparameters: { learningRate: 0.1, optimiser: "sgd", batchSize: 20, epochs: 60, weightDecay: 0 },
  },
  makeSplit(name, seed) {
    const count = COUNTS[name];
    const random = createRandom(seed);
    const labels = balancedLabels(count, 2, random);
    const features = new Float32Array(count * 2);
    for (let example = 0; example < count; example++) {
      const angle = Math.PI * random();
      const upper = labels[example] === 0;
      // Half circles of radius 1, the second turned over and pushed into the first, both about the middle.
      const across = upper ? Math.cos(angle) - 0.5 : 0.5 - Math.cos(angle);
      const up = upper ? Math.sin(angle) - 0.25 : 0.25 - Math.sin(angle);
      features[example * 2] = across + NOISE * gaussian(random);
      features[example * 2 + 1] = up + NOISE * gaussian(random);
    }
    return { count, features, labels };
  },
};
