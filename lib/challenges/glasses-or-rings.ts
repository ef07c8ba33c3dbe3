import type { Challenge, ExampleSeed } from "@/lib/learning/examples/challenge";
import type { Split } from "@/lib/learning/examples/split";
import { gaussian, type Random } from "@/lib/learning/numbers/random";
import { glasses } from "./drawing/glasses";
import { rings } from "./drawing/rings";
import { between, drawnByHand, type Point, type Sketch } from "./drawing/stroke";
import { balancedLabels, exampleStream } from "./example-stream";

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
  counts: COUNTS,
  preset: {
    network: { layers: [{ kind: "dense", units: 32, activation: "relu" }] },
    hyperparameters: { learningRate: 0.02, optimiser: "sgd", batchSize: 32, epochs: 20, weightDecay: 0 },
  },
  makeSplit: (name, seed) => drawings(COUNTS[name], seed),
};

/** `count` drawings with their labels, half of them glasses and half rings. */
export function drawings(count: number, seed: ExampleSeed): Split {
  const random = exampleStream(seed);
  const labels = balancedLabels(count, SKETCHES.length, random);
  const features = new Float32Array(count * PIXELS);
  for (let example = 0; example < count; example++) {
    features.set(drawing(labels[example]!, random), example * PIXELS);
  }
  return { count, features, labels };
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

/**
 * Draws strokes into a square picture of `size` × `size` pixels and returns it, row by row: 0 is paper, `ink` a solid line. `sketch` and
 * `thickness` are in pixels. Lines have soft edges, one pixel wide.
 */
export function rasterise(sketch: Sketch, size: number, thickness: number, ink: number): Float32Array {
  const picture = new Float32Array(size * size);
  const reach = thickness / 2 + 0.5;
  for (const stroke of sketch) {
    for (let index = 1; index < stroke.length; index++) {
      drawSegment(picture, size, stroke[index - 1]!, stroke[index]!, reach, ink);
    }
  }
  return picture;
}

function drawSegment(
  picture: Float32Array,
  size: number,
  from: Point,
  to: Point,
  reach: number,
  ink: number,
) {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const lengthSquared = dx * dx + dy * dy;
  const left = Math.max(0, Math.ceil(Math.min(from.x, to.x) - reach - 0.5));
  const right = Math.min(size - 1, Math.floor(Math.max(from.x, to.x) + reach - 0.5));
  const top = Math.max(0, Math.ceil(Math.min(from.y, to.y) - reach - 0.5));
  const bottom = Math.min(size - 1, Math.floor(Math.max(from.y, to.y) + reach - 0.5));
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) {
      const x = column + 0.5 - from.x;
      const y = row + 0.5 - from.y;
      const along = lengthSquared === 0 ? 0 : Math.min(1, Math.max(0, (x * dx + y * dy) / lengthSquared));
      const across = x - along * dx;
      const down = y - along * dy;
      const distance = Math.sqrt(across * across + down * down);
      const shade = ink * Math.min(1, Math.max(0, reach - distance));
      const pixel = row * size + column;
      // Crossing lines do not add up: nothing is darker than the ink.
      if (shade > picture[pixel]!) picture[pixel] = shade;
    }
  }
}

/** How a drawing is turned, slanted and stretched before it gets its size and place. */
type Pose = { readonly turn: number; readonly slant: number; readonly stretch: number };

/** The sketch turned by `turn` radians, slanted by `slant` (shift per unit of height) and `stretch` times as tall. */
function posed(sketch: Sketch, { turn, slant, stretch }: Pose): Sketch {
  const cos = Math.cos(turn);
  const sin = Math.sin(turn);
  return sketch.map((stroke) =>
    stroke.map(({ x, y }) => {
      const leaning = x - slant * y;
      const tall = stretch * y;
      return { x: cos * leaning - sin * tall, y: sin * leaning + cos * tall };
    }),
  );
}

/**
 * Scales a sketch so that its width plus its height is `extent`, or less if it would not fit, and puts it at a random place inside a square
 * of `size`. Scaling by this sum gives long and square sketches about the same amount of ink.
 */
function placed(sketch: Sketch, extent: number, size: number, random: Random): Sketch {
  const points = sketch.flat();
  const corner = cornerOf(points, Math.min);
  const far = cornerOf(points, Math.max);
  const width = far.x - corner.x;
  const height = far.y - corner.y;
  const scale = Math.min(extent / (width + height), size / Math.max(width, height));
  const left = between(random, 0, size - scale * width);
  const top = between(random, 0, size - scale * height);
  return sketch.map((stroke) =>
    stroke.map(({ x, y }) => ({ x: left + scale * (x - corner.x), y: top + scale * (y - corner.y) })),
  );
}

function cornerOf(points: readonly Point[], pick: (...values: number[]) => number): Point {
  return { x: pick(...points.map((point) => point.x)), y: pick(...points.map((point) => point.y)) };
}
