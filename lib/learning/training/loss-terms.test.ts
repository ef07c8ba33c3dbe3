import fc from "fast-check";
import { expect, test } from "vitest";
import type { Task } from "@/lib/learning/examples/task";
import { evaluate } from "./evaluation";
import { costOfGuess, lossTerms, wrongGuessCosts } from "./loss-terms";

const three: Task = { kind: "classification", classes: ["a", "b", "c"] };

test("the terms of cross-entropy are those worked out by hand: logits ln 2, ln 6 and 0 are probabilities 2/9, 6/9 and 1/9", () => {
  const terms = lossTerms([Math.log(2), Math.log(6), 0], 0, three);
  expect(terms).toEqual({
    kind: "cross-entropy",
    label: 0,
    logits: [Math.log(2), Math.log(6), 0],
    largest: Math.log(6),
    // e^(ln 2 − ln 6) = 2/6, e⁰ = 1, e^(−ln 6) = 1/6; together 9/6.
    powers: [expect.closeTo(1 / 3, 12), 1, expect.closeTo(1 / 6, 12)],
    sum: expect.closeTo(1.5, 12),
    probabilities: [2 / 9, 6 / 9, 1 / 9].map((probability) => expect.closeTo(probability, 12)),
    guess: 1,
    loss: expect.closeTo(Math.log(9 / 2), 12),
  });
});

test("the terms of a squared error are those worked out by hand: 1.5 where 2 was wanted costs 0.25", () => {
  const terms = lossTerms(Float32Array.of(1.5), 2, { kind: "regression" });
  expect(terms).toEqual({ kind: "mse", output: 1.5, target: 2, error: -0.5, loss: 0.25 });
});

test("the terms of all examples have the mean that training reports", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(
          fc.nat(2),
          fc.array(fc.float({ min: -9, max: 9, noNaN: true }), { minLength: 3, maxLength: 3 }),
        ),
        {
          minLength: 1,
          maxLength: 20,
        },
      ),
      (rows) => {
        const outputs = Float32Array.from(rows.flatMap(([, logits]) => logits));
        const labels = Float32Array.from(rows.map(([label]) => label));
        const split = { count: rows.length, features: new Float32Array(rows.length), labels };
        const losses = rows.map(
          ([label], row) => lossTerms(outputs.subarray(3 * row, 3 * row + 3), label, three).loss,
        );
        const mean = losses.reduce((sum, loss) => sum + loss) / rows.length;
        expect(mean).toBeCloseTo(evaluate(outputs, split, three).loss, 9);
      },
    ),
  );
});

test("a loss is finite even if the label's probability underflows", () => {
  expect(lossTerms([1000, 0, 0], 1, three)).toMatchObject({ probabilities: [1, 0, 0], loss: 1000 });
});

test("one confident wrong guess costs 4.6 under cross-entropy and hardly more than a hesitant one under squared error", () => {
  // At 0.99 for the wrong one of two: −ln 0.01, and 0.99² + 0.99².
  expect(costOfGuess([0.01, 0.99], 0)).toEqual({
    crossEntropy: expect.closeTo(Math.log(100), 12),
    squaredError: expect.closeTo(2 * 0.99 ** 2, 12),
  });
  const [hesitant, sure, certain] = wrongGuessCosts([0.6, 0.99, 0.9999]);
  expect(certain.crossEntropy / sure.crossEntropy).toBeCloseTo(2, 2);
  expect(certain.squaredError / sure.squaredError).toBeLessThan(1.03);
  expect(hesitant).toEqual({
    confidence: 0.6,
    crossEntropy: expect.closeTo(0.916, 3),
    squaredError: expect.closeTo(0.72, 12),
  });
});
