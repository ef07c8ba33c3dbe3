import { expect, test } from "vitest";
import type { Run } from "@/lib/session/log/session";
import { classOf, EXERCISE, type RunSketch } from "@/lib/testing/session/runs";
import { rateScatter, sizeScatter } from "./class-scatter";

const refuted = {
  step: 100,
  validation: { loss: 1, score: 1, metric: 0.5 },
  agrees: false,
  climbs: false,
} as const;
const rates = (...pairs: [rate: number, score: number][]) =>
  pairs.map(([rate, validationScore]): RunSketch => ({ rate, validationScore }));

test("the U of learning rates appears from what the class did, and says which rates were best", () => {
  const session = classOf([
    rates([0.001, 10], [0.001, 12], [0.003, 20]),
    rates([0.1, 90], [0.1, 92], [0.3, 91]),
    [...rates([10, 3], [10, 4]), { rate: 3, validationScore: 2, end: "diverged" }],
  ]);
  const { dots, optimiser, hump } = rateScatter(session, 0, EXERCISE.task);
  expect(dots).toHaveLength(9);
  expect(dots.filter(({ diverged }) => diverged).map(({ rate }) => rate)).toEqual([3]);
  expect(optimiser).toBe("sgd");
  expect(hump).toMatchObject({ worse: "both", best: { from: 0.1, to: 0.3, median: 91, count: 3 } });
});

test("runs of other rounds, refuted ones and those of removed participants are in no picture", () => {
  const session = classOf([
    [{ validationScore: 50, round: 1 }, { verdict: refuted }, { validationScore: 70 }],
    [{ validationScore: 80 }],
  ]);
  const without = session.participants.with(1, { ...session.participants[1], removed: true });
  expect(
    rateScatter({ ...session, participants: without }, 0, EXERCISE.task).dots.map(({ score }) => score),
  ).toEqual([70]);
});

test("a run that diverged with finite losses is marked among the rates, and is in no picture of sizes", () => {
  const session = classOf([
    [{ rate: 10, losses: [0.7, ...Array.from({ length: 20 }, () => 9)] }, { rate: 0.1 }],
  ]);
  expect(rateScatter(session, 0, EXERCISE.task).dots.map(({ diverged }) => diverged)).toEqual([true, false]);
  expect(sizeScatter(session, 0, EXERCISE).dots).toHaveLength(1);
});

test("a rate is compared only with rates of the same optimiser: the one that most runs used", () => {
  const adam = rates([0.0001, 99], [0.0001, 98], [0.0001, 97]).map(
    (run): RunSketch => ({ ...run, optimiser: "adam" }),
  );
  const session = classOf([rates([0.1, 90], [0.1, 91], [0.1, 92], [0.1, 93]), adam]);
  const { dots, optimiser, hump } = rateScatter(session, 0, EXERCISE.task);
  expect(dots).toHaveLength(7);
  expect({ optimiser, best: hump.best }).toMatchObject({
    optimiser: "sgd",
    best: { from: 0.1, to: 0.1, count: 4 },
  });
});

test("the U of sizes appears in the validation loss, while the training loss keeps falling", () => {
  const sized = (units: number, trainLoss: number, ...losses: number[]) =>
    losses.map((validationLoss): RunSketch => ({ units, trainLoss, validationLoss }));
  const session = classOf([
    sized(1, 0.6, 0.62, 0.63, 0.61),
    sized(8, 0.2, 0.25, 0.26, 0.24),
    sized(200, 0.001, 0.9, 0.8, 0.85),
    [
      { units: 200, end: "diverged" },
      { units: 3, end: null },
    ],
  ]);
  const { dots, hump, trainAbove, trainBest } = sizeScatter(session, 0, EXERCISE);
  expect(dots).toHaveLength(9);
  // 2 · 8 + 8 weights and biases in the hidden layer, 8 · 2 + 2 in the output layer.
  expect(hump).toMatchObject({ worse: "both", best: { from: 42, to: 42, median: 0.25, count: 3 } });
  expect({ trainAbove, trainBest }).toEqual({ trainAbove: 0.001, trainBest: 0.2 });
});

test("of networks of letters it also shows how much each recites, and that the larger ones recite more", () => {
  const session = classOf([
    [8, 8, 8, 200, 200, 200].map((units): RunSketch => ({ units, validationLoss: units === 8 ? 1.9 : 2.7 })),
  ]);
  const shares = [0, 0.01, null, 0.5, 0.6, 0.4];
  const [student] = session.participants;
  const runs = student!.runs.map((run, index): Run => {
    const recited = shares[index];
    if (recited === null || recited === undefined) return run;
    const share = { step: 9, recited, guessed: 0, invented: 1 - recited };
    return { ...run, writing: { at: 0, step: 9, words: [], shares: [share] } };
  });
  const { dots, recited } = sizeScatter({ ...session, participants: [{ ...student!, runs }] }, 0, EXERCISE);
  expect(dots.map((dot) => dot.recited ?? null)).toEqual(shares);
  expect(recited).toEqual({ above: 0.5, best: 0.01 });
  expect(sizeScatter(session, 0, EXERCISE).recited).toBeNull();
});

test("a class that has not trained has empty pictures", () => {
  expect(rateScatter(classOf([[]]), 0, EXERCISE.task)).toMatchObject({
    dots: [],
    optimiser: null,
    hump: { worse: null },
  });
  expect(sizeScatter(classOf([[]]), 0, EXERCISE)).toMatchObject({
    dots: [],
    hump: { worse: null },
    trainBest: null,
  });
});
