import { expect, test } from "vitest";
import { confusion, guessOf } from "./guess";

test("a guess is the largest logit, and its confidence the softmax of it", () => {
  const logits = Float32Array.of(0, 0, 500, 0, 0, Math.log(3));
  expect(guessOf(logits, 0, 2)).toEqual({ label: 0, confidence: 0.5 });
  expect(guessOf(logits, 1, 2)).toEqual({ label: 0, confidence: 1 });
  expect(guessOf(logits, 2, 2)).toEqual({ label: 1, confidence: expect.closeTo(0.75, 6) });
});

test("every example counts once, in the row of its class and the column of the likeliest guess", () => {
  const logits = Float32Array.of(3, 0, 0, 0, 1, 2, -1, -3, 0, 9, 0, 0);
  expect(confusion(logits, Float32Array.of(0, 1, 2, 1), 3)).toEqual([
    [1, 0, 0],
    [1, 0, 1],
    [0, 0, 1],
  ]);
});
