import { rasterise } from "@/lib/learning/drawing/rasterise";
import type { Challenge } from "@/lib/learning/examples/challenge";
import { gaussian, type Random } from "@/lib/learning/numbers/random";
import { writtenDigit } from "./drawing/digits";
import { drawnSplit } from "./drawing/drawn-split";
import { centred, posed } from "./drawing/paper";
import { between, drawnByHand } from "./drawing/stroke";

const COUNTS = { train: 2000, validation: 1000, test: 2000 };
const CLASSES = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
const SIZE = 28;
const PIXELS = SIZE * SIZE;
/** Pixels between the edge of the picture and what the thinnest pen may touch. */
const MARGIN = 1.5;

/**
 * Digits as people write them, each in several ways, but drawn for one class: unlike those of MNIST, nobody has its test. Place, size, slant, pen
 * and ink vary equally in all ten.
 */
export const drawnDigits: Challenge = {
  id: "drawn-digits",
  task: { kind: "classification", classes: CLASSES },
  view: "pictures",
  featureShape: [SIZE, SIZE, 1],
  density: 0.165,
  drawnAs: {
    ...{ measure: "height", pixels: 17.5, margin: MARGIN, middle: "box" },
    ...{ thickness: 2.2, ink: 0.9, grain: 0 },
  },
  counts: COUNTS,
  preset: {
    network: { layers: [{ kind: "dense", units: 16, activation: "relu" }] },
    hyperparameters: { learningRate: 0.05, optimiser: "sgd", batchSize: 32, epochs: 5, weightDecay: 0 },
  },
  makeSplit: (name, seed) =>
    drawnSplit(COUNTS[name], seed, { classes: CLASSES.length, pixels: PIXELS, drawing }),
};

/** One drawing of a digit: 784 pixels from 0 (paper) to 1 (ink), in steps of 1/255 as in an image file. */
function drawing(digit: number, random: Random): Float32Array {
  const pose = {
    turn: 0.12 * gaussian(random),
    slant: 0.1 + 0.22 * gaussian(random),
    stretch: between(random, 0.8, 1.2),
  };
  // Slanting is by x − slant · y, so a positive slant leans to the right, as most hands do.
  const sketch = posed(drawnByHand(writtenDigit(digit, random), 0.05, random), pose);
  const height = between(random, 14, 21);
  const shift = { x: 1.2 * gaussian(random), y: 1.2 * gaussian(random) };
  const onPaper = centred(sketch, height, shift, SIZE, MARGIN);
  const picture = rasterise(onPaper, SIZE, between(random, 1.2, 3.2), between(random, 0.8, 1));
  return picture.map((shade) => Math.round(255 * shade) / 255);
}
