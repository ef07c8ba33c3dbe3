import { expect, test } from "vitest";
import type { Diagnosis, Regime } from "@/lib/learning/curves/diagnosis";
import { openRound } from "@/lib/session/decide/plan";
import { EMPTY_SESSION, type Session } from "@/lib/session/log/session";
import { participantOf, runOf } from "@/lib/testing/session/runs";
import { spotlightHints } from "./spotlight-hints";

const entry = (id: number, regime: Regime) => ({
  ...{ id, nickname: `Student ${id}` },
  diagnosis: { regime } as Diagnosis,
});
const ENTRIES = [entry(0, "just-right"), entry(1, "crawling"), entry(2, "crawling"), entry(3, "diverged")];
const session: Session = {
  ...EMPTY_SESSION,
  plan: { rounds: [openRound("moons", 5)] },
  participants: ENTRIES.map(({ id }) => participantOf(id, [runOf({}, 0), runOf({}, 1)])),
};

test("one run for each regime that a class learns to name, the most telling first", () => {
  expect(spotlightHints(session, 0, ENTRIES)).toEqual([
    { participant: 3, nickname: "Student 3", run: 1, regime: "diverged" },
    { participant: 1, nickname: "Student 1", run: 1, regime: "crawling" },
  ]);
});

test("a round that hides what it is about gives no hint", () => {
  const [round] = session.plan.rounds;
  const plan = { rounds: [{ ...round!, trainingScores: true }] };
  expect(spotlightHints({ ...session, plan }, 0, ENTRIES)).toEqual([]);
});
