import { afterAll, beforeAll, expect, test } from "vitest";
import { storedChallenge } from "@/db/session/own-challenges";

import type { OpenDatabase } from "@/db/store/open";
import { outlineOf } from "@/lib/challenges/own-words";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import { leaderboard } from "@/lib/session/board/leaderboard";
import { openRound } from "@/lib/session/decide/plan";
import { openMemory } from "@/lib/testing/database/memory";
import { OWN_LIST, ownWords } from "@/lib/testing/learning/own-list";
import { DONE, refereedClasses } from "@/lib/testing/server/refereed-class";
import { SOON } from "@/lib/testing/soon";

let database: OpenDatabase;
beforeAll(async () => {
  database = await openMemory();
});
afterAll(() => database?.close());

const { restart, deskOf, began, train, report, put, runOf, testOf } = refereedClasses(() => database.db);

const OWN = storedChallenge(ownWords(OWN_LIST));
const PLAN = [{ ...openRound(OWN.id, null), words: outlineOf(OWN_LIST).own }];
const SETTINGS: Settings = {
  network: {
    layers: [
      { kind: "context", length: 3, embedding: 4 },
      { kind: "dense", units: 12, activation: "tanh" },
    ],
  },
  hyperparameters: { learningRate: 0.02, optimiser: "adam", batchSize: 16, epochs: 12, weightDecay: 0 },
};

test("a run on a teacher's own words is checked, trained again by a thread that has no database, and tested on the sealed ones", async () => {
  const { row, desk, students, seed } = await began(["Ada"], PLAN, [OWN]);
  const trained = await train(row, seed, SETTINGS);
  await report(students[0], 0, { settings: SETTINGS, ...trained });
  expect(await put(students[0], row, trained, trained.weights)).toEqual(DONE);
  await expect.poll(() => runOf(desk, 0)?.verdict?.agrees, SOON).toBe(true);
  expect(runOf(desk, 0)?.verdict?.validation.score).toBeCloseTo(
    runOf(desk, 0)?.best?.validationScore ?? 0,
    2,
  );

  expect(await desk.send({ type: "close-round", round: 0 })).toEqual(DONE);
  await expect
    .poll(() => leaderboard(desk.session(), 0).map(({ trust }) => trust), SOON)
    .toEqual(["reproduced"]);
  // What was in memory is gone: the test is opened from what is stored.
  await restart();
  const again = deskOf(row);
  await expect.poll(() => again.snapshots.length, SOON).toBe(1);
  expect(await again.send({ type: "request-test", round: 0 })).toEqual(DONE);
  await expect.poll(() => testOf(again)?.map(({ participant }) => participant), SOON).toEqual([0]);
  const [result] = testOf(again) ?? [];
  expect(result?.test.score).toBeGreaterThan(20);
});
