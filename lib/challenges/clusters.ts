import { gaussian } from "@/lib/learning/numbers/random";
import { planeChallenge } from "./plane-challenge";

/** Centre and standard deviation of each cloud. Some are narrow and separate; the wide one in the middle overlaps its neighbours. */
const CLOUDS = [
  { across: -1.3, up: 1.1, spread: 0.35 },
  { across: 0.9, up: 1.3, spread: 0.45 },
  { across: 0.1, up: 0, spread: 0.5 },
  { across: 1.4, up: -0.7, spread: 0.3 },
  { across: -1, up: -1.1, spread: 0.4 },
];

/** Five round clouds of points, each a normal distribution. */
export const clusters = planeChallenge({
  id: "clusters",
  classes: ["a", "b", "c", "d", "e"],
  counts: { train: 250, validation: 500, test: 2000 },
  preset: {
    network: { layers: [{ kind: "dense", units: 4, activation: "tanh" }] },
    hyperparameters: { learningRate: 0.03, optimiser: "sgd", batchSize: 20, epochs: 40, weightDecay: 0 },
  },
  noise: 0,
  place(label, random) {
    const { across, up, spread } = CLOUDS[label]!;
    return [across + spread * gaussian(random), up + spread * gaussian(random)];
  },
});
