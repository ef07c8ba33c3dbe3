import { inflateSync } from "fflate";
import type { Challenge } from "@/lib/learning/examples/challenge";
import packed from "./data/digits.json";
import { seededOrder } from "./example-stream";

const COUNTS = { train: 3000, validation: 1000, test: 1000 };
const CLASSES = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
const SIZE = 28;
const PIXELS = SIZE * SIZE;

/**
 * 5,000 handwritten digits of MNIST (LeCun, Cortes and Burges), 500 of each, split 60/20/20 within each digit. A split always has all its
 * drawings; the seed only shuffles them. Sources and licences: data/LICENCES.md.
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
      // The recorded drawings are sorted by digit, with the same number of each.
      labels[example] = Math.floor((drawing * CLASSES.length) / count);
    });
    return { count, features, labels };
  },
};

/** Recorded pixels have sixteen shades, 0 (paper) to 15 (ink), two pixels to a byte. */
const MOST_INK = 15;

/** Unpacks drawings into pixels from 0 (paper) to 1 (ink), one drawing after the other. `packed`: such bytes, deflated, in base64. */
function unpackDrawings(packed: string): Float32Array {
  const bytes = inflateSync(Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0)));
  const pixels = new Float32Array(2 * bytes.length);
  bytes.forEach((pair, index) => {
    pixels[2 * index] = (pair >> 4) / MOST_INK;
    pixels[2 * index + 1] = (pair & 15) / MOST_INK;
  });
  return pixels;
}
