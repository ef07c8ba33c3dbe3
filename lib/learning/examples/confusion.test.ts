import { expect, test } from "vitest";
import { confusion } from "./guess";

test("every example counts once, in the row of its class and the column of the likeliest guess", () => {
  const logits = Float32Array.of(3, 0, 0, 0, 1, 2, -1, -3, 0, 9, 0, 0);
  expect(confusion(logits, Float32Array.of(0, 1, 2, 1), 3)).toEqual([
    [1, 0, 0],
    [1, 0, 1],
    [0, 0, 1],
  ]);
});
