import { afterAll, beforeAll, expect, test } from "vitest";
import type { SessionRow } from "@/db/session/sessions";
import type { OpenDatabase } from "@/db/store/open";
import { findChallenge } from "@/lib/challenges/catalogue";
import type { Curve } from "@/lib/learning/curves/curve";
import { parameterCount } from "@/lib/learning/network/flop";
import { planNetwork } from "@/lib/learning/network/layer-plan";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import { testMoves } from "@/lib/session/board/test-moves";
import { openMemory } from "@/lib/testing/database/memory";
import { DONE, refereedClasses, refusal, SMALLER, type Student } from "@/lib/testing/server/refereed-class";
import { SOON } from "@/lib/testing/soon";

let database: OpenDatabase;
beforeAll(async () => {
  database = await openMemory();
});
afterAll(() => database?.close());

const TOKEN = "a token for tests only";
const { began, train, report, put, runOf, testOf, server } = refereedClasses(() => database.db, {
  metricsToken: TOKEN,
  openingPatience: { cutOff: 500, checks: 200, retrainings: 200, results: 100 },
  slowness: (task) => {
    if (task.type === "retrain")
      return task.run.trained.settings.hyperparameters.batchSize === 104 ? 3_000 : 0;
    const batchSize = task.type === "examine" ? task.trained.settings.hyperparameters.batchSize : 0;
    if (batchSize === 102) return 600_000;
    if (batchSize !== 101) return 0;
    return task.type === "examine" && task.split.name === "validation" ? 800 : 1_600;
  },
});

/** Takes most of a second to check, and twice as long on the test's examples. */
const HEAVY = withBatches(101);
/** Is checked at once. Like the others it trains on so many examples at a time that an epoch is one step. */
const QUICK = withBatches(103);
/** Is checked at once, and takes longer to be trained again than the opening of a test waits. */
const SLOW_AGAIN = withBatches(104);
/** Takes longer than anybody waits. */
const ENDLESS = withBatches(102);

function withBatches(batchSize: number): Settings {
  return { ...SMALLER, hyperparameters: { ...SMALLER.hyperparameters, batchSize } };
}
/** Numbers that are plausible after the one step of a run's first epoch: the score matches the loss. */
const pointOf = (validationScore: number): Curve => ({
  ...{ step: [1], epoch: [1], trainLoss: [Math.LN2], trainScore: [0], trainMetric: [0.5] },
  validationLoss: [Math.LN2 * (1 - validationScore / 100)],
  ...{ validationScore: [validationScore], validationMetric: [(1 + validationScore / 100) / 2] },
});

/** Untrained weights of a network whose outputs are all the same. */
function madeUp({ network }: Settings, { plan }: Pick<SessionRow, "plan">): Float32Array {
  const { featureShape, task } = findChallenge(plan.rounds[0].challenge)!;
  return new Float32Array(parameterCount(planNetwork(network, featureShape, task)));
}

/** Reports runs that nobody trained; resolves to a function that uploads made-up weights for one of them. */
async function liar(student: Student, row: SessionRow, runs: number, settings = HEAVY) {
  for (let run = 0; run < runs; run++) await report(student, run, { settings, curve: pointOf(80) });
  const weights = madeUp(settings, row);
  return (run: number) => put(student, row, { run, step: 1 }, weights);
}

const absentIn = (desk: Pick<Student, "session">) =>
  testMoves(desk.session(), 0)?.absent.map(({ participant, why }) => [participant.nickname, why]);

const moment = () => new Promise((resolve) => setTimeout(resolve, 150));

async function refereeTasks(): Promise<number> {
  const response = await fetch(`${server().url}/api/metrics`, {
    headers: { authorization: `Bearer ${TOKEN}` },
  });
  return Number(/^downhill_referee_tasks (\d+)$/m.exec(await response.text())?.[1]);
}

test("of the networks that one seat sends, one waits while one is checked, the newest; an older one can be sent again, and others need not wait for either", async () => {
  const { row, desk, students, seed } = await began(["Mallory", "Ada"]);
  const [mallory, ada] = students;
  const lie = await liar(mallory, row, 3);
  const honest = await train(row, seed, SMALLER);
  await report(ada, 0, { settings: SMALLER, ...honest });
  const scored: string[] = [];
  desk.socket.on("frame", ({ events }) => {
    for (const event of events)
      if (event.type === "run-scored") scored.push(`${event.participant} ${event.run}`);
  });

  const first = lie(0);
  await expect.poll(refereeTasks, SOON).toBe(1);
  const second = lie(1);
  await moment();
  const third = lie(2);
  expect(await second).toEqual(refusal("newer-upload"));
  expect(await put(ada, row, honest, honest.weights)).toEqual(DONE);
  expect(await first).toEqual(DONE);
  expect(await third).toEqual(DONE);
  await expect.poll(() => scored.length, SOON).toBe(3);
  expect(scored.indexOf("1 0")).toBeLessThan(scored.indexOf("0 2"));
  expect(runOf(desk, 1)?.verdict?.agrees).toBe(true);

  expect(await lie(1)).toEqual(DONE);
  await expect.poll(() => runOf(desk, 0, 1)?.verdict?.agrees, SOON).toBe(false);
});

