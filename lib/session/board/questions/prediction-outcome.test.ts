import { expect, test } from "vitest";
import type { Question } from "@/lib/session/log/question";
import type { Round } from "@/lib/session/log/session";
import type { QuestionContent } from "@/lib/session/questions/question";
import { PREDICTION, SCORE } from "@/lib/testing/session/arbitrary-questions";
import {
  CONVOLUTION,
  DENSE,
  planned,
  result,
  roomOf,
  type Sketch,
  TRAP,
} from "@/lib/testing/session/shaped-class";
import { predictionOutcome } from "./prediction-outcome";

const asked = (content: QuestionContent): Question => ({
  ...{ purpose: "prediction", round: 0, content, again: null, askedAt: 0, answers: {} },
  ...{ revealed: null, closed: null },
});
const about = (of: "hidden-layers" | "convolutions" | "units", values: number[]): Question =>
  asked({
    text: "Which network will win?",
    answer: { kind: "choices", choices: values.map(String), right: null },
    outcome: { of, values },
  });

const RATES: readonly Sketch[][] = [
  [{ rate: 0.02, validationScore: 40 }],
  [{ rate: 0.4, validationScore: 91.04 }],
  [{ rate: 5, validationScore: 10 }],
];

test("the winning rate belongs to the choice that is nearest by its ratio, before the test and after it", () => {
  const session = roomOf(RATES);
  expect(predictionOutcome(session, asked(PREDICTION))).toEqual({
    ...{ on: "validation", values: [0.4], choices: [2] },
  });
  const tested = roomOf(RATES, planned(), [result(0, 88, 1), result(1, 70, 2)]);
  expect(predictionOutcome(tested, asked(PREDICTION))).toEqual({ on: "test", values: [0.02], choices: [0] });
  expect(predictionOutcome(tested, asked(SCORE))).toEqual({ on: "test", values: [88], choices: [] });
});

test("who shares the first place wins too", () => {
  const shared = roomOf(RATES, planned(), [result(0, 88, 1), result(1, 87, 1), result(2, 3, 3)]);
  expect(predictionOutcome(shared, asked(PREDICTION))).toEqual({
    ...{ on: "test", values: [0.02, 0.4], choices: [0, 2] },
  });
});

test("nothing has come true while the round goes on, without a winner, or before the test of a round that shows training scores", () => {
  const closed = roomOf(RATES);
  const running: Round = {
    state: "running",
    seed: 1,
    startedAt: 0,
    deadline: null,
    pausedAt: null,
    pausedFor: 0,
  };
  const unsealed = roomOf(RATES, TRAP, [result(2, 50, 1)]);
  expect(
    [{ ...closed, rounds: [running] }, roomOf([[], []]), roomOf(RATES, TRAP)].map((session) =>
      predictionOutcome(session, asked(PREDICTION)),
    ),
  ).toEqual([null, null, null]);
  expect(predictionOutcome(unsealed, asked(PREDICTION))?.values).toEqual([5]);
  expect(predictionOutcome(closed, asked({ ...PREDICTION, outcome: null }))).toBe(null);
  expect(predictionOutcome(closed, { ...asked(PREDICTION), round: null })).toBe(null);
});

test("layers, convolutions and units are those of the winner; the last choice stands for all that is more", () => {
  const layers = [CONVOLUTION, CONVOLUTION, CONVOLUTION, DENSE, { ...DENSE, units: 50 }];
  const session = roomOf([[{ layers, validationScore: 80 }], [{ validationScore: 20 }]]);
  expect(
    [
      about("hidden-layers", [0, 1, 2]),
      about("convolutions", [0, 1, 2]),
      about("units", [2, 8, 32, 128]),
    ].map((question) => predictionOutcome(session, question)),
  ).toEqual([
    { on: "validation", values: [2], choices: [2] },
    { on: "validation", values: [3], choices: [2] },
    { on: "validation", values: [50], choices: [2] },
  ]);
});
