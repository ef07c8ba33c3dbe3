import { afterAll, beforeAll, expect, test } from "vitest";
import { listKept } from "@/db/session/checkpoints";
import { readLog } from "@/db/session/log";
import type { OpenDatabase } from "@/db/store/open";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import { leaderboard } from "@/lib/session/board/leaderboard";
import { openRound } from "@/lib/session/decide/plan";
import { openMemory } from "@/lib/testing/database/memory";
import { DONE, refereedClasses, SETTINGS } from "@/lib/testing/server/refereed-class";
import { SOON } from "@/lib/testing/soon";

let database: OpenDatabase;
beforeAll(async () => {
  database = await openMemory();
});
afterAll(() => database?.close());

const { began, deskOf, restart, train, report, put, runOf, testOf } = refereedClasses(() => database.db);
const LADDER = [{ ...openRound("moons", null), ladder: true }];
/** A straight boundary, and one that bends around both moons: better by far more than chance. */
const STRAIGHT = { ...SETTINGS, network: { layers: [] } };
const BENT: Settings = {
  network: { layers: [{ kind: "dense", units: 32, activation: "relu" }] },
  // Of 400 seeds, the worst came out 8.6 standard errors better than the straight one.
  hyperparameters: { ...SETTINGS.hyperparameters, optimiser: "adam", learningRate: 0.03 },
};

test("on a Ladder the board moves for a gain beyond the noise and for nothing else, also when the server was restarted between two runs", async () => {
  const { row, desk, students, seed } = await began(["Ada"], LADDER);
  const [ada] = students;
  const runs = [];
  for (const [run, settings] of [STRAIGHT, BENT, BENT].entries()) {
    runs.push(await train(row, seed, settings));
    await report(ada, run, { settings, ...runs[run] });
  }
  const [poor, good, same] = runs;
  expect(leaderboard(desk.session(), 0)).toEqual([]);
  expect(await put(ada, row, { run: 0, step: poor.step }, poor.weights)).toEqual(DONE);
  await expect.poll(() => runOf(desk, 0, 0)?.verdict?.climbs, SOON).toBe(true);
  await restart();
  const later = deskOf(row);
  expect(await put(ada, row, { run: 1, step: good.step }, good.weights)).toEqual(DONE);
  expect(await put(ada, row, { run: 2, step: same.step }, same.weights)).toEqual(DONE);
  await expect.poll(() => runOf(later, 0, 2)?.verdict?.agrees, SOON).toBe(true);
  expect([0, 1, 2].map((run) => runOf(later, 0, run)?.verdict?.climbs)).toEqual([true, true, false]);
  expect(leaderboard(later.session(), 0)[0].run.number).toBe(1);
  expect(await listKept(database.db, row.id, 0)).toMatchObject([{ run: 1 }]);
});

test("a test is opened on what came up before the server was restarted, and podiums are trained again then, once", async () => {
  const { row, desk, students, seed } = await began(["Ada"]);
  const trained = await train(row, seed);
  await report(students[0], 0, { settings: SETTINGS, ...trained });
  expect(await put(students[0], row, trained, trained.weights)).toEqual(DONE);
  expect(await desk.send({ type: "close-round", round: 0 })).toEqual(DONE);
  await restart();
  const later = deskOf(row);
  await expect.poll(() => later.session().phase.kind, SOON).toBe("between");
  expect(await later.send({ type: "request-test", round: 0 })).toEqual(DONE);
  await expect
    .poll(() => testOf(later)?.map(({ participant, run }) => [participant, run]), SOON)
    .toEqual([[0, 0]]);
  await expect.poll(() => runOf(later, 0)?.reproduction, SOON).toBe("reproduced");
  // Opened twice, it is opened once.
  const { seq } = later.session();
  expect(await later.send({ type: "request-test", round: 0 })).toEqual(DONE);
  expect(later.session().seq).toBe(seq);

  // What was trained again is in the log, so that no restart does it once more.
  await restart();
  const last = deskOf(row);
  await expect.poll(() => runOf(last, 0)?.reproduction, SOON).toBe("reproduced");
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  const retrainings = (await readLog(database.db, row.id)).filter(({ type }) => type === "run-reproduced");
  expect(retrainings).toHaveLength(1);
});
