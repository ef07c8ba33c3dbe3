import type { Challenge } from "@/lib/learning/challenge";
import { createRandom, gaussian } from "@/lib/learning/random";
import { balancedLabels } from "./balanced-labels";

const COUNTS = { train: 300, validation: 500, test: 2000 };
const TURNS = 1.25;
/** So wide that each feature varies by about 1, as networks learn best: on arms half as wide the same run gets stuck. */
const INNER_RADIUS = 0.25;
const OUTER_RADIUS = 2;
const NOISE = 0.06;

/** Two arms of points wound round each other: no straight line parts them, two small hidden layers do. */
export const twoSpirals: Challenge = {
  id: "two-spirals",
  task: { kind: "classification", classes: ["first-arm", "second-arm"] },
  view: "plane",
  featureShape: [2],
  counts: COUNTS,
  preset: {
    network: {
      layers: [
        { kind: "dense", units: 16, activation: "tanh" },
        { kind: "dense", units: 16, activation: "tanh" },
      ],
    },
    hyperparameters: { learningRate: 0.1, optimiser: "sgd", batchSize: 32, epochs: 100, weightDecay: 0 },
  },
  makeSplit(name, seed) {
    const count = COUNTS[name];
    const random = createRandom(seed);
    const labels = balancedLabels(count, 2, random);
    const features = new Float32Array(count * 2);
    for (let example = 0; example < count; example++) {
      // An arm's length grows with the square of its radius, so the root spreads the points evenly along it.
      const along = Math.sqrt(random());
      const radius = INNER_RADIUS + (OUTER_RADIUS - INNER_RADIUS) * along;
      const angle = 2 * Math.PI * TURNS * along + Math.PI * labels[example];
      features[example * 2] = radius * Math.cos(angle) + NOISE * gaussian(random);
      features[example * 2 + 1] = radius * Math.sin(angle) + NOISE * gaussian(random);
    }
    return { count, features, labels };
  },
};
