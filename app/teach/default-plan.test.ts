import { expect, test } from "vitest";
import { findChallenge } from "@/lib/challenges/catalogue";
import { brokenLock, freeUnits } from "@/lib/learning/training/locks";
import {
  defaultPlan,
  LESSON_ROUNDS,
  type LessonFrame,
  type LessonMinutes,
  lessonFrame,
  lessonMinutes,
  shortLessonFrame,
  shortLessonMinutes,
  shortPlan,
} from "@/lib/session/decide/default-plan";
import { Plan } from "@/lib/session/decide/plan";
import { lockedNetworkProblem, locksTooManyEpochs, offeredSettings } from "@/lib/session/decide/round-limits";

const AIMS = { downhill: "a", mistake: "b", drawings: "c", trap: "d", league: "e" };
const plan = defaultPlan(AIMS);
const short = shortPlan(AIMS);

/** What a lesson takes by the clock, in minutes. */
function byTheClock({ opening, closing }: LessonFrame, rounds: readonly LessonMinutes[]): number {
  return rounds.reduce((sum, { before, train, after }) => sum + before + train + after, opening + closing);
}

test("the default lesson takes three quarters of an hour by the clock, with what is said between its rounds, and every challenge of it is in the catalogue", () => {
  expect(Plan.parse(plan)).toEqual(plan);
  expect(byTheClock(lessonFrame, Object.values(lessonMinutes))).toBe(45);
  expect(plan.rounds.map(({ minutes }) => minutes)).toEqual(
    LESSON_ROUNDS.map((round) => lessonMinutes[round].train),
  );
  expect(plan.rounds.map(({ challenge }) => findChallenge(challenge)?.id)).toEqual([
    "circles",
    "noisy-curve",
    "glasses-or-rings",
    "dinosaurs",
    "drawn-digits",
  ]);
});

test("the short lesson takes twenty minutes by the clock, for two rounds of the default one that are no shorter", () => {
  expect(Plan.parse(short)).toEqual(short);
  expect(byTheClock(shortLessonFrame, Object.values(shortLessonMinutes))).toBe(20);
  expect(short.rounds).toEqual([plan.rounds[0], plan.rounds[3]]);
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
