import fc from "fast-check";
import { expect, test } from "vitest";
import type { Split } from "@/lib/learning/examples/split";
import type { Task } from "@/lib/learning/examples/task";
import { evaluate } from "./evaluation";
import { scoreRules } from "./score-rules";

const TWO_CLASSES: Task = { kind: "classification", classes: ["glasses", "rings"] };
const THREE_CLASSES: Task = { kind: "classification", classes: ["adelie", "chinstrap", "gentoo"] };
const REGRESSION: Task = { kind: "regression" };

function labelled(...labels: number[]): Split {
  return {
    count: labels.length,
    features: new Float32Array(labels.length),
    labels: Float32Array.from(labels),
  };
}

test("guessing every class alike scores 0 with a loss of ln K", () => {
  const evaluation = evaluate(new Float32Array(12), labelled(0, 1, 2, 0), THREE_CLASSES);
  expect(evaluation.loss).toBeCloseTo(Math.log(3), 12);
  expect(evaluation.score).toBeCloseTo(0, 10);
  expect(evaluation.metric).toBe(0.5);
});

test("two examples worked by hand: one fairly right, one fairly wrong", () => {
  // Logits 0 and ln 3 mean probabilities of 1/4 and 3/4. Labels 1 and 0: −ln 3/4 = 0.28768 and −ln 1/4 = 1.38629.
  const evaluation = evaluate(Float32Array.of(0, Math.log(3), 0, Math.log(3)), labelled(1, 0), TWO_CLASSES);
  expect(evaluation.loss).toBeCloseTo(0.83699, 5);
  // 0.83699 is above ln 2 = 0.69315, worse than guessing.
  expect(evaluation.score).toBe(0);
  expect(evaluation.metric).toBe(0.5);
  // Three right and one wrong: (3 · 0.28768 + 1.38629) / 4 = 0.56234, and 100 · (1 − 0.56234 / 0.69315) = 18.872.
  const better = evaluate(
    Float32Array.of(0, Math.log(3), 0, Math.log(3), 0, Math.log(3), 0, Math.log(3)),
    labelled(1, 1, 1, 0),
    TWO_CLASSES,
  );
  expect(better.loss).toBeCloseTo(0.56234, 5);
  expect(better.score).toBeCloseTo(18.872, 3);
  expect(better.metric).toBe(0.75);
});

test("one absurdly confident mistake counts in full in the loss, and as the session's least probability in the score", () => {
  // Nine examples beyond doubt, and one that is wrong by 1,000: loss 100, score 100 · (1 − 0.1 · ln 100 / ln 2) = 33.561.
  const logits = new Float32Array(20);
  for (let example = 0; example < 10; example++) logits[2 * example] = 1000;
  const labels = labelled(0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
  const evaluation = evaluate(logits, labels, TWO_CLASSES, scoreRules(1).floor);
  expect(evaluate(logits, labels, TWO_CLASSES, 0.1).score).toBeCloseTo(66.781, 3);
  expect(evaluation.loss).toBe(100);
  expect(evaluation.score).toBeCloseTo(33.561, 3);
  expect(evaluation.metric).toBe(0.9);
});

test("cross-entropy is that of a plain softmax, for any logits", () => {
  const example = fc.record({
    logits: fc.array(fc.float({ min: -20, max: 20, noNaN: true }), { minLength: 3, maxLength: 3 }),
    label: fc.integer({ min: 0, max: 2 }),
  });
  fc.assert(
    fc.property(fc.array(example, { minLength: 1, maxLength: 30 }), (examples) => {
      const split = labelled(...examples.map(({ label }) => label));
      const outputs = Float32Array.from(examples.flatMap(({ logits }) => logits));
      const probabilities = examples.map(({ logits, label }) => {
        const powers = logits.map(Math.exp);
        return powers[label] / powers.reduce((sum, power) => sum + power);
      });
      const mean = (values: number[]) => values.reduce((sum, value) => sum + value) / values.length;
      // By the first rules, and by today's.
      for (const floor of [0.01, 1e-4]) {
        const evaluation = evaluate(outputs, split, THREE_CLASSES, floor);
        expect(evaluation.loss).toBeCloseTo(mean(probabilities.map((p) => -Math.log(p))), 8);
        const clipped = mean(probabilities.map((p) => -Math.log(Math.max(p, floor))));
        expect(evaluation.score).toBeCloseTo(Math.max(0, 100 - (100 * clipped) / Math.log(3)), 6);
      }
    }),
  );
});

test("predicting the mean scores 0, predicting the targets 100, and halfway between them 75", () => {
  const split = labelled(1, 2, 6);
  expect(evaluate(Float32Array.of(3, 3, 3), split, REGRESSION)).toEqual({
    loss: expect.closeTo(14 / 3, 10),
    score: expect.closeTo(0, 10),
    metric: expect.closeTo(Math.sqrt(14 / 3), 10),
  });
  expect(evaluate(Float32Array.of(1, 2, 6), split, REGRESSION)).toEqual({ loss: 0, score: 100, metric: 0 });
  expect(evaluate(Float32Array.of(2, 2.5, 4.5), split, REGRESSION).score).toBeCloseTo(75, 10);
});

test("a regression's score is 100 · R², never below 0", () => {
  const example = fc.record({
    target: fc.integer({ min: -1000, max: 1000 }),
    guess: fc.integer({ min: -1000, max: 1000 }),
  });
  fc.assert(
    fc.property(fc.array(example, { minLength: 2, maxLength: 40 }), (examples) => {
      const targets = examples.map(({ target }) => target);
      fc.pre(new Set(targets).size > 1);
      const mean = targets.reduce((sum, target) => sum + target) / targets.length;
      const unexplained = examples.reduce((sum, { target, guess }) => sum + (target - guess) ** 2, 0);
      const total = targets.reduce((sum, target) => sum + (target - mean) ** 2, 0);
      const guesses = Float32Array.from(examples.map(({ guess }) => guess));
      const evaluation = evaluate(guesses, labelled(...targets), REGRESSION);
      expect(evaluation.score).toBeCloseTo(Math.max(0, 100 * (1 - unexplained / total)), 6);
      expect(evaluation.metric).toBeCloseTo(Math.sqrt(unexplained / examples.length), 6);
    }),
  );
});

test.each([Number.NaN, Number.POSITIVE_INFINITY])(
  "outputs of %s score 0 and have no finite loss",
  (output) => {
    const classified = evaluate(Float32Array.of(output, output), labelled(0), TWO_CLASSES);
    const predicted = evaluate(Float32Array.of(output, 1), labelled(0, 1), REGRESSION);
    expect([classified.score, predicted.score]).toEqual([0, 0]);
    expect([Number.isFinite(classified.loss), Number.isFinite(predicted.loss)]).toEqual([false, false]);
  },
);
