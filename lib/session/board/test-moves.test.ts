import { expect, test } from "vitest";
import { curveOf, EMPTY_CURVE } from "@/lib/learning/curves/curve";
import { USUAL_RANKING } from "@/lib/learning/curves/ranking";
import { openRound } from "@/lib/session/decide/plan";
import type { TestResult } from "@/lib/session/log/events";
import { EMPTY_SESSION, type Run, type Session } from "@/lib/session/log/session";
import { participantOf } from "@/lib/testing/session/runs";
import { type TestMoves, testMoves } from "./test-moves";

/** A run of round 0 with this validation score and gap; null: without measurements. */
function run(validationScore: number | null, gap = 0.1, agrees: boolean | null = true): Run {
  const best = validationScore === null ? null : bestPoint(validationScore, gap);
  const validation = { loss: 0.1 + gap, score: validationScore ?? 0, metric: 0.9 };
  return {
    number: 0,
    round: 0,
    network: { layers: [] },
    hyperparameters: { learningRate: 0.1, optimiser: "sgd", batchSize: 8, epochs: 10, weightDecay: 0 },
    device: { backend: "simd", name: "" },
    startedAt: 0,
    curve: EMPTY_CURVE,
    reported: 1,
    best,
    verdict: agrees === null ? null : { step: 10, validation, agrees, climbs: true },
    unproven: false,
    reproduction: null,
    ranking: USUAL_RANKING,
    writing: null,
    end: null,
  };
}

function bestPoint(validationScore: number, gap: number) {
  return {
    step: 10,
    epoch: 1,
    trainLoss: 0.1,
    validationLoss: 0.1 + gap,
    trainScore: 99,
    validationScore,
    trainMetric: 1,
    validationMetric: 0.9,
  };
}

function classOf(
  runs: readonly Run[],
  results: readonly (readonly [number, number, number])[] | null,
): Session {
  const participants = runs.map((one, id) => participantOf(id, [one]));
  const test =
    results?.map(
      ([participant, rank, score]): TestResult => ({
        participant,
        run: 0,
        rank,
        test: { loss: 0.2, score, metric: 0.8 },
      }),
    ) ?? null;
  return {
    ...EMPTY_SESSION,
    plan: { rounds: [openRound("moons", null)] },
    rounds: [{ state: "closed", seed: 1, startedAt: 0, deadline: null, closedAt: 1, test }],
    participants,
  };
}

/** Participant, validation rank, test rank, move. */
const brief = (moves: TestMoves | null) =>
  moves?.rows.map(({ participant, rankBefore, testRank, move }) => [
    participant.id,
    rankBefore,
    testRank,
    move,
  ]);

test("there are no moves while a round is sealed, running or not begun", () => {
  const session = classOf([run(90)], null);
  expect([testMoves(session, 0), testMoves(session, 1), testMoves(EMPTY_SESSION, 0)]).toEqual([
    null,
    null,
    null,
  ]);
});

test("everyone moves from a validation rank to a test rank; those with the same rank are in order of their test scores", () => {
  const session = classOf(
    [run(95, 0.6), run(90), run(89.96), run(70, 0.01)],
    [
      [1, 1, 84],
      [2, 1, 85],
      [3, 1, 83],
      [0, 4, 60],
    ],
  );
  expect(brief(testMoves(session, 0))).toEqual([
    [2, 2, 1, 1],
    [1, 2, 1, 1],
    [3, 4, 1, 3],
    [0, 1, 4, -3],
  ]);
});

test("the biggest climb and the biggest fall are named, and whether the gap had predicted them", () => {
  const session = classOf(
    [run(95, 0.6), run(90, 0.1), run(80, 0.2), run(70, 0.01)],
    [
      [3, 1, 90],
      [1, 2, 80],
      [2, 2, 79],
      [0, 4, 60],
    ],
  );
  const moves = testMoves(session, 0);
  expect(moves?.climb).toMatchObject({
    participant: { id: 3 },
    move: 3,
    gap: expect.closeTo(0.01),
    foretold: true,
  });
  expect(moves?.fall).toMatchObject({
    participant: { id: 0 },
    move: -3,
    gap: expect.closeTo(0.6),
    foretold: true,
  });
  expect(moves?.usualGap).toBeCloseTo(0.2);
});

test("a fall with the usual gap was not predicted, and of equal falls the one with the larger drop in score is named", () => {
  const session = classOf(
    [run(95), run(90), run(80), run(70)],
    [
      [2, 1, 90],
      [3, 1, 90],
      [0, 3, 70],
      [1, 4, 30],
    ],
  );
  expect(testMoves(session, 0)?.fall).toMatchObject({ participant: { id: 1 }, move: -2, foretold: false });
});

test("if nobody moves, nobody is named", () => {
  const moves = testMoves(
    classOf(
      [run(95), run(90)],
      [
        [0, 1, 90],
        [1, 2, 80],
      ],
    ),
    0,
  );
  expect([moves?.climb, moves?.fall]).toEqual([null, null]);
});

test("those who trained and are not on the test are listed with the reason; ranks are among those who are", () => {
  const session = classOf(
    [run(95, 0.1, null), run(94, 0.1, false), run(null, 0, null), run(80), run(60)],
    [
      [3, 1, 75],
      [4, 2, 55],
    ],
  );
  const moves = testMoves(session, 0);
  expect(brief(moves)).toEqual([
    [3, 1, 1, 0],
    [4, 2, 2, 0],
  ]);
  expect(moves?.absent.map(({ participant, why }) => [participant.id, why])).toEqual([
    [0, "no-checkpoint"],
    [1, "not-borne-out"],
    [2, "not-measured"],
  ]);
});

