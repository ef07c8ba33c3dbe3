import { expect, test } from "vitest";
import { findChallenge } from "@/lib/challenges/catalogue";
import { brokenLock } from "@/lib/learning/training/locks";
import { defaultPlan } from "@/lib/session/decide/default-plan";
import { Plan } from "@/lib/session/decide/plan";
import { allowedSettings, lockedNetworkProblem, locksTooManyEpochs } from "@/lib/session/decide/round-limits";

const plan = defaultPlan({ downhill: "a", mistake: "b", drawings: "c", trap: "d", league: "e" });

test("the default lesson takes three quarters of an hour, and every challenge of it is in the catalogue", () => {
  expect(Plan.parse(plan)).toEqual(plan);
  expect(plan.rounds.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0)).toBe(45);
  expect(plan.rounds.map(({ challenge }) => findChallenge(challenge)?.id)).toEqual([
    "two-spirals",
    "noisy-curve",
    "glasses-or-rings",
    "mislabelled-drawings",
    "digits",
  ]);
});

test("in every round of it, what the lab offers first can be trained", () => {
  for (const round of plan.rounds) {
    const challenge = findChallenge(round.challenge);
    if (!challenge) throw new Error(round.challenge);
    expect([lockedNetworkProblem(round, challenge), locksTooManyEpochs(round)]).toEqual([null, false]);
    expect(brokenLock(allowedSettings(challenge.preset, round), round.locks)).toBe(null);
  }
});

test("each round lets students change one thing more, until nothing is held", () => {
  expect(plan.rounds.map(({ locks }) => Object.keys(locks).sort())).toEqual([
    ["batchSize", "epochs", "network", "optimiser", "weightDecay"],
    ["batchSize", "optimiser", "weightDecay"],
    ["batchSize", "epochs", "weightDecay"],
    [],
    [],
  ]);
});
