import {
  CLASS_STYLE,
  classDrawingsId,
  classDrawingsInfo,
  type DrawnWords,
  drawnWordsIn,
  type TakenDrawing,
} from "@/lib/learning/drawing/class-drawings";
import { pictureOf } from "@/lib/learning/drawing/own-drawing";
import { sketchOf } from "@/lib/learning/drawing/sent-drawing";
import { boxAround, movedTo, type Sketch } from "@/lib/learning/drawing/sketch";
import type { Challenge, ExampleSeed } from "@/lib/learning/examples/challenge";
import type { Split, SplitName } from "@/lib/learning/examples/split";
import type { Random } from "@/lib/learning/numbers/random";
import { posed } from "./drawing/paper";
import { between } from "./drawing/stroke";
import { drawnDigits } from "./drawn-digits";
import { balancedLabels, exampleStream, seededOrder } from "./example-stream";

/** A challenge whose examples a class has drawn. */
export type DrawnChallenge = Challenge & {
  /** The same as it is for this student: nothing of their own is in the splits that networks are judged by. */
  without(author: number): Challenge;
  /** Who drew each example of a split that networks are judged by, in its order. */
  authors(name: Exclude<SplitName, "train">, seed: ExampleSeed): readonly number[];
};

/**
 * The challenge of a class's own drawings. Training examples are what was drawn for it, and as often as there is need the same again, turned and stretched a little; validation
 * and test are the drawings themselves. The words are only for screens.
 */
export function drawnChallenge(words: DrawnWords, drawings: readonly TakenDrawing[]): DrawnChallenge {
  const info = classDrawingsInfo(classDrawingsId(words), words);
  const ordered = (name: SplitName, seed: ExampleSeed): readonly TakenDrawing[] => {
    const part = drawings.filter((one) => one.part === name);
    return [...seededOrder(part.length, seed)].map((index) => part[index]!);
  };
  const split = (name: SplitName, seed: ExampleSeed, author: number | null): Split => {
    const part = ordered(name, seed);
    if (name === "train") return trainingSplit(part, info.counts.train, words.labels.length, seed);
    return asDrawn(part.filter((one) => one.author !== author));
  };
  return {
    ...info,
    makeSplit: (name, seed) => split(name, seed, null),
    without: (author) => ({ ...info, makeSplit: (name, seed) => split(name, seed, author) }),
    authors: (name, seed) => ordered(name, seed).map(({ author }) => author),
  };
}

const SIZE = 28;
const PIXELS = SIZE * SIZE;

function asDrawn(drawings: readonly TakenDrawing[]): Split {
  const features = new Float32Array(drawings.length * PIXELS);
  for (const [index, { strokes }] of drawings.entries())
    features.set(picture(sketchOf(strokes)), index * PIXELS);
  return {
    count: drawings.length,
    features,
    labels: Float32Array.from(drawings, ({ label }) => label),
  };
}

/** `count` examples, of every word the same number: each drawing first as it is, then varied. */
function trainingSplit(
  drawings: readonly TakenDrawing[],
  count: number,
  words: number,
  seed: ExampleSeed,
): Split {
  const random = exampleStream(seed, "variations");
  const labels = balancedLabels(count, words, random);
  const byLabel = Array.from({ length: words }, (_, label) => drawings.filter((one) => one.label === label));
  const used = byLabel.map(() => 0);
  const features = new Float32Array(count * PIXELS);
  for (let example = 0; example < count; example++) {
    const label = labels[example]!;
    const some = byLabel[label]!;
    const turn = used[label]!++;
    const sketch = sketchOf(some[turn % some.length]!.strokes);
    const shown = turn < some.length ? picture(sketch) : varied(sketch, random);
    features.set(shown, example * PIXELS);
  }
  return { count, features, labels };
}

/** The same drawing as somebody might have drawn it again: turned, slanted and stretched a little. Its place and size are every drawing's own. */
function varied(sketch: Sketch, random: Random): Float32Array {
  const pose = {
    turn: between(random, -0.2, 0.2),
    slant: between(random, -0.15, 0.15),
    stretch: between(random, 0.85, 1.15),
  };
  return picture(onPad(posed(sketch, pose)));
}

/** A turned sketch may leave the pad. Its place does not matter: a picture has its own. */
function onPad(sketch: Sketch): Sketch {
  const box = boxAround(sketch);
  return movedTo(sketch, box, 1 / Math.max(1, box.width, box.height), 0, 0);
}

function picture(sketch: Sketch): Float32Array {
  return pictureOf({ strokes: sketch, ground: null }, SIZE, CLASS_STYLE) ?? new Float32Array(PIXELS);
}

/**
 * What stands in for a challenge that no class has drawn yet, where a plan is rehearsed and where only its shape matters: written digits in place of words, in the same number.
 * Null if that is no id of such a challenge. Nothing that a class trains on is ever made from it: see `challengeOf` of the referee, and the splits that labs download.
 */
export function standInFor(id: string): Challenge | null {
  const count = drawnWordsIn(id);
  if (count === null) return null;
  const info = classDrawingsInfo(id, { labels: Array.from({ length: count }, (_, label) => `${label}`) });
  return {
    ...info,
    makeSplit: (name, seed) => digitsBelow(count, info.counts[name], drawnDigits.makeSplit("test", seed)),
  };
}

function digitsBelow(most: number, count: number, { features, labels }: Split): Split {
  const places = [...labels.keys()].filter((place) => labels[place]! < most).slice(0, count);
  const kept = new Float32Array(places.length * PIXELS);
  for (const [index, place] of places.entries())
    kept.set(features.slice(place * PIXELS, (place + 1) * PIXELS) as Float32Array, index * PIXELS);
  return {
    count: places.length,
    features: kept,
    labels: Float32Array.from(places, (place) => labels[place]!),
  };
}
