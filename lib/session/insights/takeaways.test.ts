import { expect, test } from "vitest";
import type { Layer } from "@/lib/learning/network/network";
import type { ChallengeShape } from "@/lib/learning/network/network-check";
import type { TestResult } from "@/lib/session/log/events";
import type { Run, Session } from "@/lib/session/log/session";
import { classOf, EXERCISE } from "@/lib/testing/session/runs";
import {
  CARS,
  CONVOLUTION,
  DENSE,
  FIXED,
  PICTURES,
  planned,
  result,
  roomOf,
  type Sketch,
  STEP_SIZE,
  TRAP,
  UNITS,
} from "@/lib/testing/session/shaped-class";
import { closingTakeaways } from "./closing-takeaways";
import { roundAim } from "./round-aim";
import { takeaways } from "./takeaways";

const told = (session: Session, exercise: ChallengeShape = EXERCISE) => takeaways(session, 0, exercise);

test("what a round is for follows from what it leaves free, how it ranks and what it trains on", () => {
  const letters: ChallengeShape = { ...EXERCISE, task: { kind: "next-letter", alphabet: "ab" } };
  const few = { ...PICTURES, counts: { ...EXERCISE.counts, train: 120 } };
  const someLocked = planned({ locks: FIXED });
  expect([
    roundAim(STEP_SIZE, EXERCISE),
    roundAim(planned(), CARS),
    roundAim(UNITS, CARS),
    roundAim(someLocked, PICTURES),
    roundAim(UNITS, EXERCISE),
    roundAim(UNITS, PICTURES),
    roundAim(TRAP, EXERCISE),
    roundAim(planned(), letters),
    roundAim(planned(), few),
    roundAim(planned(), PICTURES),
    roundAim(someLocked, EXERCISE),
  ]).toEqual([
    ...["step-size", "mistake", "mistake", "convolution", "by-heart", "convolution"],
    ...["by-heart", "by-heart", "by-heart", "measure", "measure"],
  ]);
});

test("where only the rate is free, the class's own rates tell what too small and too large a step cost", () => {
  const session = roomOf(
    [
      [
        { rate: 0.001, validationScore: 21.4 },
        { rate: 0.001, validationScore: 24.6 },
      ],
      [{ rate: 0.3, validationScore: 98.2 }],
      [
        { rate: 3, validationScore: 12, end: "diverged" },
        { rate: 1, validationScore: 60 },
      ],
    ],
    STEP_SIZE,
  );
  expect(told(session)).toEqual([
    {
      key: "rate-between",
      values: {
        ...{ small: 0.001, smallScore: 24.6, bestRate: 0.3, bestScore: 98.2 },
        ...{ large: 3, largeScore: 12 },
      },
    },
    { key: "rate-diverged", values: { diverged: 1, rate: 3, bestRate: 0.3 } },
    { key: "loop", values: { updates: 500, runs: 5, students: 3 } },
  ]);
  const [keys, others] = [
    [[{ rate: 0.01, validationScore: 40 }], [{ rate: 0.3, validationScore: 90 }]],
    [[{ rate: 0.3, validationScore: 90 }], [{ rate: 3, validationScore: 40 }]],
  ].map((sketches) => told(roomOf(sketches, STEP_SIZE))[0]);
  expect([keys, others]).toEqual([
    { key: "rate-too-small", values: { small: 0.01, smallScore: 40, bestRate: 0.3, bestScore: 90 } },
    { key: "rate-too-large", values: { large: 3, largeScore: 40, bestRate: 0.3, bestScore: 90 } },
  ]);
});

test("of rates that did alike, or of a run that was stopped, nothing is said; nor of divergence below the best rate", () => {
  const keys = (...sketches: Sketch[]) =>
    told(roomOf([sketches], STEP_SIZE)).map(({ key, values }) => `${key} ${JSON.stringify(values)}`);
  const loop = (runs: number) => `loop {"updates":${100 * runs},"runs":${runs},"students":1}`;
  expect(keys({ rate: 0.1 }, { rate: 0.3, validationScore: 74 })).toEqual([loop(2)]);
  expect(keys({ rate: 0.1 }, { rate: 3, validationScore: 9, end: "stopped" })).toEqual([loop(2)]);
  expect(keys({ rate: 0.1 }, { rate: 0.03, validationScore: 72, end: "diverged" })).toEqual([loop(2)]);
});

