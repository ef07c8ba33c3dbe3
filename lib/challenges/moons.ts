import type { Random } from "@/lib/learning/numbers/random";
import { planeChallenge } from "./plane-challenge";

/** Two interlocking half circles, noisy enough that a few points are on the wrong side. */
export const moons = planeChallenge({
  id: "moons",
  classes: ["upper", "lower"],
  counts: { train: 200, validation: 500, test: 2000 },
  preset: {
    network: { layers: [{ kind: "dense", units: 8, activation: "tanh" }] },
    hyperparameters: { learningRate: 0.1, optimiser: "sgd", batchSize: 20, epochs: 60, weightDecay: 0 },
  },
  noise: 0.15,
  place: onMoon,
});

/** A place on the upper half circle (label 0) or on the lower one. */
export function onMoon(label: number, random: Random): readonly [across: number, up: number] {
  const angle = Math.PI * random();
  const upper = label === 0;
  // Half circles of radius 1. The second is turned upside down and pushed into the first, and the whole is centred.
  const across = upper ? Math.cos(angle) - 0.5 : 0.5 - Math.cos(angle);
  const up = upper ? Math.sin(angle) - 0.25 : 0.25 - Math.sin(angle);
  return [across, up];
}
