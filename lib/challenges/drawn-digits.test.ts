import { expect, test } from "vitest";
import { createRandom } from "@/lib/learning/numbers/random";
import { writtenDigit } from "./drawing/digits";
import { drawnDigits } from "./drawn-digits";

const PIXELS = 784;
const train = drawnDigits.makeSplit("train", 1);
const unseen = drawnDigits.makeSplit("validation", 2);
/** Enough of them to guess at. */
const GUESSED = 400;

/** The mean drawing of each digit. */
const means = Array.from({ length: 10 }, (_, digit) => {
  const mean = new Float64Array(PIXELS);
  const own = [...train.labels.keys()].filter((example) => train.labels[example] === digit);
  for (const example of own)
    for (let pixel = 0; pixel < PIXELS; pixel++)
      mean[pixel] += train.features[example * PIXELS + pixel] / own.length;
  return mean;
});

test("a label goes with its drawing, but there is more to a digit than the mean of all: whoever guesses by it is right in 60 to 85 % of unseen ones", () => {
  let right = 0;
  for (let example = 0; example < GUESSED; example++) {
    const distances = means.map((mean) =>
      mean.reduce((sum, shade, pixel) => sum + (unseen.features[example * PIXELS + pixel] - shade) ** 2, 0),
    );
    if (distances.indexOf(Math.min(...distances)) === unseen.labels[example]) right++;
  }
  expect(right / GUESSED).toBeGreaterThan(0.6);
  expect(right / GUESSED).toBeLessThan(0.85);
});

test("every drawing has dark ink, most of it paper, and no two are the same", () => {
  const drawings = Array.from({ length: unseen.count }, (_, example) =>
    unseen.features.slice(example * PIXELS, (example + 1) * PIXELS),
  );
  for (const drawing of drawings) {
    expect(Math.max(...drawing)).toBeGreaterThan(0.6);
    expect(drawing.filter((shade) => shade === 0).length).toBeGreaterThan(PIXELS / 2);
  }
  expect(new Set(drawings.map((drawing) => drawing.join())).size).toBe(unseen.count);
});

test("most digits are written in several ways: with one line of the pen, or with more, or round more corners", () => {
  const random = createRandom(5);
  const ways = Array.from(
    { length: 10 },
    (_, digit) =>
      new Set(
        Array.from({ length: 60 }, () =>
          writtenDigit(digit, random)
            .map(({ length }) => length)
            .join(),
        ),
      ).size,
  );
  // Noughts and sixes have two ways of as many points each, and two of the three ways of a four have, too.
  expect(ways).toEqual([1, 3, 2, 2, 2, 3, 1, 3, 2, 2]);
});