test("after three networks that were not what was reported, a seat's next one waits", async () => {
  const { row, desk, students } = await began(["Mallory"]);
  const lie = await liar(students[0], row, 4, QUICK);
  for (const run of [0, 1, 2]) expect(await lie(run)).toEqual(DONE);
  expect(await lie(3)).toEqual(refusal("checks-held"));
  await expect.poll(() => runOf(desk, 0, 2)?.verdict?.agrees, SOON).toBe(false);
  expect(runOf(desk, 0, 3)?.verdict).toBeNull();
});

test("the checks of who is removed are forgotten, also the one that is under way", async () => {
  const { row, desk, students } = await began(["Mallory"]);
  const lie = await liar(students[0], row, 2, ENDLESS);
  const answers = [lie(0)];
  await expect.poll(refereeTasks, SOON).toBe(1);
  answers.push(lie(1));
  await expect.poll(refereeTasks, SOON).toBe(2);
  expect(await desk.send({ type: "remove-participant", participant: 0 })).toEqual(DONE);
  expect(await Promise.all(answers)).toEqual([refusal("seat-removed"), refusal("seat-removed")]);
  expect(await refereeTasks()).toBe(0);
});

test("a test opens in time with what is checked, and says whose network was not", async () => {
  const { row, desk, students, seed } = await began(["Mallory", "Ada", "Grace"]);
  const [mallory, ada, grace] = students;
  const honest = await train(row, seed, SMALLER);
  for (const student of [ada, grace]) await report(student, 0, { settings: SMALLER, ...honest });
  expect(await put(ada, row, honest, honest.weights)).toEqual(DONE);
  await expect.poll(refereeTasks, SOON).toBe(0);
  const lie = await liar(mallory, row, 2, ENDLESS);
  expect(await desk.send({ type: "close-round", round: 0 })).toEqual(DONE);
  const opened = desk.send({ type: "request-test", round: 0 });
  const first = lie(0);
  await expect.poll(refereeTasks, SOON).toBe(1);
  const second = lie(1);
  expect(await opened).toEqual(DONE);
  await expect.poll(() => testOf(desk)?.map(({ participant }) => participant), SOON).toEqual([1]);
  expect(await Promise.all([first, second])).toEqual([refusal("test-opening"), refusal("test-opening")]);
  expect(await put(grace, row, honest, honest.weights)).toEqual(refusal("test-open"));
  expect(absentIn(desk)).toEqual([
    ["Mallory", "not-in-time"],
    ["Grace", "no-checkpoint"],
  ]);
});

/** Trains, honestly, a network that takes long to test, and uploads it. */
async function kept(row: SessionRow, seed: number, student: Student) {
  const honest = await train(row, seed, HEAVY);
  await report(student, 0, { settings: HEAVY, ...honest });
  expect(await put(student, row, honest, honest.weights)).toEqual(DONE);
}

test("how a network does on the sealed test is computed while there is time, so that its class does not wait for it", async () => {
  const { row, desk, students, seed } = await began(["Ada"]);
  await kept(row, seed, students[0]);
  await expect.poll(refereeTasks, SOON).toBe(0);
  expect(await desk.send({ type: "close-round", round: 0 })).toEqual(DONE);
  expect(await desk.send({ type: "request-test", round: 0 })).toEqual(DONE);
  await expect.poll(() => testOf(desk)?.map(({ participant }) => participant), SOON).toEqual([0]);
  expect(absentIn(desk)).toEqual([]);
});

test("a network that there was no time to put to the test is named", async () => {
  const { row, desk, students, seed } = await began(["Ada"]);
  await kept(row, seed, students[0]);
  expect(await desk.send({ type: "close-round", round: 0 })).toEqual(DONE);
  expect(await desk.send({ type: "request-test", round: 0 })).toEqual(DONE);
  await expect.poll(() => testOf(desk), SOON).toEqual([]);
  expect(absentIn(desk)).toEqual([["Ada", "not-in-time"]]);
});

test("a test opens in time although its podium has not been trained again, and says whose; what that comes to later changes nothing", async () => {
  const { row, desk, students, seed } = await began(["Ada"]);
  const honest = await train(row, seed, SLOW_AGAIN);
  await report(students[0], 0, { settings: SLOW_AGAIN, ...honest });
  expect(await put(students[0], row, honest, honest.weights)).toEqual(DONE);
  expect(await desk.send({ type: "close-round", round: 0 })).toEqual(DONE);
  expect(await desk.send({ type: "request-test", round: 0 })).toEqual(DONE);
  await expect.poll(() => testOf(desk)?.map(({ participant }) => participant), SOON).toEqual([0]);
  expect(testMoves(desk.session(), 0)?.notRetrained.map(({ nickname }) => nickname)).toEqual(["Ada"]);
  await expect.poll(refereeTasks, SOON).toBe(0);
  await moment();
  expect(runOf(desk, 0)?.reproduction).toBeNull();
});
