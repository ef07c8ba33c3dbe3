import { expect, test } from "vitest";
import { paintGuesses, paintSigns } from "./paint-pixels";

const RED = [200, 10, 20];
const BLUE = [0, 30, 250];
const GREEN = [5, 180, 60];

test("a pixel has the ink of the class guessed there, the stronger the surer the network is", () => {
  // Without any doubt, undecided, and three to one.
  const logits = Float32Array.from([0, 1000, 2, 2, Math.log(3), 0]);
  const pixels = new Uint8ClampedArray(12);
  paintGuesses(logits, 2, [RED, BLUE], pixels);
  // 255 × (0.04 + 0.5 × certainty), where certainty is 1, 0 and 2 × ¾ − 1.
  expect([...pixels]).toEqual([...[0, 30, 250, 138], ...[200, 10, 20, 10], ...[200, 10, 20, 74]]);
});

test("with three classes, no certainty is a third for each", () => {
  const logits = Float32Array.from([1, 1, 1, 0, 0, Math.log(2)]);
  const pixels = new Uint8ClampedArray(8);
  paintGuesses(logits, 3, [RED, BLUE, GREEN], pixels);
  // The second pixel: one half for the third class, so a certainty of ¼.
  expect([...pixels]).toEqual([...[200, 10, 20, 10], ...[5, 180, 60, 42]]);
});

test("a pixel has the ink of its number's sign, the stronger the further from zero, and never more than the strongest", () => {
  const pixels = new Uint8ClampedArray(20);
  const inks = { positive: RED, negative: BLUE };
  paintSigns(Float32Array.from([2, -1, 0, 8, -8]), { scale: 4, strongest: 200 }, inks, pixels);
  expect([...pixels]).toEqual([
    ...[200, 10, 20, 100],
    ...[0, 30, 250, 50],
    ...[200, 10, 20, 0],
    ...[200, 10, 20, 200],
    ...[0, 30, 250, 200],
  ]);
});

test("where all numbers are zero, the paper shows", () => {
  const pixels = new Uint8ClampedArray(8).fill(77);
  paintSigns(
    Float32Array.from([0, 0]),
    { scale: 0, strongest: 255 },
    { positive: RED, negative: BLUE },
    pixels,
  );
  expect([...pixels]).toEqual([...[200, 10, 20, 0], ...[200, 10, 20, 0]]);
});
