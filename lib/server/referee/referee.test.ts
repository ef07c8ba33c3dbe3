import { afterEach, beforeAll, expect, test } from "vitest";
import { listCheckpoints } from "@/db/checkpoints";
import { createSession, type SessionRow } from "@/db/sessions";
import { describeOnEachDatabase } from "@/db/testing-databases";
import { newTeacher } from "@/db/testing-session";
import { teacherCookie } from "@/lib/auth/testing-cookie";
import type { Settings } from "@/lib/learning/hyperparameters";
import { leaderboard } from "@/lib/session/leaderboard";
import { openRound } from "@/lib/session/plan";
import { problem } from "@/lib/session/problem";
import { connect, join, startClassServer, type TestScreen, type TestServer } from "../testing-server";
import { reportRun, trainAsBrowser, upload } from "./testing-student";

const DONE = { ok: true };
const refusal = (code: Parameters<typeof problem>[0]) => ({ ok: false, problem: problem(code) });
const SOON = { timeout: 15_000, interval: 20 };
const SETTINGS: Settings = {
  network: { layers: [{ kind: "dense", units: 8, activation: "tanh" }] },
  hyperparameters: { learningRate: 0.3, optimiser: "sgd", batchSize: 20, epochs: 60, weightDecay: 0 },
};
const SMALLER: Settings = {
  ...SETTINGS,
  network: { layers: [{ kind: "dense", units: 4, activation: "tanh" }] },
};

