import { expect, test } from "vitest";
import { EMPTY_SESSION, type Session } from "@/lib/session/log/session";
import { SKETCHED_PLAN } from "@/lib/testing/session/sketched-class";
import { missedSplit } from "./missed-split";

const CLOSED = { state: "closed", seed: 1, startedAt: 0, deadline: null, closedAt: 1 } as const;

function played(trainingScores: boolean, isOpen: boolean): Session {
  const [first] = SKETCHED_PLAN.rounds;
  return {
    ...EMPTY_SESSION,
    plan: { rounds: [{ ...first!, ...(trainingScores && { trainingScores }) }] },
    rounds: [{ ...CLOSED, test: isOpen ? [] : null }],
  };
}

test("a class sees what most get wrong among new examples, but while these could tell who will fall, among training examples", () => {
  const splits = [played(false, false), played(true, false), played(true, true)].map((session) =>
    missedSplit(session, 0, {}),
  );
  expect(splits).toEqual(["validation", "train", "validation"]);
});

test("where labels are wrong, it sees whose labels most networks doubt: those of training examples", () => {
  expect(missedSplit(played(false, true), 0, { wrongLabels: true })).toBe("train");
});
