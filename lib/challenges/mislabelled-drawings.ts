import type { Challenge } from "@/lib/learning/examples/challenge";
import { seededOrder } from "./example-stream";
import { drawings, glassesOrRings } from "./glasses-or-rings";

const COUNTS = { train: 120, validation: 500, test: 2000 };
/** In each class of the training split. */
const SHARE_WRONG = 0.1;

/**
 * Glasses or rings from few examples, one in ten of which has the wrong label: a network that fits them all has learnt mistakes. The
 * labels of the validation and test splits are correct.
 */
export const mislabelledDrawings: Challenge = {
  ...glassesOrRings,
  id: "mislabelled-drawings",
  counts: COUNTS,
  preset: {
    network: { layers: [{ kind: "dense", units: 64, activation: "relu" }] },
    hyperparameters: { learningRate: 0.05, optimiser: "sgd", batchSize: 20, epochs: 100, weightDecay: 0 },
  },
  makeSplit(name, seed) {
    const split = drawings(COUNTS[name], seed);
    if (name !== "train") return split;
    const order = seededOrder(split.count, seed, "wrong labels");
    const labels = Float32Array.from(split.labels);
    for (const label of [0, 1]) {
      const ofClass = order.filter((example) => split.labels[example] === label);
      for (const example of ofClass.subarray(0, SHARE_WRONG * ofClass.length)) labels[example] = 1 - label;
    }
    return { ...split, labels };
  },
};
