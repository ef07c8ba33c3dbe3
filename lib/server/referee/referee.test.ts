import { expect, test } from "vitest";
import { listKept } from "@/db/session/checkpoints";
import { leaderboard } from "@/lib/session/board/leaderboard";
import { describeOnEachDatabase } from "@/lib/testing/database/databases";
import { DONE, refereedClasses, refusal, SETTINGS, SMALLER } from "@/lib/testing/server/refereed-class";
import { SOON } from "@/lib/testing/soon";

describeOnEachDatabase((db) => {
  const { began, train, report, put, runOf, testOf } = refereedClasses(db);

  test("an honest run is checked to the digit, trained again while the round runs, and has a place on the opened test", async () => {
    const { row, desk, students, seed } = await began(["Ada", "Bob"]);
    const [ada, bob] = students;
    const good = await train(row, seed);
    const poor = await train(row, seed, SMALLER);
    await report(ada, 0, { settings: SETTINGS, ...good });
    await report(bob, 0, { settings: SMALLER, ...poor });
    const answers = await Promise.all([put(ada, row, good, good.weights), put(bob, row, poor, poor.weights)]);
    expect(answers).toEqual([DONE, DONE]);
    // Two threads check them, in either order.
    await expect
      .poll(() => [0, 1].map((student) => runOf(desk, student)?.verdict?.agrees), SOON)
      .toEqual([true, true]);
    const { best, verdict } = runOf(desk, 0)!;
    expect(verdict).toMatchObject({ step: best?.step, agrees: true, climbs: true });
    expect(verdict?.validation.score).toBeCloseTo(best?.validationScore ?? 0, 2);
    await expect
      .poll(() => leaderboard(desk.session(), 0).map(({ trust }) => trust), SOON)
      .toEqual(["reproduced", "reproduced"]);

    expect(await desk.send({ type: "request-test", round: 0 })).toEqual(refusal("round-still-open"));
    expect(await desk.send({ type: "close-round", round: 0 })).toEqual(DONE);
    expect(await desk.send({ type: "request-test", round: 0 })).toEqual(DONE);
    await expect.poll(() => testOf(desk)?.length, SOON).toBe(2);
    const results = testOf(desk);
    expect(results?.map(({ participant }) => participant).sort()).toEqual([0, 1]);
    expect(results?.every(({ test: { score, metric } }) => score > 30 && metric > 0.7)).toBe(true);
    expect(await put(ada, row, good, good.weights)).toEqual(refusal("test-open"));
  });

  test("a test opened at once waits for the checkpoints of those whom the end of the round cut off", async () => {
    const { row, desk, students, seed } = await began(["Ada"]);
    const trained = await train(row, seed);
    await report(students[0], 0, { settings: SETTINGS, ...trained });
    expect(await desk.send({ type: "close-round", round: 0 })).toEqual(DONE);
    const opened = desk.send({ type: "request-test", round: 0 });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await put(students[0], row, trained, trained.weights)).toEqual(DONE);
    expect(await opened).toEqual(DONE);
    await expect.poll(() => testOf(desk)?.map(({ participant }) => participant), SOON).toEqual([0]);
  });

  test("who reports better than they trained does not rank, and the host sees why; the right weights do not help", async () => {
    const { row, desk, students, seed } = await began(["Mallory"]);
    const [mallory] = students;
    const { curve, step, weights } = await train(row, seed, SMALLER);
    // All that the class can hold against each other goes together.
    const half = (values: readonly number[]) => values.map((value) => value / 2);
    const edited = {
      ...{ ...curve, validationLoss: half(curve.validationLoss) },
      validationScore: curve.validationScore.map((score) => (100 + score) / 2),
      validationMetric: curve.validationMetric.map((accuracy) => (1 + accuracy) / 2),
    };
    await report(mallory, 0, { settings: SMALLER, curve: edited });
    await expect
      .poll(() => leaderboard(desk.session(), 0).map(({ trust }) => trust), SOON)
      .toEqual(["waiting"]);
    expect(await put(mallory, row, { step }, weights)).toEqual(DONE);
    await expect.poll(() => runOf(desk, 0)?.verdict?.agrees, SOON).toBe(false);
    expect(leaderboard(desk.session(), 0)).toEqual([]);
    expect(await listKept(db(), row.id, 0)).toEqual([]);
  });

  test("who reports a loss of nothing and all scores full does not rank either", async () => {
    const { row, desk, students, seed } = await began(["Mallory"]);
    const { curve, weights } = await train(row, seed, SMALLER);
    const nothing = curve.step.map(() => 0);
    const all = curve.step.map(() => 100);
    const right = curve.step.map(() => 1);
    const perfect = {
      ...{ ...curve, trainLoss: nothing, validationLoss: nothing },
      ...{ trainScore: all, validationScore: all, trainMetric: right, validationMetric: right },
    };
    await report(students[0], 0, { settings: SMALLER, curve: perfect });
    // Of equal points, the first is the best.
    expect(await put(students[0], row, { step: perfect.step[0] }, weights)).toEqual(DONE);
    await expect.poll(() => runOf(desk, 0)?.verdict?.agrees, SOON).toBe(false);
    expect(leaderboard(desk.session(), 0)).toEqual([]);
  });
});
