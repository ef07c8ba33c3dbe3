import { expect, test } from "vitest";
import type { ChallengeShape } from "@/lib/learning/network/network-check";
import { openRound } from "@/lib/session/decide/plan";
import type { TestResult } from "@/lib/session/log/events";
import type { Question } from "@/lib/session/log/question";
import type { Round, Session } from "@/lib/session/log/session";
import { PREDICTION } from "@/lib/testing/session/arbitrary-questions";
import { classOf, EXERCISE } from "@/lib/testing/session/runs";
import { roundDigest } from "./round-digest";
import { haveSameDigests } from "./same-digests";

const GROUND: ChallengeShape = { ...EXERCISE, counts: { train: 200, validation: 1, test: 1 } };
const ground = () => GROUND;

/** 16 weights in each layer, 20 examples per batch: forward 2 operations each, backward twice that, except for the inputs, which need no gradient. */
const A_STEP = 20 * (2 * (16 + 16) + 2 * (16 + 16) + 2 * 16);
const RUNNING: Round = {
  ...{ seed: 2, startedAt: 10, deadline: null, pausedAt: null, pausedFor: 0 },
  state: "running",
};

const CLASS = classOf([
  [
    { rate: 0.1, units: 8, validationScore: 80, flopPerSecond: 1e9 },
    { rate: 3, end: "diverged", steps: 10, validationScore: 10, trainScore: 10 },
  ],
  [{ rate: 0.01, optimiser: "adam", validationScore: 70, validationLoss: 0.5, flopPerSecond: 2e9 }],
]);

test("a digest is what a small class showed, computed by hand", () => {
  expect(roundDigest(CLASS, 0, ground)).toEqual({
    round: 0,
    takeaways: [{ key: "loop", values: { updates: 210, runs: 3, students: 2 } }],
    rates: {
      dots: [
        { participant: 0, run: 0, optimiser: "sgd", rate: 0.1, score: 80, diverged: false },
        { participant: 0, run: 1, optimiser: "sgd", rate: 3, score: 10, diverged: true },
        { participant: 1, run: 0, optimiser: "adam", rate: 0.01, score: 70, diverged: false },
      ],
      optimiser: "sgd",
      hump: { worse: null, best: null, below: null, above: null },
    },
    sizes: {
      dots: [
        { participant: 0, run: 0, parameters: 42, trainLoss: 0.2, validationLoss: 0.25 },
        { participant: 1, run: 0, parameters: 42, trainLoss: 0.2, validationLoss: 0.5 },
      ],
      ...{ hump: { worse: null, best: null, below: null, above: null }, trainAbove: null, trainBest: null },
      recited: null,
    },
    compute: { flop: 210 * A_STEP, runs: 3, flopPerSecond: 3e9, measured: 2, trained: 2 },
    outcome: null,
  });
});

test("it says what came of what the class expected", () => {
  const question: Question = {
    ...{ purpose: "prediction", round: 0, content: PREDICTION, again: null, askedAt: 0, answers: {} },
    ...{ revealed: null, closed: { at: 9, answers: [] } },
  };
  expect(roundDigest({ ...CLASS, questions: [question] }, 0, ground)?.outcome).toEqual({
    ...{ on: "validation", values: [0.1], choices: [1] },
  });
});

test("a planned or running round has no digest, and its runs are in no total", () => {
  const more = classOf([[{}], [{ round: 1, flopPerSecond: 5e9 }]]);
  const session: Session = { ...more, rounds: [...more.rounds, RUNNING] };
  expect([1, 2].map((round) => roundDigest(session, round, ground))).toEqual([null, null]);
  expect(roundDigest(session, 0, ground)?.compute).toEqual({
    ...{ flop: 100 * A_STEP, runs: 1, flopPerSecond: 0, measured: 0, trained: 1 },
  });
});

test("digests contain no names, and while the board is hidden no seats either", () => {
  const [first, ...others] = CLASS.participants;
  const named: Session = { ...CLASS, participants: [{ ...first, nickname: "Zebedee" }, ...others] };
  expect(JSON.stringify(roundDigest(named, 0, ground))).not.toContain("Zebedee");
  const again = classOf([[{ validationScore: 60 }, { validationScore: 80 }]]);
  const keys = (session: Session) => roundDigest(session, 0, ground)?.takeaways.map(({ key }) => key);
  expect(keys(again)).toEqual(["class-gained", "tried-again", "loop"]);
  expect(keys({ ...again, hidden: { board: true, names: false } })).toEqual(["class-gained", "loop"]);
});

test("for an unknown challenge there are rates but no sizes", () => {
  expect(roundDigest(CLASS, 0, () => null)).toMatchObject({
    ...{ takeaways: [], sizes: null, compute: { flop: 0, runs: 0 } },
    rates: { optimiser: "sgd" },
  });
});

test("connections do not change digests; a score, a removal, an opened test or a hidden board may", () => {
  const [first, second] = CLASS.participants;
  const [run, ...more] = first.runs;
  const judged = { ...run, reproduction: "reproduced" } as const;
  const [closed] = CLASS.rounds;
  const others: [string, Session][] = [
    ["connected", { ...CLASS, seq: 9, participants: [{ ...first, connected: false }, second] }],
    ["judged", { ...CLASS, participants: [{ ...first, runs: [judged, ...more] }, second] }],
    ["removed", { ...CLASS, participants: [{ ...first, removed: true }, second] }],
    ["test", { ...CLASS, rounds: [{ ...closed }] }],
    ["hidden", { ...CLASS, hidden: { board: true, names: false } }],
  ];
  expect(others.filter(([, other]) => haveSameDigests(CLASS, other)).map(([name]) => name)).toEqual([
    "connected",
  ]);
});

test("a round of training scores tells nothing of how runs do on other examples before its test is open", () => {
  const ranking = { by: "final-weights", on: "train" } as const;
  const planned = { ...openRound("moons", null), ranksBy: ranking.by, trainingScores: true } as const;
  const klass = (test: TestResult[] | null): Session => {
    const session = classOf([[{ trainScore: 99, validationScore: 40 }], [{ trainScore: 70 }]], test);
    const participants = session.participants.map((participant) => ({
      ...participant,
      runs: participant.runs.map((run) => ({ ...run, ranking })),
    }));
    return { ...session, participants, plan: { rounds: [planned] } };
  };
  const told = (session: Session) => {
    const digest = roundDigest(session, 0, ground);
    const scores = digest?.rates.dots.map(({ score }) => score);
    return [digest?.takeaways.map(({ key }) => key), scores, digest?.sizes?.dots.length ?? null];
  };
  const result = { participant: 0, run: 0, rank: 1, test: { loss: 2, score: 30, metric: 0.6 } };
  expect(told(klass(null))).toEqual([["loop"], [99, 70], null]);
  expect(told(klass([result]))).toEqual([["loop"], [40, 75], 2]);
});
