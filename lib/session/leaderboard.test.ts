import { expect, test } from "vitest";
import { type CurvePoint, curveOf } from "@/lib/learning/curve";
import { leaderboard } from "./leaderboard";
import { weightUpdates } from "./loop-counter";
import { EMPTY_SESSION, type Participant, type Run, type Session } from "./session";

function point(step: number, validationScore: number): CurvePoint {
  return {
    step,
    epoch: step,
    trainLoss: 0.1,
    validationLoss: 0.4,
    trainScore: 99,
    validationScore,
    trainMetric: 1,
    validationMetric: 0.9,
  };
}

function run(number: number, round: number, ...scores: number[]): Run {
  const points = scores.map((score, index) => point(10 * (index + 1), score));
  const best = points.reduce<CurvePoint | null>(
    (top, one) => (!top || one.validationScore > top.validationScore ? one : top),
    null,
  );
  return {
    number,
    round,
    network: { layers: [] },
    hyperparameters: { learningRate: 0.1, optimiser: "sgd", batchSize: 8, epochs: 10, weightDecay: 0 },
    device: { backend: "tfjs-cpu", name: "" },
    startedAt: 0,
    curve: curveOf(points),
    reported: points.length,
    best,
    end: null,
  };
}

function participant(id: number, removed: boolean, ...runs: Run[]): Participant {
  return { id, nickname: `P${id}`, joinedAt: 0, connected: true, removed, runs };
}

const session: Session = {
  ...EMPTY_SESSION,
  participants: [
    participant(0, false, run(0, 0, 40, 80.04, 60), run(1, 0, 70), run(2, 1, 99)),
    participant(1, false, run(0, 0, 91)),
    participant(2, false, run(0, 0, 79.96)),
    participant(3, true, run(0, 0, 100)),
    participant(4, false, run(0, 0)),
    participant(5, false, run(0, 0, 12.5)),
  ],
};

test("the board ranks each participant's best run of the round, and scores that look equal share a rank", () => {
  const rows = leaderboard(session, 0).map(({ rank, participant, run, best, gap, runsUsed }) => ({
    rank,
    id: participant.id,
    run: run.number,
    score: best.validationScore,
    gap: gap.toFixed(2),
    runsUsed,
  }));
  expect(rows).toEqual([
    { rank: 1, id: 1, run: 0, score: 91, gap: "0.30", runsUsed: 1 },
    { rank: 2, id: 0, run: 0, score: 80.04, gap: "0.30", runsUsed: 2 },
    { rank: 2, id: 2, run: 0, score: 79.96, gap: "0.30", runsUsed: 1 },
    { rank: 4, id: 5, run: 0, score: 12.5, gap: "0.30", runsUsed: 1 },
  ]);
});

test("a round without runs has an empty board", () => {
  expect(leaderboard(session, 2)).toEqual([]);
});

test("the loop counter adds up the last step of every run", () => {
  expect(weightUpdates(session)).toBe(30 + 10 + 10 + 10 + 10 + 10 + 10);
});
