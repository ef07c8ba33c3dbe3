import { afterAll, beforeAll, expect, test } from "vitest";
import { readLog } from "@/db/session/log";
import type { OpenDatabase } from "@/db/store/open";
import { type CurvePoint, curveOf, pick } from "@/lib/learning/curves/curve";
import { leaderboard } from "@/lib/session/board/leaderboard";
import { openMemory } from "@/lib/testing/database/memory";
import { DONE, refereedClasses, refusal, SETTINGS } from "@/lib/testing/server/refereed-class";
import { SOON } from "@/lib/testing/soon";

let database: OpenDatabase;
beforeAll(async () => {
  database = await openMemory();
});
afterAll(() => database?.close());

const { began, train, report, put, runOf } = refereedClasses(() => database.db, { weightsPatience: 2_000 });

/** Sixty epochs of ten steps. */
const LAST_STEP = 600;
/** What the last point of an honest run might be. */
const POINT: CurvePoint = {
  ...{ step: LAST_STEP, epoch: 60, trainLoss: 0.2, validationLoss: 0.3 },
  ...{ trainScore: 71.146, validationScore: 56.719, trainMetric: 0.95, validationMetric: 0.9 },
};
const PERFECT = { validationLoss: 0, validationScore: 100, validationMetric: 1 };

/** Code and what Mallory reports. */
const MADE_UP: [string, Parameters<typeof refusal>[0], Partial<CurvePoint>][] = [
  // Each of these stood on the wall, and most of them led.
  ["a score of a thousand million", "bad-request", { validationScore: 1e9, validationMetric: 1e9 }],
  ["a score just above 100", "bad-request", { validationScore: 100.01 }],
  ["a loss below nothing", "bad-request", { validationLoss: -5, validationScore: 100 }],
  ["a loss of 1e300", "bad-request", { trainLoss: 1e300 }],
  ["16.8 million updates", "report-impossible", { step: 16_777_216, epoch: 60 }],
  ["a step more than the run has", "report-impossible", { step: LAST_STEP + 1, epoch: 60.1 }],
  ["epochs beyond the run's", "report-impossible", { epoch: 500 }],
  ["an accuracy of 100,000,000 %", "report-impossible", { validationMetric: 1e6 }],
  [
    "a full score for the loss of a guess",
    "report-impossible",
    { validationLoss: 0.69, validationScore: 100 },
  ],
  ["a full score with one example in ten wrong", "report-impossible", { ...PERFECT, validationMetric: 0.9 }],
];

test("reports that no training can have are refused with a sentence, leave nothing in the log, and take nothing from others", async () => {
  const { row, desk, students, seed } = await began(["Ada", "Mallory"]);
  const [ada, mallory] = students;
  const honest = await train(row, seed);
  const start = { type: "start-run", run: 0, round: 0, ...SETTINGS, device: { backend: "simd", name: "" } };
  expect(await mallory.send(start)).toEqual(DONE);
  const answers: unknown[] = [];
  for (const [name, , wrong] of MADE_UP) {
    const points = curveOf([{ ...POINT, ...wrong }]);
    answers.push([name, await mallory.send({ type: "report-points", run: 0, from: 0, points })]);
    // A seat may send eight messages a second.
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect(answers).toEqual(MADE_UP.map(([name, code]) => [name, refusal(code)]));
  const tooMany = Array.from({ length: 20 }, (_, index) => ({ ...POINT, step: index / 2 }));
  const crowded = { type: "report-points", run: 0, from: 10, points: curveOf(tooMany) };
  expect(await mallory.send(crowded)).toEqual(refusal("bad-request"));

  await report(ada, 0, { settings: SETTINGS, ...honest });
  expect(await put(ada, row, honest, honest.weights)).toEqual(DONE);
  await expect
    .poll(() => leaderboard(desk.session(), 0).map(({ participant }) => participant.nickname), SOON)
    .toEqual(["Ada"]);
  const told = (await readLog(database.db, row.id)).filter(({ type }) => type === "points-reported");
  expect(told.every((event) => "participant" in event && event.participant === 0)).toBe(true);
  // What is possible is taken all the same.
  const possible = { type: "report-points", run: 0, from: 0, points: curveOf([POINT]) };
  expect(await mallory.send(possible)).toEqual(DONE);
});

test("who reports what might be and sends no weights is set aside; who sends them late is back on the board", async () => {
  const { row, desk, students, seed } = await began(["Ada", "Mallory", "Bob"]);
  const [ada, mallory, bob] = students;
  const honest = await train(row, seed);
  const better = pick(honest.curve, [0, 1]);
  await report(mallory, 0, {
    settings: SETTINGS,
    curve: { ...better, validationLoss: [0, 0], validationScore: [100, 100], validationMetric: [1, 1] },
  });
  await report(bob, 0, { settings: SETTINGS, ...honest });
  await report(ada, 0, { settings: SETTINGS, ...honest });
  const board = () =>
    leaderboard(desk.session(), 0).map(({ rank, participant, trust }) => [rank, participant.nickname, trust]);
  await expect.poll(board, SOON).toEqual([
    [1, "Mallory", "waiting"],
    [2, "Ada", "waiting"],
    [2, "Bob", "waiting"],
  ]);
  // While not one network has come up, perhaps none can.
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  expect(board()).toHaveLength(3);

  expect(await put(ada, row, honest, honest.weights)).toEqual(DONE);
  await expect.poll(board, SOON).toEqual([[1, "Ada", "reproduced"]]);
  expect([1, 2].map((id) => runOf(desk, id)?.unproven)).toEqual([true, true]);
  expect(await put(bob, row, honest, honest.weights)).toEqual(DONE);
  await expect.poll(board, SOON).toEqual([
    [1, "Ada", "reproduced"],
    [1, "Bob", "reproduced"],
  ]);
});