test("in a regression the mistake is told in the target's own unit, as the boards show it", () => {
  const test = [result(0, 90, 1, 0.3), result(1, 20, 2, 0.9)];
  const session = roomOf(
    [[{ validationScore: 91, metric: 0.25 }], [{ validationScore: 30, metric: 1 }]],
    planned(),
    test,
  );
  expect(told(session, CARS)).toEqual([
    {
      key: "mistake-measured",
      values: { bestMistake: 2, bestScore: 91, worstMistake: 8, worstScore: 30 },
    },
    { key: "mistake-on-test", values: { participant: 0, mistake: expect.closeTo(2.4, 9), score: 90 } },
    { key: "loop", values: { updates: 200, runs: 2, students: 2 } },
  ]);
});

test("on pictures, the best networks with and without convolution are compared, and the largest with the best", () => {
  const large: Layer = { ...DENSE, units: 400 };
  const session = roomOf(
    [
      [{ layers: [CONVOLUTION], validationScore: 95.1 }],
      [
        { layers: [DENSE], validationScore: 88.4 },
        { layers: [large], validationScore: 86 },
      ],
    ],
    planned({ locks: FIXED }),
  );
  const [gain, size] = told(session, PICTURES);
  expect(gain).toEqual({
    key: "convolution-gains",
    values: { with: 95.1, parameters: 330, without: 88.4, dense: 538 },
  });
  expect(size).toEqual({
    key: "smaller-won",
    values: { parameters: 330, score: 95.1, largest: 26_802, largestScore: 86 },
  });
  const lost = roomOf(
    [[{ layers: [CONVOLUTION], validationScore: 80 }, { layers: [DENSE] }], []],
    planned({ locks: FIXED }),
  );
  expect(told(lost, PICTURES).map(({ key }) => key)).toEqual(["convolution-gains", "loop"]);
  const byLuck = roomOf(
    [
      [
        { layers: [CONVOLUTION], validationScore: 75.6 },
        { layers: [DENSE], validationScore: 75 },
      ],
      [],
    ],
    planned({ locks: FIXED }),
  );
  expect(told(byLuck, PICTURES).map(({ key }) => key)).not.toContain("convolution-gains");
});

test("who is first on the test is said to have understood only with about the same score on the training examples", () => {
  const keys = (trainScore: number) =>
    told(
      roomOf([[{ trainScore, validationScore: 81 }], [{ trainScore: 60 }]], UNITS, [
        result(0, 74, 1),
        result(1, 50, 2),
      ]),
    ).map(({ key }) => key);
  expect([keys(84).includes("understood"), keys(84.1).includes("understood")]).toEqual([true, false]);
});

test("by heart is said of a run that is diagnosed as overfitting, with its two scores on the board of the test", () => {
  const sketches: Sketch[][] = [
    [{ shape: "by-heart", trainScore: 99.4, validationScore: 62 }],
    [{ trainScore: 84, validationScore: 81 }],
    [{ trainScore: 80, validationScore: 70 }],
  ];
  const open = roomOf(sketches, UNITS, [result(1, 80.2, 1), result(2, 70, 2), result(0, 51.3, 3)]);
  expect(told(open)).toEqual([
    { key: "by-heart", values: { participant: 0, train: 99.4, test: 51.3 } },
    { key: "training-leader", values: { participant: 0, train: 99.4, rank: 3, of: 3 } },
    { key: "understood", values: { participant: 1, train: 84, test: 80.2 } },
  ]);
  expect(told(roomOf(sketches, UNITS))[0]).toEqual({
    key: "by-heart-sealed",
    values: { participant: 0, train: 99.4, validation: 62 },
  });
});

test("of a run that only bounced, nobody says by heart, however far apart its scores are", () => {
  const sketches: Sketch[][] = [[{ shape: "bouncing", trainScore: 99, validationScore: 40 }], [{}]];
  const test = [result(1, 74, 1), result(0, 30, 2)];
  for (const session of [roomOf(sketches, UNITS), roomOf(sketches, UNITS, test)])
    expect(told(session).filter(({ key }) => key.startsWith("by-heart"))).toEqual([]);
});

test("a round that ranks by training scores does not give its sealed test away", () => {
  const sketches: Sketch[][] = [[{ shape: "by-heart", trainScore: 99, validationScore: 40 }]];
  expect(told(roomOf(sketches, TRAP)).map(({ key }) => key)).toEqual(["loop"]);
  expect(told(roomOf(sketches, TRAP, [result(0, 30, 1)]))[0]?.key).toBe("by-heart");
});

