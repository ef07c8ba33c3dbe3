import { expect, test } from "vitest";
import { apply } from "@/lib/session/log/apply";
import type { SessionEvent } from "@/lib/session/log/events";
import { EMPTY_SESSION, type Session } from "@/lib/session/log/session";
import { SKETCHED_PLAN, sketchedLog } from "@/lib/testing/session/sketched-class";
import { leaderboard } from "./leaderboard";
import { ownCard } from "./own-card";
import { testMoves } from "./test-moves";

function classAt(moment: "lobby" | "closed" | "tested" | "ended"): Session {
  const created: SessionEvent = {
    ...{ type: "session-created", title: "9B", plan: SKETCHED_PLAN, seq: 0, at: 0 },
  };
  return [created, ...sketchedLog({ title: "9B", students: 6, moment })].reduce(apply, EMPTY_SESSION);
}

test("a card has a student's best run of each round, its test score once that is open, and the ranges of what they tried", () => {
  const session = classAt("ended");
  const self = session.participants[2]!;
  const rates = self.runs.map(({ hyperparameters }) => hyperparameters.learningRate);
  expect(ownCard(session, self, ({ number }) => 10 + number)).toEqual({
    title: "9B",
    nickname: self.nickname,
    rounds: session.plan.rounds.flatMap((_, round) => {
      const own = leaderboard(session, round).find(({ participant }) => participant.id === 2);
      const tested = testMoves(session, round)?.rows.find(({ participant }) => participant.id === 2);
      return own ? [{ round, run: own.run, score: own.score, test: tested?.test.score ?? null }] : [];
    }),
    tried: {
      runs: self.runs.length,
      rates: { low: Math.min(...rates), high: Math.max(...rates) },
      sizes: { low: 10, high: 10 + self.runs.length - 1 },
    },
  });
});

test("while the test is sealed there is no test score, and without known challenges no sizes", () => {
  const session = classAt("closed");
  const card = ownCard(session, session.participants[1]!, () => null);
  expect([card?.rounds.map(({ test }) => test), card?.tried.sizes]).toEqual([[null], null]);
});

test("who has not trained has no card", () => {
  const session = classAt("lobby");
  expect(ownCard(session, session.participants[0]!, () => 1)).toBeNull();
});
