import { planeChallenge } from "./plane-challenge";

const RADII = [0.75, 1.7];

/** One ring of points inside another: a boundary that closes on itself. */
export const circles = planeChallenge({
  id: "circles",
  classes: ["inner", "outer"],
  counts: { train: 180, validation: 500, test: 2000 },
  preset: {
    network: { layers: [{ kind: "dense", units: 2, activation: "tanh" }] },
    hyperparameters: { learningRate: 0.1, optimiser: "sgd", batchSize: 20, epochs: 60, weightDecay: 0 },
  },
  noise: 0.2,
  place(label, random) {
    const angle = 2 * Math.PI * random();
    return [RADII[label]! * Math.cos(angle), RADII[label]! * Math.sin(angle)];
  },
});
