import { expect, test } from "vitest";
import type { Layer } from "@/lib/learning/network/network";
import type { ChallengeInfo } from "./challenge";
import { answerOf, exampleInput, featuresOf, firstInput, takesOwnInput } from "./own-input";

const base = {
  ...{ id: "sample", counts: { train: 1, validation: 2, test: 1 } },
  preset: {
    network: { layers: [] as Layer[] },
    hyperparameters: { learningRate: 1, optimiser: "sgd", batchSize: 1, epochs: 1, weightDecay: 0 },
  },
} as const;
const plane: ChallengeInfo = {
  ...{ ...base, view: "plane", featureShape: [2] },
  task: { kind: "classification", classes: ["left", "right"] },
};
const pictures: ChallengeInfo = {
  ...{ ...plane, view: "pictures", featureShape: [2, 2, 1] },
  drawnAs: { measure: "height", pixels: 1, margin: 0.5, middle: "box", thickness: 1, ink: 1, grain: 0 },
};

test("numbers start from the first validation example, and any other can be taken", () => {
  const split = { count: 2, features: Float32Array.of(0.5, -1, 2, 3), labels: Float32Array.of(0, 1) };
  expect(firstInput(plane, split)).toEqual({ kind: "numbers", features: [0.5, -1] });
  const other = exampleInput(plane, split, 1);
  expect(featuresOf(other, plane)).toEqual(Float32Array.of(2, 3));
});

test("a pad starts blank, which is no input yet; an example lies under what is drawn", () => {
  const split = { count: 1, features: Float32Array.of(0, 1, 0.2, 0), labels: Float32Array.of(0) };
  expect(featuresOf(firstInput(pictures, split), pictures)).toBeNull();
  expect(featuresOf(exampleInput(pictures, split, 0), pictures)).toEqual(split.features);
});

test("letters take no input of one's own, nor do pictures that nobody said how to draw", () => {
  expect(takesOwnInput(plane)).toBe(true);
  expect(takesOwnInput(pictures)).toBe(true);
  expect(takesOwnInput({ ...pictures, drawnAs: undefined })).toBe(false);
  expect(takesOwnInput({ ...plane, view: "letters" })).toBe(false);
});

test("an answer is the likeliest class with all probabilities, a number in its own unit, or that the network has diverged", () => {
  const { task } = plane;
  expect(answerOf(Float32Array.of(0, Math.log(3)), task)).toEqual({
    ...{ kind: "class", label: 1 },
    probabilities: [expect.closeTo(0.25, 6), expect.closeTo(0.75, 6)],
  });
  expect(answerOf(Float32Array.of(900, -900), task)).toEqual({
    kind: "class",
    label: 0,
    probabilities: [1, 0],
  });
  const regression = { kind: "regression", target: { mean: 20, deviation: 5 } } as const;
  expect(answerOf(Float32Array.of(2), regression)).toEqual({ kind: "number", value: 30 });
  expect(answerOf(Float32Array.of(2), { kind: "regression" })).toEqual({ kind: "number", value: 2 });
  for (const lost of [Number.NaN, Infinity]) {
    expect(answerOf(Float32Array.of(0, lost), task)).toEqual({ kind: "diverged" });
    expect(answerOf(Float32Array.of(lost), regression)).toEqual({ kind: "diverged" });
  }
});
