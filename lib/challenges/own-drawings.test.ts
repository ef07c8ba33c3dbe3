import { expect, test } from "vitest";
import { pictureOf } from "@/lib/learning/drawing/own-drawing";
import { boxAround, movedTo, type Sketch } from "@/lib/learning/drawing/sketch";
import type { Challenge } from "@/lib/learning/examples/challenge";
import { guessOf } from "@/lib/learning/examples/guess";
import { createRandom, type Random } from "@/lib/learning/numbers/random";
import { openSimdEngine } from "@/lib/trainer/simd/engine";
import { writtenDigit } from "./drawing/digits";
import { glasses } from "./drawing/glasses";
import { rings } from "./drawing/rings";
import { between, drawnByHand } from "./drawing/stroke";
import { drawnDigits } from "./drawn-digits";
import { glassesOrRings } from "./glasses-or-rings";
import { digits } from "./recorded/digits";

const SIZE = 28;
const DRAWINGS = 300;

/** As a student draws it: anywhere on the pad, small or large. */
function onPad(sketch: Sketch, random: Random): Sketch {
  const box = boxAround(sketch);
  const scale = between(random, 0.3, 0.8) / Math.max(box.width, box.height);
  const room = (length: number) => between(random, 0, 1 - scale * length);
  return movedTo(sketch, box, scale, room(box.width), room(box.height));
}

const digit = (label: number, random: Random) => drawnByHand(writtenDigit(label, random), 0.05, random);
const frames = (label: number, random: Random) =>
  drawnByHand((label === 0 ? glasses : rings)(random), 0.045, random);

test.each([
  { challenge: digits, draw: digit, epochs: 3 },
  { challenge: drawnDigits, draw: digit, epochs: 5 },
  { challenge: glassesOrRings, draw: frames, epochs: 20 },
] satisfies { challenge: Challenge; draw: (label: number, random: Random) => Sketch; epochs: number }[])(
  "a network that was trained on $challenge.id reads what is drawn on a pad",
  async ({ challenge, draw, epochs }) => {
    const { task, featureShape, preset, drawnAs } = challenge;
    const classes = task.kind === "classification" ? task.classes.length : 0;
    const examples = {
      train: challenge.makeSplit("train", 1),
      validation: challenge.makeSplit("validation", 2),
    };
    const engine = (await openSimdEngine({ ...preset, task, featureShape, seed: 4 }, examples))!;
    await engine.train(Math.ceil((epochs * examples.train.count) / preset.hyperparameters.batchSize));
    const random = createRandom(6);
    const pictures = new Float32Array(DRAWINGS * SIZE * SIZE);
    for (let drawing = 0; drawing < DRAWINGS; drawing++) {
      const strokes = onPad(draw(drawing % classes, random), random);
      pictures.set(pictureOf({ strokes, ground: null }, SIZE, drawnAs!)!, drawing * SIZE * SIZE);
    }
    const outputs = await engine.predict(pictures, DRAWINGS);
    const right = Array.from(
      { length: DRAWINGS },
      (_, drawing) => guessOf(outputs, drawing, classes).label,
    ).filter((label, drawing) => label === drawing % classes);
    expect(right.length / DRAWINGS).toBeGreaterThan(0.8);
  },
);
