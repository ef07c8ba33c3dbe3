import { expect, test } from "vitest";
import { findChallenge } from "@/lib/challenges/catalogue";
import { brokenLock, freeUnits } from "@/lib/learning/training/locks";
import { defaultPlan } from "@/lib/session/decide/default-plan";
import { Plan } from "@/lib/session/decide/plan";
import { lockedNetworkProblem, locksTooManyEpochs, offeredSettings } from "@/lib/session/decide/round-limits";

const plan = defaultPlan({ downhill: "a", mistake: "b", drawings: "c", trap: "d", league: "e" });

test("the default lesson takes three quarters of an hour, and every challenge of it is in the catalogue", () => {
  expect(Plan.parse(plan)).toEqual(plan);
  expect(plan.rounds.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0)).toBe(45);
  expect(plan.rounds.map(({ challenge }) => findChallenge(challenge)?.id)).toEqual([
    "circles",
    "noisy-curve",
    "glasses-or-rings",
    "dinosaurs",
    "drawn-digits",
  ]);
});

test("in every round of it, what the lab offers first can be trained", () => {
  for (const round of plan.rounds) {
    const challenge = findChallenge(round.challenge);
    if (!challenge) throw new Error(round.challenge);
    expect([lockedNetworkProblem(round, challenge), locksTooManyEpochs(round)]).toEqual([null, false]);
    expect(brokenLock(offeredSettings(challenge.preset, round), round.locks)).toBe(null);
  }
});

test("students choose the rate, the network, the network again, the units, and in the end everything", () => {
  expect(plan.rounds.map(({ locks }) => Object.keys(locks).sort())).toEqual([
    ["batchSize", "epochs", "network", "optimiser", "weightDecay"],
    ["batchSize", "epochs", "learningRate", "optimiser", "weightDecay"],
    ["batchSize", "epochs", "learningRate", "optimiser", "weightDecay"],
    ["batchSize", "epochs", "learningRate", "network", "optimiser", "units", "weightDecay"],
    [],
  ]);
  expect(plan.rounds.map(({ locks }) => freeUnits(locks))).toEqual([
    null,
    null,
    null,
    { from: 2, to: 128 },
    null,
  ]);
});
