import { expect, test } from "vitest";
import { type CurvePoint, curveOf } from "@/lib/learning/curves/curve";
import { USUAL_RANKING } from "@/lib/learning/curves/ranking";
import { openRound } from "@/lib/session/decide/plan";
import type { Verdict } from "@/lib/session/log/events";
import {
  EMPTY_SESSION,
  type Participant,
  type Run,
  type Session,
  weightUpdates,
} from "@/lib/session/log/session";
import { participantOf } from "@/lib/testing/session/runs";
import { leaderboard, mostDisputed, mostImproved, splitInView } from "./leaderboard";

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
    verdict: null,
    unproven: false,
    reproduction: null,
    ranking: USUAL_RANKING,
    writing: null,
    end: null,
  };
}

function participant(id: number, removed: boolean, ...runs: Run[]): Participant {
  return participantOf(id, runs, { removed });
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

/** A run of one point, with the referee's verdict. */
function judged(number: number, reported: number, verdict: Partial<Verdict> & { score: number }): Run {
  const { score, ...found } = verdict;
  const validation = { loss: 0.3, score, metric: 0.9 };
  return {
    ...run(number, 0, reported),
    verdict: { step: 10, validation, agrees: true, climbs: true, ...found },
  };
}

function classOf(...participants: Participant[]): Session {
  return { ...EMPTY_SESSION, plan: { rounds: [openRound("moons", null)] }, participants };
}

const placesOf = (of: Session) =>
  leaderboard(of, 0).map(({ participant, run, score, trust }) => [participant.id, run.number, score, trust]);

test("the referee's score counts instead of the reported one, and a refuted run does not count", () => {
  const checked = judged(0, 80, { score: 79.8 });
  const again: Run = { ...judged(0, 70, { score: 70.1 }), reproduction: "reproduced" };
  const session = classOf(
    participant(0, false, checked),
    participant(1, false, judged(0, 99, { score: 40, agrees: false }), run(1, 0, 55)),
    participant(2, false, judged(0, 100, { score: 30, agrees: false })),
    participant(3, false, again),
  );
  expect(placesOf(session)).toEqual([
    [0, 0, 79.8, "checked"],
    [3, 0, 70.1, "reproduced"],
    [1, 1, 55, "reported"],
  ]);
});

test("on a Ladder only runs that climb count", () => {
  const runs = [judged(0, 60, { score: 60 }), judged(1, 60.5, { score: 60.5, climbs: false }), run(2, 0, 90)];
  const session = classOf(participant(0, false, ...runs));
  expect(placesOf(session)).toEqual([[0, 2, 90, "reported"]]);
  const ladder: Session = { ...session, plan: { rounds: [{ ...openRound("moons", null), ladder: true }] } };
  expect(placesOf(ladder)).toEqual([[0, 0, 60, "checked"]]);
});

test("a round of training scores ranks by them, those that were checked first, and shows no others until its test opens", () => {
  const trained = (number: number, trainScore: number, found: number | null = null): Run => {
    const one = run(number, 0, 50 + number);
    const evaluation = { loss: 0.1, score: 50, metric: 0.5 };
    const train = { ...evaluation, score: found ?? 0, metric: 0.75 };
    return {
      ...one,
      best: { ...one.best!, trainScore },
      ranking: { by: "final-weights", on: "train" },
      verdict:
        found === null ? null : { step: 10, validation: evaluation, train, agrees: true, climbs: true },
    };
  };
  const early: Run = { ...trained(1, 100), best: null };
  const session: Session = {
    ...classOf(
      participant(0, false, trained(0, 60, 60.3), early),
      participant(1, false, trained(0, 90)),
      participant(2, false, early),
    ),
    plan: { rounds: [{ ...openRound("moons", null), ranksBy: "final-weights", trainingScores: true }] },
  };
  const rows = leaderboard(session, 0).map(({ participant: { id }, score, metric }) => [id, score, metric]);
  expect(rows).toEqual([
    [1, 90, 1],
    [0, 60.3, 0.75],
  ]);
  const closed = { state: "closed", seed: 1, startedAt: 0, deadline: null, closedAt: 9 } as const;
  const inView = [null, []].map((test) => splitInView({ ...session, rounds: [{ ...closed, test }] }, 0));
  expect([splitInView(session, 0), ...inView, splitInView(session, 1)]).toEqual([
    "train",
    "train",
    "validation",
    "validation",
  ]);
  expect([trained(0, 90, 60), trained(0, 61, 60)].map(mostDisputed)).toEqual(["train", "train"]);
  expect([trained(0, 60, 60), run(0, 0, 70)].map(mostDisputed)).toEqual(["validation", "validation"]);
});

test("the most improved is whoever gained most on their own first run, if anyone gained visibly", () => {
  const steady = participant(0, false, run(0, 0, 90), run(1, 0, 91));
  const risen = participant(1, false, run(0, 0, 20), run(1, 0, 75));
  const most = mostImproved(leaderboard(classOf(steady, risen), 0));
  expect([most?.participant.id, most?.improvement]).toEqual([1, 55]);
  expect(mostImproved(leaderboard(classOf(participant(0, false, run(0, 0, 90))), 0))).toBeNull();
});

test("a round without runs has an empty board", () => {
  expect(leaderboard(session, 2)).toEqual([]);
});

test("the loop counter adds up the last step of every run", () => {
  expect(weightUpdates(session)).toBe(30 + 10 + 10 + 10 + 10 + 10 + 10);
});
