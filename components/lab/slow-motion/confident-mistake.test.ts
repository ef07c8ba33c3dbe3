import { expect, test } from "vitest";
import type { BatchTrace } from "@/lib/learning/training/step-trace";
import { confidentMistake } from "./confident-mistake";

const TASK = { kind: "classification", classes: ["a", "b"] } as const;

/** Two logits for each example, all of which are of class 0. */
function batch(...logits: number[]): BatchTrace {
  const count = logits.length / 2;
  return {
    examples: new Int32Array(count),
    labels: new Float32Array(count),
    outputs: Float32Array.from(logits),
    losses: new Float64Array(count),
    loss: 0,
    shownExamples: count,
  };
}

test("the most confident wrong guess of a batch costs most under both losses, and far more under cross-entropy", () => {
  const mistake = confidentMistake(batch(3, 0, 0, 1, 0, 4, 0, 2), TASK)!;
  const right = 1 / (1 + Math.exp(4));
  expect(mistake).toMatchObject({ row: 2, guess: 1, label: 0 });
  expect(mistake.confidence).toBeCloseTo(1 - right);
  expect(mistake.crossEntropy).toBeCloseTo(-Math.log(right));
  expect(mistake.squaredError).toBeCloseTo(2 * (1 - right) ** 2);
});

test("a batch without wrong guesses has none, nor has a regression", () => {
  expect(confidentMistake(batch(3, 0, 1, 0), TASK)).toBeNull();
  expect(confidentMistake(batch(3, 0), { kind: "regression" })).toBeNull();
});
