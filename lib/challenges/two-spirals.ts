import { planeChallenge } from "./plane-challenge";

const TURNS = 1.25;
/** Chosen so that each feature varies by about 1, from which networks learn best: with arms half as wide the same run gets stuck. */
const INNER_RADIUS = 0.25;
const OUTER_RADIUS = 2;

/** Two arms of points wound around each other: no straight line separates them, but two small hidden layers do. */
export const twoSpirals = planeChallenge({
  id: "two-spirals",
  classes: ["first-arm", "second-arm"],
  counts: { train: 300, validation: 500, test: 2000 },
  preset: {
    network: {
      layers: [
        { kind: "dense", units: 16, activation: "tanh" },
        { kind: "dense", units: 16, activation: "tanh" },
      ],
    },
    hyperparameters: { learningRate: 0.1, optimiser: "sgd", batchSize: 32, epochs: 100, weightDecay: 0 },
  },
  noise: 0.06,
  place(label, random) {
    // An arm's length grows with the square of its radius, so the square root spreads the points evenly along it.
    const along = Math.sqrt(random());
    const radius = INNER_RADIUS + (OUTER_RADIUS - INNER_RADIUS) * along;
    const angle = 2 * Math.PI * TURNS * along + Math.PI * label;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  },
});
