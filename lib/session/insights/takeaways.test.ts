import { expect, test } from "vitest";
import type { TestResult } from "@/lib/session/log/events";
import { classOf, EXERCISE, type RunSketch } from "@/lib/testing/session/runs";
import { takeaways } from "./takeaways";

const takeawaysOf = (runs: readonly (readonly RunSketch[])[], test: readonly TestResult[] | null = null) =>
  takeaways(classOf(runs, test), 0, EXERCISE);
const result = (participant: number, score: number, rank: number): TestResult => ({
  ...{ participant, run: 0, rank },
  test: { loss: 0.5, score, metric: 0.8 },
});

test("a round in which nobody trained has nothing to take away", () => {
  expect(takeawaysOf([[], []])).toEqual([]);
});

test("there are three takeaways: the loop, what the settings did, and what generalised", () => {
  const scores = (rate: number, ...all: number[]) =>
    all.map((validationScore): RunSketch => ({ rate, validationScore }));
  const runs = [
    scores(0.001, 20, 21, 19),
    scores(0.1, 90, 91, 92),
    scores(10, 2, 3, 4),
    [{ rate: 0.1, trainScore: 99, validationScore: 60 }],
  ];
  expect(takeawaysOf(runs, [result(1, 90, 1), result(3, 52, 2)])).toEqual([
    { key: "loop", values: { updates: 1000, runs: 10, students: 4 } },
    { key: "rate-between", values: { from: 0.1, to: 0.1, best: 90.5, below: 20, above: 3 } },
    {
      key: "memorised",
      values: { participant: 3, train: 99, test: 52, gap: expect.closeTo(0.05, 9) },
    },
  ]);
});

test("if there is no U, the rates that diverged are named, and the best run's rate", () => {
  const found = takeawaysOf([
    [{ rate: 0.1 }],
    [
      { rate: 3, validationScore: 5, end: "diverged" },
      { rate: 1, end: "diverged", validationScore: 4 },
    ],
  ]);
  expect(found[1]).toEqual({ key: "rate-too-large", values: { diverged: 2, rate: 1, bestRate: 0.1 } });
});

test("a run that diverged with finite losses is no example of stopping late", () => {
  const away = [0.7, ...Array.from({ length: 20 }, () => 9)];
  const found = takeawaysOf([[{ rate: 0.1 }], [{ rate: 10, validationScore: 0, losses: away }]]);
  expect(found).toEqual([
    { key: "loop", values: { updates: 200, runs: 2, students: 2 } },
    { key: "rate-too-large", values: { diverged: 1, rate: 10, bestRate: 0.1 } },
  ]);
});

test("a rate is not called too large if the best run had a larger one", () => {
  const found = takeawaysOf([[{ rate: 0.1 }], [{ rate: 0.01, validationScore: 5, end: "diverged" }]]);
  expect(found.map(({ key }) => key)).not.toContain("rate-too-large");
});

test("while the test is sealed, the widest gap is between training and validation", () => {
  const found = takeawaysOf([
    [{ trainScore: 100, validationScore: 70 }],
    [{ trainScore: 90, validationScore: 80 }],
  ]);
  expect(found.at(-1)).toEqual({ key: "gap", values: { participant: 0, train: 100, validation: 70 } });
});

test("if the test confirmed what validation promised, that is a takeaway", () => {
  const found = takeawaysOf([[{}], [{}], [{}]], [result(0, 76, 1), result(1, 73, 1), result(2, 70, 3)]);
  expect(found.at(-1)).toEqual({ key: "promise-kept", values: { runs: 3, apart: 2 } });
});

test("nothing is claimed that did not happen: equal runs with one rate show only the loop", () => {
  expect(takeawaysOf([[{}], [{}]]).map(({ key }) => key)).toEqual(["loop"]);
});

test("a theme without takeaways is replaced by more from the others, in order", () => {
  const found = takeawaysOf([
    [
      { rate: 0.1, validationScore: 50, trainScore: 52 },
      { rate: 0.1, validationScore: 75, trainScore: 78 },
    ],
    [{ rate: 5, end: "diverged", validationScore: 3 }],
  ]);
  expect(found.map(({ key }) => key)).toEqual(["loop", "rate-too-large", "tried-again"]);
  expect(found[2].values).toEqual({ participant: 0, first: 50, best: 75, runs: 2 });
});

test("larger networks that were better on training and worse on validation are a takeaway", () => {
  const sized = (units: number, trainLoss: number, validationLoss: number): RunSketch[] =>
    [0, 0.01, 0.02].map((more) => ({ units, trainLoss, validationLoss: validationLoss + more }));
  const found = takeawaysOf([sized(8, 0.2, 0.3), sized(200, 0.01, 0.9)]);
  expect(found.at(-1)).toEqual({
    key: "too-large",
    values: { parameters: 1002, train: 0.01, trainBest: 0.2, validation: 0.91, best: 0.31 },
  });
});