describeOnEachDatabase((db) => {
  let server: TestServer;
  let hostId: string;
  let hostCookie: string;
  const open: TestScreen[] = [];

  const screen = (...args: Parameters<typeof connect>) => {
    const connected = connect(...args);
    open.push(connected);
    return connected;
  };
  /** A class in its first round, with some students. */
  const began = async (nicknames: readonly string[], plan = [openRound("moons", null)]) => {
    const row = await createSession(db(), { hostId, title: "Nets", plan: { rounds: plan } });
    const desk = screen(server.url, { session: row.id, screen: "desk" }, hostCookie);
    const students = [];
    for (const nickname of nicknames) {
      const { cookie } = await join(server.url, { code: row.joinCode, nickname });
      students.push({ cookie, ...screen(server.url, { session: row.id, screen: "lab" }, cookie) });
    }
    expect(await desk.send({ type: "start-round", round: 0 })).toEqual(DONE);
    return { row, desk, students, seed: await seedOf(desk) };
  };
  const seedOf = async (desk: TestScreen) => {
    await expect.poll(() => desk.session().rounds[0]?.state, SOON).toBe("running");
    const [round] = desk.session().rounds;
    return round.state === "planned" ? 0 : round.seed;
  };
  const train = (row: SessionRow, seed: number, settings = SETTINGS, options = {}) =>
    trainAsBrowser(db(), row, 0, seed, settings, options);
  const runOf = (desk: TestScreen, participant: number, run = 0) =>
    desk.session().participants[participant]?.runs[run];

  beforeAll(async () => {
    process.env.NEXTAUTH_SECRET ??= "a secret for tests only";
    const teacher = await newTeacher(db());
    hostId = teacher.id;
    hostCookie = await teacherCookie(teacher);
    server = await startClassServer(db());
    return () => server.close();
  });
  afterEach(() => {
    for (const { close } of open.splice(0)) close();
  });

  test("an honest run is checked to the digit, trained again after the round, and has a place on the opened test", async () => {
    const { row, desk, students, seed } = await began(["Ada", "Bob"]);
    const [ada, bob] = students;
    const good = await train(row, seed);
    const poor = await train(row, seed, SMALLER);
    await reportRun(ada, { run: 0, round: 0, settings: SETTINGS, curve: good.curve });
    await reportRun(bob, { run: 0, round: 0, settings: SMALLER, curve: poor.curve });
    const answers = await Promise.all([
      upload(server.url, ada.cookie, { session: row.id, run: 0, step: good.step }, good.weights),
      upload(server.url, bob.cookie, { session: row.id, run: 0, step: poor.step }, poor.weights),
    ]);
    expect(answers.map(({ reply }) => reply)).toEqual([DONE, DONE]);
    await expect.poll(() => runOf(desk, 1)?.verdict?.agrees, SOON).toBe(true);
    const { best, verdict } = runOf(desk, 0)!;
    expect(verdict).toMatchObject({ step: best?.step, agrees: true, climbs: true });
    expect(verdict?.validation.score).toBeCloseTo(best?.validationScore ?? 0, 2);
    expect(leaderboard(desk.session(), 0).map(({ trust }) => trust)).toEqual(["checked", "checked"]);

    expect(await desk.send({ type: "request-test", round: 0 })).toEqual(refusal("round-still-open"));
    expect(await desk.send({ type: "close-round", round: 0 })).toEqual(DONE);
    expect(await desk.send({ type: "request-test", round: 0 })).toEqual(DONE);
    await expect
      .poll(() => leaderboard(desk.session(), 0).map(({ trust }) => trust), SOON)
      .toEqual(["reproduced", "reproduced"]);
    const [round] = desk.session().rounds;
    const results = round.state === "closed" ? round.test : null;
    expect(results?.map(({ participant }) => participant).sort()).toEqual([0, 1]);
    expect(results?.every(({ test }) => test.score > 30 && test.metric > 0.7)).toBe(true);
    expect(
      await upload(server.url, ada.cookie, { session: row.id, run: 0, step: good.step }, good.weights),
    ).toMatchObject({ reply: refusal("test-open") });
  });

  test("who reports better than they trained does not rank, and the host sees why", async () => {
    const { row, desk, students, seed } = await began(["Mallory"]);
    const [mallory] = students;
    const { curve, step, weights } = await train(row, seed, SMALLER);
    const edited = {
      ...curve,
      validationScore: curve.validationScore.map((score) => Math.min(100, score + 20)),
    };
    await reportRun(mallory, { run: 0, round: 0, settings: SMALLER, curve: edited });
    expect(leaderboard(desk.session(), 0).map(({ trust }) => trust)).toEqual(["reported"]);
    expect(
      (await upload(server.url, mallory.cookie, { session: row.id, run: 0, step }, weights)).reply,
    ).toEqual(DONE);
    await expect.poll(() => runOf(desk, 0)?.verdict?.agrees, SOON).toBe(false);
    expect(leaderboard(desk.session(), 0)).toEqual([]);
    expect(await listCheckpoints(db(), row.id, 0)).toEqual([]);
  });

  test("weights of another size, cut short, not numbers, or of another run are refused or found out", async () => {
    const { row, desk, students, seed } = await began(["Mallory", "Ada"]);
    const [mallory, ada] = students;
    const own = await train(row, seed, SMALLER);
    const better = await train(row, seed);
    await reportRun(mallory, { run: 0, round: 0, settings: SMALLER, curve: own.curve });
    await reportRun(mallory, { run: 1, round: 0, settings: SETTINGS, curve: own.curve });
    await reportRun(ada, { run: 0, round: 0, settings: SETTINGS, curve: better.curve });
    const at = { session: row.id, run: 0, step: own.step };
    const refused = { status: 409, reply: refusal("not-a-checkpoint") };
    const bytes = new Uint8Array(new Uint8Array(own.weights.buffer).slice(0, 41));
    expect(await upload(server.url, mallory.cookie, at, better.weights)).toEqual(refused);
    expect(await upload(server.url, mallory.cookie, at, own.weights.slice(1))).toEqual(refused);
    expect(await upload(server.url, mallory.cookie, at, bytes)).toEqual(refused);
    expect(
      await upload(server.url, mallory.cookie, at, new Float32Array(own.weights.length).fill(Number.NaN)),
    ).toEqual(refused);
    expect(await upload(server.url, mallory.cookie, at, new Float32Array(600_000))).toEqual(refused);
    expect(await upload(server.url, mallory.cookie, { ...at, run: 7 }, own.weights)).toMatchObject({
      reply: refusal("no-such-run"),
    });
    expect(await upload(server.url, "", at, own.weights)).toMatchObject({ status: 401 });
    expect(await upload(server.url, ada.cookie, { ...at, step: 1 }, better.weights)).toMatchObject({
      reply: DONE,
    });
    // Another's weights, for a run that reported the curve of a smaller network.
    expect(await upload(server.url, mallory.cookie, { ...at, run: 1 }, better.weights)).toMatchObject({
      reply: DONE,
    });
    await expect.poll(() => runOf(desk, 0, 1)?.verdict?.agrees, SOON).toBe(false);
    expect([runOf(desk, 0)?.verdict, runOf(desk, 1)?.verdict?.agrees]).toEqual([null, false]);
  });

  test("who trains on validation climbs there, falls on the test, and cannot be trained again", async () => {
    const { row, desk, students, seed } = await began(["Mallory", "Ada"], [openRound("noisy-curve", null)]);
    const [mallory, ada] = students;
    const settings: Settings = {
      network: { layers: [{ kind: "dense", units: 24, activation: "tanh" }] },
      hyperparameters: { learningRate: 0.01, optimiser: "adam", batchSize: 20, epochs: 300, weightDecay: 0 },
    };
    const honest = await train(row, seed, settings);
    const cheat = await train(row, seed, settings, { validationToo: true });
    await reportRun(ada, { run: 0, round: 0, settings, curve: honest.curve });
    await reportRun(mallory, { run: 0, round: 0, settings, curve: cheat.curve });
    await upload(server.url, ada.cookie, { session: row.id, run: 0, step: honest.step }, honest.weights);
    await upload(server.url, mallory.cookie, { session: row.id, run: 0, step: cheat.step }, cheat.weights);
    await expect
      .poll(() => leaderboard(desk.session(), 0).map(({ participant }) => participant.id), SOON)
      .toEqual([0, 1]);
    await desk.send({ type: "close-round", round: 0 });
    await desk.send({ type: "request-test", round: 0 });
    await expect
      .poll(() => [runOf(desk, 0)?.reproduction, runOf(desk, 1)?.reproduction], SOON)
      .toEqual(["differs", "reproduced"]);
    const [round] = desk.session().rounds;
    const [first, second] = (round.state === "closed" && round.test) || [];
    const gap = (id: number) => {
      const result = [first, second].find(({ participant }) => participant === id)!;
      return (runOf(desk, id)?.verdict?.validation.score ?? 0) - result.test.score;
    };
    expect(gap(0)).toBeGreaterThan(gap(1));
  });

  test("a run beyond the round's cap, or with more epochs than it allows, is refused", async () => {
    const capped = { ...openRound("moons", null), runLimit: 2, epochLimit: 60 };
    const { students } = await began(["Ada"], [capped]);
    const [ada] = students;
    const start = (run: number, epochs = 60) =>
      ada.send({
        type: "start-run",
        run,
        round: 0,
        ...SETTINGS,
        hyperparameters: { ...SETTINGS.hyperparameters, epochs },
        device: { backend: "simd", name: "" },
      });
    expect(await start(0, 61)).toEqual(refusal("too-many-epochs"));
    expect([await start(0), await start(1), await start(2)]).toEqual([DONE, DONE, refusal("no-runs-left")]);
  });
});
