import { rasterise } from "@/lib/learning/drawing/rasterise";
import type { Challenge, ExampleSeed } from "@/lib/learning/examples/challenge";
import type { Split } from "@/lib/learning/examples/split";
import { gaussian, type Random } from "@/lib/learning/numbers/random";
import { drawnSplit } from "./drawing/drawn-split";
import { glasses } from "./drawing/glasses";
import { placed, posed } from "./drawing/paper";
import { rings } from "./drawing/rings";
import { between, drawnByHand } from "./drawing/stroke";

const COUNTS = { train: 600, validation: 500, test: 2000 };
const SIZE = 28;
const PIXELS = SIZE * SIZE;
/** Pixels of paper left free around a drawing: the thickest pen just stays off the edge. */
const MARGIN = 2;
const SKETCHES = [glasses, rings];

/** Small drawings of glasses and of rings. Only the shape distinguishes them: place, size, slant, pen and paper vary equally in both. */
export const glassesOrRings: Challenge = {
  id: "glasses-or-rings",
  task: { kind: "classification", classes: ["glasses", "rings"] },
  view: "pictures",
  featureShape: [SIZE, SIZE, 1],
  density: 0.576,
  drawnAs: {
    ...{ measure: "width-and-height", pixels: 1.3 * (SIZE - 2 * MARGIN), margin: MARGIN, middle: "box" },
    ...{ thickness: 1.45, ink: 0.875, grain: 0.06 },
  },
  counts: COUNTS,
  preset: {
    network: { layers: [{ kind: "dense", units: 32, activation: "relu" }] },
    hyperparameters: { learningRate: 0.02, optimiser: "sgd", batchSize: 32, epochs: 20, weightDecay: 0 },
  },
  makeSplit: (name, seed) => drawings(COUNTS[name], seed),
};

/** `count` drawings with their labels, half of them glasses and half rings. */
export function drawings(count: number, seed: ExampleSeed): Split {
  return drawnSplit(count, seed, { classes: SKETCHES.length, pixels: PIXELS, drawing });
}

/** One drawing of a class: 784 pixels from 0 (paper) to 1 (ink), in steps of 1/255 as in an image file. */
function drawing(label: number, random: Random): Float32Array {
  const pose = {
    turn: between(random, -0.45, 0.45),
    slant: between(random, -0.3, 0.3),
    stretch: between(random, 0.85, 1.15),
  };
  const sketch = posed(drawnByHand(SKETCHES[label]!(random), 0.045, random), pose);
  const room = SIZE - 2 * MARGIN;
  const onPaper = placed(sketch, between(random, 1.1, 1.5) * room, room, random).map((stroke) =>
    stroke.map(({ x, y }) => ({ x: x + MARGIN, y: y + MARGIN })),
  );
  const picture = rasterise(onPaper, SIZE, between(random, 0.9, 2), between(random, 0.75, 1));
  const grain = between(random, 0.02, 0.1);
  return picture.map(
    (shade) => Math.round(255 * Math.min(1, Math.max(0, shade + grain * gaussian(random)))) / 255,
  );
}
