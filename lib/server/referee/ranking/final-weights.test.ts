import { afterAll, beforeAll, expect, test } from "vitest";
import { findCheckpoint } from "@/db/session/checkpoints";
import type { OpenDatabase } from "@/db/store/open";
import { bestPoint, type Curve, pick } from "@/lib/learning/curves/curve";
import { leaderboard } from "@/lib/session/board/leaderboard";
import { testMoves } from "@/lib/session/board/test-moves";
import { openRound, type PlannedRound } from "@/lib/session/decide/plan";
import { openMemory } from "@/lib/testing/database/memory";
import { DONE, refereedClasses, refusal, SETTINGS, SMALLER } from "@/lib/testing/server/refereed-class";
import { reportRun, towards } from "@/lib/testing/server/student";
import { SOON } from "@/lib/testing/soon";

let database: OpenDatabase;
beforeAll(async () => {
  database = await openMemory();
});
const { began, train, report, put, runOf, testOf } = refereedClasses(() => database.db);
afterAll(() => database.close());

const FINAL: PlannedRound = { ...openRound("moons", null), ranksBy: "final-weights" };
const TRAINING: PlannedRound = { ...FINAL, trainingScores: true };

/** The points of a curve up to a step. */
function upTo(curve: Curve, step: number): Curve {
  const indices = [...curve.step.keys()].filter((index) => curve.step[index]! <= step);
  return pick(curve, indices);
}

test("by final weights, stopping at the best moment does not rank, and no step but the last is scored", async () => {
  const { row, desk, students, seed } = await began(["Ada", "Mallory"], [FINAL]);
  const [ada, mallory] = students;
  const whole = await train(row, seed);
  // The best moment before the end.
  const early = bestPoint(upTo(whole.curve, whole.step - 1))!;
  await report(ada, 0, { settings: SETTINGS, ...whole });
  for (const step of [early.step, whole.step - 1, whole.step + 1])
    expect(await put(ada, row, { step }, whole.weights)).toEqual(refusal("not-final-weights"));
  expect(await put(ada, row, whole, whole.weights)).toEqual(DONE);

  // Stopped at its best moment, with a lie about its end, and sent as if it were the last step.
  const stopped = upTo(whole.curve, early.step);
  await reportRun(mallory, { run: 0, round: 0, settings: SETTINGS, curve: stopped });
  for (const step of [early.step, whole.step])
    expect(await put(mallory, row, { step }, whole.weights)).toEqual(refusal("not-final-weights"));

  await expect.poll(() => runOf(desk, 0)?.verdict?.agrees, SOON).toBe(true);
  expect(runOf(desk, 0)?.best?.step).toBe(whole.step);
  expect([runOf(desk, 1)?.best, runOf(desk, 1)?.verdict]).toEqual([null, null]);
  expect(leaderboard(desk.session(), 0).map(({ participant }) => participant.nickname)).toEqual(["Ada"]);
  await desk.send({ type: "close-round", round: 0 });
  expect(await desk.send({ type: "request-test", round: 0 })).toEqual(DONE);
  await expect.poll(() => testOf(desk)?.map(({ participant }) => participant), SOON).toEqual([0]);
  expect(testMoves(desk.session(), 0)?.absent.map(({ why }) => why)).toEqual(["not-finished"]);
});

test("weights of an earlier moment, sent as those of the last step, do not agree with it", async () => {
  const { row, desk, students, seed } = await began(["Mallory"], [FINAL]);
  const whole = await train(row, seed);
  const { hyperparameters } = SETTINGS;
  const early = await train(row, seed, { ...SETTINGS, hyperparameters: { ...hyperparameters, epochs: 2 } });
  await report(students[0], 0, { settings: SETTINGS, ...whole });
  expect(await put(students[0], row, whole, early.weights)).toEqual(DONE);
  await expect.poll(() => runOf(desk, 0)?.verdict?.agrees, SOON).toBe(false);
  expect(leaderboard(desk.session(), 0)).toEqual([]);
});

test("with training scores the board ranks by them, the referee confirms them, and the network on the board is the one that is tested", async () => {
  const { row, desk, students, seed } = await began(["Ada", "Mallory"], [TRAINING]);
  const [ada, mallory] = students;
  const [good, poor] = [await train(row, seed), await train(row, seed, SMALLER)];
  // Whoever is better on validation is not asked.
  const [first, second] = good.curve.trainScore.at(-1)! > poor.curve.trainScore.at(-1)! ? [0, 1] : [1, 0];
  for (const [run, [settings, trained]] of [[SETTINGS, good] as const, [SMALLER, poor] as const].entries()) {
    await report(ada, run, { settings, ...trained });
    expect(await put(ada, row, { run, step: trained.step }, trained.weights)).toEqual(DONE);
  }
  // All that the class can hold against each other goes together, and only of the training examples.
  const { trainLoss, trainScore, trainMetric } = poor.curve;
  const invented = {
    ...poor.curve,
    trainLoss: trainLoss.map((loss) => loss / 2),
    trainScore: trainScore.map((score) => (100 + score) / 2),
    trainMetric: trainMetric.map((accuracy) => (1 + accuracy) / 2),
  };
  await report(mallory, 0, { settings: SMALLER, curve: invented });
  expect(await put(mallory, row, poor, poor.weights)).toEqual(DONE);

  await expect.poll(() => runOf(desk, 1)?.verdict?.agrees, SOON).toBe(false);
  await expect.poll(() => runOf(desk, 0, 1)?.verdict?.agrees, SOON).toBe(true);
  const [standing, ...others] = leaderboard(desk.session(), 0);
  expect([standing.participant.nickname, standing.run.number, others]).toEqual(["Ada", first, []]);
  expect(standing.score).toBeCloseTo([good, poor][first].curve.trainScore.at(-1)!, 2);
  expect(await findCheckpoint(database.db, row.id, 0, 0)).toMatchObject({ run: first });
  expect(runOf(desk, 0, second)?.verdict?.agrees).toBe(true);
  expect(standing.run.verdict?.train?.score).toBe(standing.score);

  await desk.send({ type: "close-round", round: 0 });
  expect(await desk.send({ type: "request-test", round: 0 })).toEqual(DONE);
  await expect.poll(() => testOf(desk)?.length, SOON).toBe(1);
  const moves = testMoves(desk.session(), 0);
  expect([moves?.before, moves?.rows[0].run.number, moves?.rows[0].scoreBefore]).toEqual([
    "train",
    first,
    standing.score,
  ]);
});

test("what a GPU's training score counts for is what the server's own training comes to", async () => {
  const { row, desk, students, seed } = await began(["Ada", "Mallory"], [TRAINING]);
  const [ada, mallory] = students;
  const honest = await train(row, seed, SMALLER);
  const other = await train(row, seed + 1, SMALLER);
  await report(ada, 0, { settings: SMALLER, ...honest });
  expect(await put(ada, row, honest, honest.weights)).toEqual(DONE);
  await report(mallory, 0, { settings: SMALLER, ...honest, backend: "webgpu" });
  const near = towards(honest.weights, other.weights, 0.002);
  expect(await put(mallory, row, honest, near)).toEqual(DONE);
  await expect
    .poll(() => [0, 1].map((id) => runOf(desk, id)?.reproduction), SOON)
    .toEqual(["reproduced", "unsteady"]);
  expect(runOf(desk, 1)?.verdict).toEqual(runOf(desk, 0)?.verdict);
});
