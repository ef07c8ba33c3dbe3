import { expect, test } from "vitest";
import { guessOf } from "./guess";

test("a guess is the largest logit, and its confidence the softmax of it", () => {
  const logits = Float32Array.of(0, 0, 500, 0, 0, Math.log(3));
  expect(guessOf(logits, 0, 2)).toEqual({ label: 0, confidence: 0.5 });
  expect(guessOf(logits, 1, 2)).toEqual({ label: 0, confidence: 1 });
  expect(guessOf(logits, 2, 2)).toEqual({ label: 1, confidence: expect.closeTo(0.75, 6) });
});