test("several who share the best training score are told of only if all of them fell into the lower half", () => {
  const same: Sketch[][] = Array.from({ length: 4 }, () => [{ trainScore: 99.96, validationScore: 90 }]);
  const sketches = [...same.slice(0, 2), [{ trainScore: 80 }], [{ trainScore: 81 }]];
  const keys = (...scores: [number, number][]) =>
    told(
      roomOf(
        sketches,
        UNITS,
        scores.map(([participant, score], index) => result(participant, score, index + 1)),
      ),
    ).map(({ key }) => key);
  expect(keys([2, 90], [3, 80], [0, 70], [1, 60])).toContain("training-leader");
  expect(keys([2, 90], [0, 80], [3, 70], [1, 60])).not.toContain("training-leader");
});

test("runs that learnt by heart after an early best are counted where the best epoch counts", () => {
  const session = roomOf([[{ shape: "by-heart", trainScore: 80 }], [{}]], UNITS);
  const early = (run: Run): Run => ({ ...run, best: run.best && { ...run.best, step: 20 } });
  const late: Session = {
    ...session,
    participants: session.participants.map((student) => ({ ...student, runs: student.runs.map(early) })),
  };
  expect(told(late)).toContainEqual({ key: "stopped-late", values: { runs: 1, of: 2 } });
});

test("where everything is free, it is told how much the class gained by trying, and who gained the most", () => {
  const session = roomOf([
    [{ validationScore: 50 }, { validationScore: 75 }, { validationScore: 71 }],
    [{ validationScore: 60 }, { validationScore: 55 }],
    [{ validationScore: 65 }],
  ]);
  expect(told(session)).toEqual([
    { key: "class-gained", values: { improved: 1, again: 2, first: 65, best: 75 } },
    { key: "tried-again", values: { participant: 0, first: 50, best: 75, runs: 3 } },
    { key: "loop", values: { updates: 600, runs: 6, students: 3 } },
  ]);
});

test("where fewer than half of those who tried again gained, nobody says that measuring pays", () => {
  const session = roomOf([
    [{ validationScore: 50 }, { validationScore: 75 }],
    [{ validationScore: 60 }, { validationScore: 55 }],
    [{ validationScore: 65 }, { validationScore: 61 }],
  ]);
  expect(told(session).map(({ key }) => key)).toEqual(["tried-again", "loop"]);
  expect(closingTakeaways(session)).toEqual([]);
});

test("the promise of validation was kept if its leader is the first on the test, with nearly the same score", () => {
  const keys = (...test: TestResult[]) =>
    told(roomOf([[{ validationScore: 80 }], [{ validationScore: 70 }]], planned(), test));
  expect(keys(result(0, 77, 1), result(1, 73, 2))[0]).toEqual({
    key: "promise-kept",
    values: { participant: 0, validation: 80, test: 77 },
  });
  for (const other of [
    keys(result(1, 77, 1), result(0, 73, 2)),
    keys(result(0, 60, 1), result(1, 50, 2)),
    keys(result(0, 77, 1), result(1, 77, 1)),
  ])
    expect(other.map(({ key }) => key)).toEqual(["loop"]);
});

test("the loop is told of once in a session; a round in which nobody trained has nothing to take away", () => {
  const session = roomOf([[{}, { round: 1 }], [{}]]);
  const both = { ...session, rounds: [session.rounds[0]!, session.rounds[0]!] };
  expect([0, 1].map((round) => takeaways(both, round, EXERCISE).map(({ key }) => key))).toEqual([
    ["loop"],
    [],
  ]);
  expect(told(roomOf([[], []]))).toEqual([]);
});

test("the session's end sums up who beat their first run, and whether knowing the examples was enough", () => {
  const sketches: Sketch[][] = [
    [{ trainScore: 99, validationScore: 60 }, { validationScore: 55 }],
    [{ validationScore: 60 }, { validationScore: 70 }],
  ];
  const opened = (first: number, other: number) =>
    roomOf(sketches, planned(), [
      result(first, 80, 1),
      { ...result(other, 60, 2), run: other === 1 ? 1 : 0 },
    ]);
  expect(closingTakeaways(opened(1, 0))).toEqual([
    { key: "measured", values: { improved: 1, again: 2 } },
    { key: "generalised", values: { rounds: 1, of: 1 } },
  ]);
  expect(closingTakeaways(opened(0, 1)).map(({ key }) => key)).toEqual(["measured"]);
  expect(closingTakeaways(classOf([[], []]))).toEqual([]);
});
