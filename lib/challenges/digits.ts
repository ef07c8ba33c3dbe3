import type { Challenge } from "@/lib/learning/examples/challenge";
import packed from "./data/digits.json";
import { unpackDrawings } from "./packed-drawings";
import { seededOrder } from "./seeded-order";

const COUNTS = { train: 3000, validation: 1000, test: 1000 };
const CLASSES = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
const SIZE = 28;
const PIXELS = SIZE * SIZE;

/**
 * 5,000 handwritten digits of MNIST (LeCun, Cortes and Burges), 500 of each, parted 60/20/20 within each digit. A split is always
 * the whole of its own part; the seed puts the drawings in an order. Sources and licences: data/LICENCES.md.
 */
export const digits: Challenge = {
  id: "digits",
  task: { kind: "classification", classes: CLASSES },
  view: "pictures",
  featureShape: [SIZE, SIZE, 1],
  counts: COUNTS,
  preset: {
    network: { layers: [{ kind: "dense", units: 16, activation: "relu" }] },
    hyperparameters: { learningRate: 0.05, optimiser: "sgd", batchSize: 32, epochs: 5, weightDecay: 0 },
  },
  makeSplit(name, seed) {
    const count = COUNTS[name];
    const recorded = unpackDrawings(packed[name]);
    const features = new Float32Array(count * PIXELS);
    const labels = new Float32Array(count);
    seededOrder(count, seed).forEach((drawing, example) => {
      features.set(recorded.subarray(drawing * PIXELS, (drawing + 1) * PIXELS), example * PIXELS);
      // Recorded digit after digit, as many of each.
      labels[example] = Math.floor((drawing * CLASSES.length) / count);
    });
    return { count, features, labels };
  },
};