test("runs that were not checked in time are listed, even if an earlier one is on the test; older logs have none", () => {
  const session = classOf([run(95, 0.1, null), run(80)], [[1, 1, 75]]);
  const unchecked = [
    { participant: 0, run: 0 },
    { participant: 1, run: 4 },
  ];
  const [round] = session.rounds;
  const moves = testMoves({ ...session, rounds: [{ ...round, unchecked }] as Session["rounds"] }, 0);
  expect(moves?.absent.map(({ participant, why }) => [participant.id, why])).toEqual([[0, "not-in-time"]]);
  expect(moves?.unchecked).toEqual(unchecked);
  expect(testMoves(session, 0)?.unchecked).toEqual([]);
});

test("removed participants are neither on the test nor missing from it, and ranks are counted among the others", () => {
  const session = classOf(
    [run(95), run(90), run(85), run(80), run(80)],
    [
      [0, 1, 90],
      [1, 1, 89],
      [2, 3, 80],
      [3, 3, 79],
      [4, 5, 60],
    ],
  );
  const without = (...gone: number[]) =>
    testMoves(
      {
        ...session,
        participants: session.participants.map((each) => ({ ...each, removed: gone.includes(each.id) })),
      },
      0,
    );
  const whole = [
    [0, 1, 1, 0],
    [1, 2, 1, 1],
    [2, 3, 3, 0],
    [3, 4, 3, 1],
    [4, 4, 5, -1],
  ];
  expect(brief(without())).toEqual(whole);
  const others = without(1);
  expect([brief(others), others?.absent]).toEqual([
    [
      [0, 1, 1, 0],
      [2, 2, 2, 0],
      [3, 3, 2, 1],
      [4, 3, 4, -1],
    ],
    [],
  ]);
  expect(brief(without(0, 1, 2))).toEqual([
    [3, 1, 1, 0],
    [4, 1, 2, -1],
  ]);
});

test("in a round of training scores, everyone moves from their place by those; who used not all epochs is absent for that", () => {
  const onTraining = (trainScore: number, validationScore: number): Run => {
    const trained = run(validationScore);
    return {
      ...trained,
      best: { ...trained.best!, trainScore },
      ranking: { by: "final-weights", on: "train" },
      verdict: { ...trained.verdict!, train: { loss: 0.1, score: trainScore, metric: 1 } },
    };
  };
  const early: Run = {
    ...onTraining(100, 90),
    ...{ best: null, verdict: null, curve: curveOf([bestPoint(90, 0.1)]) },
  };
  const session = classOf(
    [onTraining(100, 30), onTraining(70, 60), early],
    [
      [1, 1, 58],
      [0, 2, 20],
    ],
  );
  const planned = { ...openRound("moons", null), ranksBy: "final-weights", trainingScores: true } as const;
  const moves = testMoves({ ...session, plan: { rounds: [planned] } }, 0);
  expect([moves?.before, brief(moves), moves?.fall?.scoreBefore]).toEqual([
    "train",
    [
      [1, 2, 1, 1],
      [0, 1, 2, -1],
    ],
    100,
  ]);
  expect(moves?.absent.map(({ participant, why }) => [participant.id, why])).toEqual([[2, "not-finished"]]);
});

test("who shares a place moves to the nearest end of it; removed members leave no gap", () => {
  const { rounds, ...rest } = classOf(
    [run(95), run(90), run(85), run(80), run(75), run(70)],
    [
      [1, 1, 84],
      [5, 1, 83],
      [2, 1, 82.5],
      [3, 4, 70],
      [0, 4, 69],
      [4, 6, 40],
    ],
  );
  const session: Session = { ...rest, rounds, rules: 2 };
  const places = (moves: TestMoves | null) =>
    moves?.rows.map(({ participant: { id }, rankBefore, testRank, lastRank, move }) => [
      ...[id, rankBefore, testRank, lastRank, move],
    ]);
  expect(places(testMoves(session, 0))).toEqual([
    [1, 2, 1, 3, 0],
    [5, 6, 1, 3, 3],
    [2, 3, 1, 3, 0],
    [3, 4, 4, 5, 0],
    [0, 1, 4, 5, -3],
    [4, 5, 6, 6, -1],
  ]);
  const gone = session.participants.map((each) => ({ ...each, removed: each.id === 1 }));
  expect(places(testMoves({ ...session, participants: gone }, 0))).toEqual([
    [5, 5, 1, 2, 3],
    [2, 2, 1, 2, 0],
    [3, 3, 3, 4, 0],
    [0, 1, 3, 4, -2],
    [4, 4, 5, 5, -1],
  ]);
});

test("who was on the podium and could not be trained again is named, and who came out different has no place", () => {
  const different: Run = { ...run(99, 0.1, false), reproduction: "differs" };
  const session = classOf(
    [different, run(80), run(70)],
    [
      [1, 1, 75],
      [2, 1, 74],
    ],
  );
  const [round] = session.rounds;
  const notRetrained = [{ participant: 1, run: 0 }];
  const moves = testMoves({ ...session, rounds: [{ ...round, notRetrained }] as Session["rounds"] }, 0);
  expect(moves?.notRetrained.map(({ id }) => id)).toEqual([1]);
  expect(moves?.absent.map(({ participant, why }) => [participant.id, why])).toEqual([
    [0, "came-out-different"],
  ]);
});
