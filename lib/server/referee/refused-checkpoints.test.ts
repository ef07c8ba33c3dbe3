import { isDeepStrictEqual } from "node:util";
import { expect, test } from "vitest";
import { findCheckpoint, listKept } from "@/db/session/checkpoints";
import { readLog } from "@/db/session/log";
import { deleteSession } from "@/db/session/sessions";
import { bestPoint } from "@/lib/learning/curves/curve";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import { leaderboard } from "@/lib/session/board/leaderboard";
import { openRound } from "@/lib/session/decide/plan";
import { describeOnEachDatabase } from "@/lib/testing/database/databases";
import { DONE, refereedClasses, refusal, SETTINGS, SMALLER } from "@/lib/testing/server/refereed-class";
import { type TrainedRun, upload } from "@/lib/testing/server/student";
import { SOON } from "@/lib/testing/soon";

describeOnEachDatabase((db) => {
  const classes = refereedClasses(db);
  const { began, train, report, put, runOf } = classes;
  const scorings = async (session: string) =>
    (await readLog(db(), session)).filter(({ type }) => type === "run-scored").length;

  test("weights of another size, cut short, not numbers or too many are refused", async () => {
    const { row, desk, students, seed } = await began(["Mallory"]);
    const [mallory] = students;
    const { curve, step, weights } = await train(row, seed, SMALLER);
    await report(mallory, 0, { settings: SMALLER, curve });
    const bytes = new Uint8Array(new Uint8Array(weights.buffer).slice(0, 41));
    for (const body of [
      weights.slice(1),
      new Float32Array(0),
      new Float32Array(600_000),
      new Float32Array(weights.length).fill(Number.NaN),
      new Float32Array(weights.length).fill(Number.POSITIVE_INFINITY),
      bytes,
    ])
      expect(await put(mallory, row, { step }, body)).toEqual(refusal("not-a-checkpoint"));
    expect(runOf(desk, 0)?.verdict).toBeNull();
    // The right ones can still come.
    expect(await put(mallory, row, { step }, weights)).toEqual(DONE);
    await expect.poll(() => runOf(desk, 0)?.verdict?.agrees, SOON).toBe(true);
  });

  test("nothing is scored for another step than the run's best, for a run that goes on, or for one that nobody knows", async () => {
    const { row, desk, students, seed } = await began(["Ada"]);
    const [ada] = students;
    const { curve, step, weights } = await train(row, seed);
    await report(ada, 0, { settings: SETTINGS, curve });
    expect(await put(ada, row, { step: step + 1 }, weights)).toEqual(refusal("not-a-checkpoint"));
    expect(await put(ada, row, { step: 0 }, weights)).toEqual(refusal("not-a-checkpoint"));
    expect(await put(ada, row, { run: 7, step }, weights)).toEqual(refusal("no-such-run"));
    const start = { type: "start-run", run: 1, round: 0, ...SETTINGS, device: { backend: "simd", name: "" } };
    expect(await ada.send(start)).toEqual(DONE);
    expect(await ada.send({ type: "report-points", run: 1, from: 0, points: curve })).toEqual(DONE);
    expect(await put(ada, row, { run: 1, step }, weights)).toEqual(refusal("not-a-checkpoint"));
    expect([runOf(desk, 0)?.verdict, runOf(desk, 0, 1)?.verdict]).toEqual([null, null]);
    expect(await listKept(db(), row.id, 0)).toEqual([]);
    expect(await put(ada, row, { step }, weights)).toEqual(DONE);
  });

  test("another's network, or another run's, is found out", async () => {
    const { row, desk, students, seed } = await began(["Mallory", "Ada"]);
    const [mallory, ada] = students;
    const poor = await train(row, seed, { ...SMALLER, network: SETTINGS.network });
    const good = await train(row, seed, {
      network: SETTINGS.network,
      hyperparameters: { ...SETTINGS.hyperparameters, learningRate: 3 },
    });
    await report(ada, 0, { settings: SETTINGS, ...good });
    const low = {
      ...poor.curve,
      validationScore: poor.curve.validationScore.map((score) => score / 2),
      validationLoss: poor.curve.validationScore.map((score) => Math.LN2 * (1 - score / 200)),
      validationMetric: poor.curve.validationScore.map((score) => (1 + score / 200) / 2),
    };
    await report(mallory, 0, { settings: SETTINGS, curve: low });
    // Better weights than the run's own are no less another's.
    const step = bestPoint(low)?.step ?? 0;
    expect(await put(mallory, row, { step }, good.weights)).toEqual(DONE);
    await expect.poll(() => runOf(desk, 0)?.verdict?.agrees, SOON).toBe(false);
    expect(leaderboard(desk.session(), 0).map(({ participant }) => participant.nickname)).toEqual(["Ada"]);
  });

  test("a cookie opens its own seat's runs alone: no other seat's, no other class's, and none without one", async () => {
    const one = await began(["Mallory", "Ada"]);
    const other = await began(["Bob"]);
    const [mallory, ada] = one.students;
    const { curve, step, weights } = await train(one.row, one.seed);
    await report(ada, 0, { settings: SETTINGS, curve });
    expect(await put(mallory, one.row, { step }, weights)).toEqual(refusal("no-such-run"));
    const elsewhere = { session: one.row.id, run: 0, step };
    const { url } = classes.server();
    for (const cookie of ["", other.students[0].cookie, ada.cookie.slice(0, -1)])
      expect(await upload(url, cookie, elsewhere, weights)).toEqual({
        status: 401,
        reply: refusal("seat-lost"),
      });
    expect(await put(ada, { id: crypto.randomUUID() }, { step }, weights)).toEqual(
      refusal("no-such-session"),
    );
    expect(runOf(one.desk, 1)?.verdict).toBeNull();
  });

  test("who was removed puts nothing up", async () => {
    const { row, desk, students, seed } = await began(["Mallory"]);
    const { curve, step, weights } = await train(row, seed);
    await report(students[0], 0, { settings: SETTINGS, curve });
    expect(await desk.send({ type: "remove-participant", participant: 0 })).toEqual(DONE);
    expect(await put(students[0], row, { step }, weights)).toEqual(refusal("seat-removed"));
    expect(await listKept(db(), row.id, 0)).toEqual([]);
  });

  test("the same bytes again change nothing, and neither do others once a run is borne out", async () => {
    const { row, desk, students, seed } = await began(["Mallory"]);
    const [mallory] = students;
    const { curve, step, weights } = await train(row, seed);
    await report(mallory, 0, { settings: SETTINGS, curve });
    for (let time = 0; time < 3; time++) expect(await put(mallory, row, { step }, weights)).toEqual(DONE);
    const almost = weights.map((weight, index) => (index === 0 ? weight + 1e-3 : weight));
    expect(await put(mallory, row, { step }, almost)).toEqual(DONE);
    expect(await scorings(row.id)).toBe(1);
    expect((await findCheckpoint(db(), row.id, 0, 0))?.weights).toEqual(weights);
    await expect.poll(() => runOf(desk, 0)?.verdict?.agrees, SOON).toBe(true);
  });

  test("of uploads that race, one is kept for each run, and the best run is the participant's", async () => {
    const { row, desk, students, seed } = await began(["Ada"]);
    const [ada] = students;
    const [good, poor] = [await train(row, seed), await train(row, seed, SMALLER)];
    await report(ada, 0, { settings: SMALLER, ...poor });
    await report(ada, 1, { settings: SETTINGS, ...good });
    const almost = good.weights.map((weight) => weight + 1e-4);
    // As a page does: what made way for a newer one is sent again.
    const insist = async (run: number, { step }: TrainedRun, weights: Float32Array) => {
      for (;;) {
        const reply = await put(ada, row, { run, step }, weights);
        if (!isDeepStrictEqual(reply, refusal("newer-upload"))) return reply;
        await new Promise((resolve) => setTimeout(resolve, 100 * Math.random()));
      }
    };
    const answers = await Promise.all([
      insist(1, good, good.weights),
      insist(1, good, almost),
      insist(0, poor, poor.weights),
      insist(0, poor, poor.weights),
    ]);
    expect(answers).toEqual([DONE, DONE, DONE, DONE]);
    expect(await scorings(row.id)).toBe(2);
    const best = leaderboard(desk.session(), 0)[0].run.number;
    expect(await listKept(db(), row.id, 0)).toMatchObject([{ participant: 0, run: best }]);
    await expect.poll(() => runOf(desk, 0, 1)?.verdict?.agrees, SOON).toBe(true);
  });

  test("of two runs that come to the same, the earlier is kept, as it is the one on the board", async () => {
    const { row, desk, students, seed } = await began(["Ada"]);
    const trained = await train(row, seed);
    for (const run of [0, 1]) await report(students[0], run, { settings: SETTINGS, ...trained });
    for (const run of [1, 0])
      expect(await put(students[0], row, { run, step: trained.step }, trained.weights)).toEqual(DONE);
    await expect.poll(() => runOf(desk, 0)?.verdict?.agrees, SOON).toBe(true);
    expect(leaderboard(desk.session(), 0)[0].run.number).toBe(0);
    expect(await listKept(db(), row.id, 0)).toMatchObject([{ run: 0 }]);
  });

  test("a session that is deleted meanwhile takes its uploads with it, and nothing is left behind", async () => {
    const { row, students, seed } = await began(["Ada"]);
    const { curve, step, weights } = await train(row, seed);
    await report(students[0], 0, { settings: SETTINGS, curve });
    const answers = [put(students[0], row, { step }, weights), put(students[0], row, { step }, weights)];
    expect(await deleteSession(db(), row.id, classes.hostId())).toBe(true);
    answers.push(put(students[0], row, { step }, weights));
    const codes = (await Promise.all(answers)).map((reply) =>
      (reply as { ok: boolean; problem?: { code: string } }).ok
        ? "done"
        : (reply as { problem: { code: string } }).problem.code,
    );
    expect(codes.at(-1)).toBe("no-such-session");
    expect(
      codes.filter((code) => !["done", "no-such-session", "seat-lost", "not-saved"].includes(code)),
    ).toEqual([]);
    expect(await listKept(db(), row.id, 0)).toEqual([]);
  });

  test("no run starts with a network that is too large to be checked, and the answer says what helps", async () => {
    const filters = {
      kind: "conv2d",
      filters: 64,
      kernel: 3,
      stride: 1,
      padding: "same",
      activation: "relu",
    } as const;
    const pool = { kind: "max-pool", size: 4, stride: 4 } as const;
    const { desk, students } = await began(["Mallory"], [openRound("digits", null)]);
    const start = (...layers: Settings["network"]["layers"]) =>
      students[0].send({
        ...{ type: "start-run", run: 0, round: 0, ...SETTINGS, network: { layers } },
        device: { backend: "simd", name: "" },
      });
    expect(await start(filters, filters, pool)).toEqual(refusal("network-too-heavy"));
    expect(runOf(desk, 0)).toBeUndefined();
    expect(await start(filters, pool, filters, pool)).toEqual(DONE);
  });
});
