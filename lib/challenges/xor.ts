import { between } from "./drawing/stroke";
import { planeChallenge } from "./plane-challenge";

const REACH = 1.7;

/** Four squares like a small chessboard: neither coordinate alone says anything about the class. */
export const xor = planeChallenge({
  id: "xor",
  classes: ["same-sign", "other-sign"],
  counts: { train: 240, validation: 500, test: 2000 },
  preset: {
    network: { layers: [{ kind: "dense", units: 2, activation: "tanh" }] },
    hyperparameters: { learningRate: 0.1, optimiser: "sgd", batchSize: 20, epochs: 60, weightDecay: 0 },
  },
  noise: 0.08,
  place(label, random) {
    const across = between(random, -REACH, REACH);
    const sign = Math.sign(across) * (label === 0 ? 1 : -1);
    return [across, sign * between(random, 0, REACH)];
  },
});
