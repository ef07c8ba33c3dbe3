import { expect, test } from "vitest";
import { pictureOrder } from "./picture-order";

const labels = Float32Array.of(0, 1, 2, 1);
const guesses = [
  { label: 0, confidence: 0.9 },
  { label: 2, confidence: 0.4 },
  { label: 1, confidence: 0.8 },
  { label: 1, confidence: 0.5 },
];

test("the surest mistake comes first, then correct guesses, the surest last", () => {
  expect(pictureOrder("mistakes", guesses, labels, 4)).toEqual([2, 1, 3, 0]);
});

test("pictures keep their order if the same ones are wanted, or without guesses", () => {
  expect([pictureOrder("same", guesses, labels, 3), pictureOrder("mistakes", null, labels, 3)]).toEqual([
    [0, 1, 2],
    [0, 1, 2],
  ]);
});
