import { inflateSync } from "fflate";
import type { DrawingStyle } from "@/lib/learning/drawing/own-drawing";
import type { Challenge } from "@/lib/learning/examples/challenge";
import { SPLIT_NAMES, type SplitName } from "@/lib/learning/examples/split";
import { fromBase64 } from "@/lib/learning/numbers/base64";
import packed from "../data/digits.json";
import partitions from "../data/partitions.json";
import { seededOrder } from "../example-stream";
import { repartitioned } from "./repartitioned";

const COUNTS = { train: 3000, validation: 1000, test: 1000 };
const CLASSES = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
const SIZE = 28;
const PIXELS = SIZE * SIZE;

/** One drawing: its number among all that are recorded, and its digit. */
type Recorded = { readonly drawing: number; readonly digit: number };
type Parts = Readonly<Record<SplitName, readonly Recorded[]>>;

/** The drawings of each part of the file: sorted by digit, with the same number of each. */
const RECORDED = ((): Parts => {
  let drawing = 0;
  const part = (count: number) =>
    Array.from({ length: count }, (_, place) => ({
      drawing: drawing++,
      digit: Math.floor((place * CLASSES.length) / count),
    }));
  return { train: part(COUNTS.train), validation: part(COUNTS.validation), test: part(COUNTS.test) };
})();

/** As MNIST was made: each digit fits a box of 20 × 20 pixels, pen included, and its ink has its centre of mass in the middle. */
const LIKE_MNIST: DrawingStyle = {
  ...{ measure: "longer-side", pixels: 17, margin: 1.5, middle: "mass" },
  ...{ thickness: 2.4, ink: 1, grain: 0 },
};

/**
 * 5,000 handwritten digits of MNIST (LeCun, Cortes and Burges), 500 of each, split 60/20/20 within each digit. A split always has all its
 * drawings; the seed only shuffles them. Sources and licences: data/LICENCES.md.
 */
export const digits = recordedDigits("digits-2", repartitioned(RECORDED, partitions.digits));

/** As in sessions that recorded it. */
export const earlierDigits = recordedDigits("digits", RECORDED);

function recordedDigits(id: string, parts: Parts): Challenge {
  return {
    id,
    task: { kind: "classification", classes: CLASSES },
    view: "pictures",
    isPublic: true,
    featureShape: [SIZE, SIZE, 1],
    density: 0.187,
    drawnAs: LIKE_MNIST,
    counts: COUNTS,
    preset: {
      network: { layers: [{ kind: "dense", units: 16, activation: "relu" }] },
      hyperparameters: { learningRate: 0.05, optimiser: "sgd", batchSize: 32, epochs: 5, weightDecay: 0 },
    },
    makeSplit(name, seed) {
      const count = COUNTS[name];
      const pixels = unpackedDrawings();
      const features = new Float32Array(count * PIXELS);
      const labels = new Float32Array(count);
      seededOrder(count, seed).forEach((place, example) => {
        const { drawing, digit } = parts[name][place]!;
        const from = drawing * PIXELS;
        for (let pixel = 0; pixel < PIXELS; pixel++)
          features[example * PIXELS + pixel] = pixels[from + pixel]! / MOST_INK;
        labels[example] = digit;
      });
      return { count, features, labels };
    },
  };
}

/** Recorded pixels have sixteen shades, 0 (paper) to 15 (ink), two pixels to a byte. */
const MOST_INK = 15;

let unpacked: Uint8Array | null = null;

/** The shades of all drawings, one drawing after the other. */
function unpackedDrawings(): Uint8Array {
  if (unpacked) return unpacked;
  unpacked = new Uint8Array(PIXELS * SPLIT_NAMES.reduce((sum, name) => sum + COUNTS[name], 0));
  let at = 0;
  for (const name of SPLIT_NAMES) {
    unpacked.set(unpackedShades(packed[name]), at);
    at += PIXELS * COUNTS[name];
  }
  return unpacked;
}

/** `packed`: bytes of two pixels each, deflated, in base64. */
function unpackedShades(packed: string): Uint8Array {
  const bytes = inflateSync(fromBase64(packed));
  const shades = new Uint8Array(2 * bytes.length);
  bytes.forEach((pair, index) => {
    shades[2 * index] = pair >> 4;
    shades[2 * index + 1] = pair & 15;
  });
  return shades;
}
