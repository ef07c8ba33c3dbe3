import { expect, test } from "vitest";
import { EMPTY_CURVE } from "@/lib/learning/curves/curve";
import { USUAL_RANKING } from "@/lib/learning/curves/ranking";
import type { Standing } from "@/lib/session/board/leaderboard";
import type { Run } from "@/lib/session/log/session";
import { participantOf } from "@/lib/testing/session/runs";
import { boardRows } from "./leaderboard";

const run: Run = {
  number: 0,
  round: 0,
  network: { layers: [] },
  hyperparameters: { learningRate: 0.03, optimiser: "sgd", batchSize: 16, epochs: 10, weightDecay: 0 },
  device: { backend: "cpu", name: "" },
  startedAt: 0,
  curve: EMPTY_CURVE,
  reported: 0,
  best: null,
  verdict: null,
  unproven: false,
  reproduction: null,
  ranking: USUAL_RANKING,
  writing: null,
  end: null,
};

const standings = Array.from(
  { length: 20 },
  (_, id): Standing => ({
    rank: id + 1,
    participant: participantOf(id, [], { nickname: `Otter ${id}` }),
    run,
    best: {
      step: 1,
      epoch: 1,
      trainLoss: 0.1,
      validationLoss: 0.2,
      trainScore: 90,
      validationScore: 80 - id,
      trainMetric: 0.9,
      validationMetric: 0.8,
    },
    score: 80 - id,
    metric: 0.8,
    trust: "reported",
    gap: 0.1,
    runsUsed: 1,
    improvement: 0,
  }),
);

/** Participants from top to bottom, and `…n` for n left out. */
function shown(limit: number, self: number | null) {
  return boardRows(standings, limit, self).map((row) =>
    row.kind === "standing" ? row.standing.participant.id : `…${row.count}`,
  );
}

test("without a student of its own, a board shows the first places", () => {
  expect(shown(3, null)).toEqual([0, 1, 2]);
});

test("a student among the first places is not shown twice", () => {
  expect(shown(3, 2)).toEqual([0, 1, 2]);
});

test("a student right below the first places follows them, with the next one", () => {
  expect(shown(3, 3)).toEqual([0, 1, 2, 3, 4]);
});

test("a student far below is shown between both neighbours, with how many are left out", () => {
  expect(shown(3, 10)).toEqual([0, 1, 2, "…6", 9, 10, 11]);
});

test("the last student has only a neighbour above", () => {
  expect(shown(3, 19)).toEqual([0, 1, 2, "…15", 18, 19]);
});

test("a student without a measured run sees the first places", () => {
  expect(shown(3, 77)).toEqual([0, 1, 2]);
});
