import { afterAll, beforeAll, expect, test } from "vitest";
import { readLog } from "@/db/session/log";
import type { OpenDatabase } from "@/db/store/open";
import { pick, rounded } from "@/lib/learning/curves/curve";
import { significanceRanks } from "@/lib/learning/curves/significance";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import { leaderboard } from "@/lib/session/board/leaderboard";
import { openRound } from "@/lib/session/decide/plan";
import { fold } from "@/lib/session/log/apply";
import { openMemory } from "@/lib/testing/database/memory";
import { DONE, refereedClasses, SETTINGS } from "@/lib/testing/server/refereed-class";
import { SOON } from "@/lib/testing/soon";
import { examine } from "./examination";

let database: OpenDatabase;
beforeAll(async () => {
  database = await openMemory();
});
afterAll(() => database?.close());

const { began, train, report, put, runOf } = refereedClasses(() => database.db);
const NUMBER: Settings = {
  ...SETTINGS,
  network: { layers: [{ kind: "dense", units: 8, activation: "relu" }] },
};

test.each([
  ["so large that outputs overflow", () => 3e38],
  ["so large that they overflow both ways", (index: number) => (index % 2 ? 3e38 : -3e38)],
])("weights %s count for nothing, and leave a log that can be read", async (_, weight) => {
  const { row, desk, students, seed } = await began(["Mallory"], [openRound("noisy-curve", null)]);
  const trained = await train(row, seed, NUMBER);
  // So far off that it scores nothing, whatever was learnt.
  const loss = trained.curve.validationLoss.map((learnt) => rounded(4 + learnt));
  const curve = {
    ...{
      ...trained.curve,
      validationLoss: loss,
      validationMetric: loss.map((mean) => rounded(Math.sqrt(mean))),
    },
    validationScore: loss.map(() => 0),
  };
  await report(students[0], 0, { settings: NUMBER, curve });
  const best = curve.validationLoss.indexOf(Math.min(...curve.validationLoss));
  const step = curve.step[best];
  expect(
    await put(
      students[0],
      row,
      { step },
      trained.weights.map((__, index) => weight(index)),
    ),
  ).toEqual(DONE);
  await expect
    .poll(() => runOf(desk, 0)?.verdict, SOON)
    .toMatchObject({ agrees: false, validation: { score: 0 } });
  expect(leaderboard(desk.session(), 0)).toEqual([]);
  const log = await readLog(database.db, row.id);
  expect(fold(log).participants[0].runs[0].verdict).toEqual(runOf(desk, 0)?.verdict);
});

test("weights too small for a float's full precision are weights like others", async () => {
  const { row, desk, students, seed } = await began(["Ada"]);
  const trained = await train(row, seed);
  const guess = { ...pick(trained.curve, [0, 1]), validationScore: [0, 0], validationLoss: [0.7, 0.8] };
  await report(students[0], 0, { settings: SETTINGS, curve: guess });
  const tiny = new Float32Array(trained.weights.length).fill(1e-45);
  expect(await put(students[0], row, { step: guess.step[0] }, tiny)).toEqual(DONE);
  await expect.poll(() => runOf(desk, 0)?.verdict?.agrees, SOON).toBe(true);
  expect(runOf(desk, 0)?.verdict?.validation).toMatchObject({ loss: expect.closeTo(Math.LN2, 5) });
});

test("a network that fails on some of the test's examples is last on it, not first for want of a number to compare", async () => {
  const sealed = { challenge: "noisy-curve", name: "test", floor: 0.01, seed: 5 } as const;
  const weights = Float32Array.from({ length: 25 }, (_, index) => Math.sin(index));
  const wild = weights.slice();
  wild[0] = 3e38;
  wild[16] = 3e38;
  const [good, bad] = await Promise.all(
    [weights, wild].map((tried) => examine({ settings: NUMBER, step: 0, weights: tried }, sealed)),
  );
  expect([good.overflown, bad.overflown]).toEqual([false, true]);
  expect(significanceRanks([bad.losses, good.losses])).toEqual([2, 1]);
});
