import { expect, test } from "vitest";
import { curveOf } from "@/lib/learning/curves/curve";
import { openRound, type Plan } from "@/lib/session/decide/plan";
import { fold } from "@/lib/session/log/apply";
import type { EventBody, SessionEvent } from "@/lib/session/log/events";
import { bestScores, leadChanges, leadsOf } from "./leads";

const PLAN: Plan = { rounds: [openRound("moons", null), openRound("moons", null)] };
const at = (time: number, body: EventBody) => [time, body] as const;
const started = (participant: number, round: number): EventBody => ({
  ...{ type: "run-started", participant, run: round, round, network: { layers: [] } },
  hyperparameters: { learningRate: 0.1, optimiser: "sgd", batchSize: 8, epochs: 40, weightDecay: 0 },
  device: { backend: "simd", name: "" },
});
const reported = (participant: number, run: number, validationScore: number): EventBody => {
  const point = { step: 1, epoch: 1, trainLoss: 1, validationLoss: 1, trainMetric: 1, validationMetric: 1 };
  const points = curveOf([{ ...point, trainScore: 1, validationScore }]);
  return { type: "points-reported", participant, run, from: 0, to: 1, points };
};
const LOG = [
  at(0, { type: "session-created", title: "Nets", plan: PLAN }),
  ...[0, 1].map((participant) =>
    at(0, { type: "participant-joined", participant, nickname: `P${participant}`, admitted: true }),
  ),
  at(1_000, { type: "round-started", round: 0, seed: 1, deadline: null }),
  ...[at(1_000, started(0, 0)), at(1_000, started(1, 0))],
  ...[at(2_000, reported(0, 0, 20)), at(3_000, reported(1, 0, 30)), at(3_500, reported(0, 0, 25))],
  ...[at(4_000, reported(0, 0, 40)), at(8_000, reported(1, 0, 50)), at(8_001, reported(0, 0, 60))],
  at(9_000, { type: "round-closed", round: 0, reason: "host" }),
  at(10_000, { type: "round-started", round: 1, seed: 1, deadline: null }),
  ...[at(10_000, started(1, 1)), at(11_000, reported(1, 1, 10.04)), at(12_000, reported(1, 1, 10.01))],
].map(([time, body], seq): SessionEvent => ({ ...body, seq, at: time }));
const leads = leadsOf(LOG, fold(LOG));

test("changes of the lead within five seconds are one moment, with the leader that it ended with", () => {
  const told = leadChanges(leads).map((group) =>
    group.map(({ event, participant }) => [event.at, participant]),
  );
  expect(told).toEqual([
    [
      [3_000, 1],
      [4_000, 0],
      [8_000, 1],
    ],
    [[8_001, 0]],
  ]);
});

test("the best score rises in steps, and starts again in each round", () => {
  expect(bestScores(LOG, leads)).toEqual([
    {
      ...{ round: 0, from: 1_000, to: 9_000 },
      steps: [
        { at: 2_000, score: 20 },
        { at: 3_000, score: 30 },
        { at: 4_000, score: 40 },
        { at: 8_000, score: 50 },
        { at: 8_001, score: 60 },
      ],
    },
    { round: 1, from: 10_000, to: 12_000, steps: [{ at: 11_000, score: 10 }] },
  ]);
});
