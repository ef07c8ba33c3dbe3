import { expect, test } from "vitest";
import { mistakesOf } from "./mistakes";
import type { Split } from "./split";
import type { Task } from "./task";

const task: Task = { kind: "classification", classes: ["left", "right"] };

function split(...examples: [feature: number, label: number][]): Split {
  return {
    count: examples.length,
    features: Float32Array.from(examples, ([feature]) => feature),
    labels: Float32Array.from(examples, ([, label]) => label),
  };
}

/** Logits that say class 1 this likely. */
function saying(...probabilities: number[]): Float32Array {
  return Float32Array.from(probabilities.flatMap((p) => [0, Math.log(p / (1 - p))]));
}

const train = { split: split([-2, 0], [-1, 0], [1, 1], [3, 1]), outputs: saying(0.1, 0.6, 0.9, 0.8) };
const validation = {
  split: split([-2, 0], [-0.5, 0], [1.5, 1], [2.5, 1], [0, 1]),
  outputs: saying(0.2, 0.99, 0.3, 0.7, 0.2),
};

test("validation mistakes come most confident first, each with the most similar learnt example of its class", () => {
  const close = (value: number) => expect.closeTo(value, 5);
  expect(mistakesOf(train, validation, task, 10)).toEqual({
    train: { right: 3, of: 4 },
    validation: { right: 2, of: 5 },
    confusion: [
      [1, 1],
      [2, 1],
    ],
    shown: [
      // The nearest of its class at −1 is itself wrong, so it is the one at −2.
      {
        ...{ example: 1, label: 0, guess: 1, confidence: close(0.99), labelProbability: close(0.01) },
        loss: close(Math.log(100)),
        known: { example: 0, confidence: close(0.9), distance: 1.5 },
      },
      {
        ...{ example: 4, label: 1, guess: 0, confidence: close(0.8), labelProbability: close(0.2) },
        loss: close(Math.log(5)),
        known: { example: 2, confidence: close(0.9), distance: 1 },
      },
      {
        ...{ example: 2, label: 1, guess: 0, confidence: close(0.7), labelProbability: close(0.3) },
        loss: close(-Math.log(0.3)),
        known: { example: 2, confidence: close(0.9), distance: 0.5 },
      },
    ],
  });
});

test("no more mistakes are given than asked for, and none has a learnt example if its class was never learnt", () => {
  const ignorant = { ...train, outputs: saying(0.9, 0.9, 0.1, 0.1) };
  const found = mistakesOf(ignorant, validation, task, 1)!;
  expect(found.shown).toHaveLength(1);
  expect(found.shown[0].known).toBeNull();
});

test("a regression has no mistakes", () => {
  expect(mistakesOf(train, validation, { kind: "regression" }, 3)).toBeNull();
});
