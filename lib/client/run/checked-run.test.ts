import { gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { splitSeed } from "@/db/session/rounds";
import { createSession } from "@/db/session/sessions";
import type { OpenDatabase } from "@/db/store/open";
import { challengeInfo, findChallenge } from "@/lib/challenges/catalogue";
import { getOwnCheckpoint, putCheckpoint } from "@/lib/client/api/checkpoints";
import { connectSession } from "@/lib/client/connection/connection";
import { rankingOf } from "@/lib/learning/curves/ranking";
import { ENGINE_NAMES } from "@/lib/learning/training/engine-choice";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import { TODAYS_SCORE_FLOOR } from "@/lib/learning/training/score-rules";
import { DOWNLOADABLE_SPLITS, encodeSplit, splitPath } from "@/lib/protocol/split";
import type { WorkerReply, WorkerRequest } from "@/lib/protocol/worker";
import { openRound, type PlannedRound } from "@/lib/session/decide/plan";
import { problem } from "@/lib/session/decide/problem";
import { keepsNothing } from "@/lib/testing/client/run-keeper";
import { openMemory } from "@/lib/testing/database/memory";
import { newTeacher } from "@/lib/testing/database/session";
import { teacherCookie } from "@/lib/testing/server/cookie";
import { connect, join, startClassServer, type TestServer } from "@/lib/testing/server/server";
import { SOON } from "@/lib/testing/soon";
import type { Engines } from "@/lib/trainer/choose/open-engine";
import { pause } from "@/lib/trainer/run/slices";
import { createTrainer } from "@/lib/trainer/run/trainer";
import { createWorkbench } from "@/lib/trainer/run/workbench";
import { openSimdEngine } from "@/lib/trainer/simd/engine";
import { createRunKeeper } from "./run-keeper";

/** A student's lab without the page: the real trainer, the real connection, and a real class with its referee. */
const challenge = findChallenge("moons")!;
const info = challengeInfo(challenge);
const SETTINGS: Settings = {
  network: { layers: [{ kind: "dense", units: 8, activation: "tanh" }] },
  hyperparameters: { learningRate: 0.05, optimiser: "adam", batchSize: 20, epochs: 40, weightDecay: 0 },
};

/** Only engines that run here: no GPU and no TensorFlow.js. */
const ENGINES = {
  ...Object.fromEntries(ENGINE_NAMES.map((name) => [name, async () => null])),
  simd: openSimdEngine,
} as Engines;

/** The trainer's worker on this thread. Messages are copied, as between threads. */
class WorkerHere {
  onmessage: ((event: { data: WorkerReply }) => void) | null = null;
  readonly #workbench = createWorkbench(
    ENGINES,
    (reply) => this.onmessage?.({ data: structuredClone(reply) }),
    () => performance.now(),
  );
  postMessage(request: WorkerRequest) {
    this.#workbench.handle(structuredClone(request));
  }
  terminate() {}
}

let database: OpenDatabase;
let server: TestServer;
let host: { id: string; cookie: string };
const real = fetch;
const closing: (() => void)[] = [];

beforeAll(async () => {
  database = await openMemory();
  const teacher = await newTeacher(database.db);
  host = { id: teacher.id, cookie: await teacherCookie(teacher) };
  server = await startClassServer(database.db);
  vi.stubGlobal("Worker", WorkerHere);
});
afterEach(() => {
  for (const close of closing.splice(0)) close();
});
afterAll(async () => {
  vi.unstubAllGlobals();
  await server.close();
  await database.close();
});

/** A class in its first round, with a lab. `stumble`: what happens to the first uploads instead. `change`: how the round is planned otherwise. */
async function lab(stumble: (() => Response)[] = [], change: Partial<PlannedRound> = {}) {
  const planned = { ...openRound("moons", null), ...change };
  const plan = { rounds: [planned] };
  const row = await createSession(database.db, { hostId: host.id, title: "Nets", plan });
  const desk = connect(server.url, { session: row.id, screen: "desk" }, host.cookie);
  const { cookie } = await join(server.url, { code: row.joinCode, nickname: "Ada" });
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    const split = DOWNLOADABLE_SPLITS.find((name) => path === splitPath(row.id, 0, name));
    if (split) {
      const seed = (await splitSeed(database.db, row.id, 0, split))!;
      return new Response(gzipSync(Buffer.from(encodeSplit(challenge.makeSplit(split, seed)))));
    }
    if (!path.startsWith("/")) return real(path, init);
    const instead = stumble.shift();
    return instead ? instead() : real(server.url + path, { ...init, headers: { ...init.headers, cookie } });
  });
  const connection = connectSession(row.id, "lab", server.url, { extraHeaders: { cookie } });
  const openKeeper = () => {
    const keeper = createRunKeeper({
      sessionId: row.id,
      trainer: createTrainer(),
      engine: "simd",
      send: connection.send,
      put: (checkpoint, signal) => putCheckpoint(row.id, checkpoint, signal),
      get: (run, signal) => getOwnCheckpoint(row.id, run, signal),
      claim: keepsNothing,
      pause,
      now: () => performance.now(),
      chance: Math.random,
    });
    closing.push(keeper.dispose);
    const see = () => {
      const { session, self } = connection.store.getState();
      const round = session?.rounds[0];
      const seed = session?.phase.kind === "round" && round?.state === "running" ? round.seed : null;
      keeper.enter(
        seed === null
          ? null
          : { round: 0, seed, challenge: info, ranking: rankingOf(planned), floor: TODAYS_SCORE_FLOOR },
      );
      if (session && self !== null) keeper.setOwnRuns(self, session.participants[self].runs);
    };
    see();
    connection.store.subscribe(see);
    return keeper;
  };
  closing.push(connection.close, desk.close);
  const keeper = openKeeper();
  await expect.poll(() => connection.store.getState().session?.participants.length, SOON).toBe(1);
  await desk.send({ type: "start-round", round: 0 });
  await expect.poll(() => keeper.store.getState().status, SOON).toBe("ready");
  return { desk, keeper, openKeeper, run: () => desk.session().participants[0]?.runs[0] };
}

test("a run that has ended is checked by the referee, even if the first uploads fail", async () => {
  const { keeper, run } = await lab([
    () => {
      throw new TypeError("The network is away.");
    },
    () => Response.json({ ok: false, problem: problem("not-saved") }, { status: 503 }),
    () => new Response("<h1>Bad gateway</h1>", { status: 502 }),
  ]);
  keeper.setPace("fast");
  keeper.start(SETTINGS);
  await expect.poll(() => run()?.end?.reason, SOON).toBe("finished");
  await expect.poll(() => run()?.verdict?.agrees, SOON).toBe(true);
  expect(run()?.verdict?.step).toBe(run()?.best?.step);
  await expect.poll(() => keeper.store.getState().checking.size, SOON).toBe(0);
});

test("a run cut off by the end of its round is checked at the best point that the class has", async () => {
  const { desk, keeper, run } = await lab();
  keeper.start(SETTINGS);
  await expect.poll(() => run()?.reported ?? 0, SOON).toBeGreaterThan(20);
  await desk.send({ type: "close-round", round: 0 });
  await expect.poll(() => run()?.verdict?.agrees, SOON).toBe(true);
  expect(run()?.end?.reason).toBe("stopped");
  expect(run()?.verdict?.step).toBe(run()?.best?.step);
});

test("by final weights a stopped run is not sent, but its network stays; one that ends by itself is checked at its last step, on both splits", async () => {
  const { desk, keeper, run } = await lab([], { ranksBy: "final-weights", trainingScores: true });
  keeper.start(SETTINGS);
  await expect.poll(() => run()?.reported ?? 0, SOON).toBeGreaterThan(10);
  keeper.stop();
  await expect.poll(() => run()?.end?.reason, SOON).toBe("stopped");
  await expect.poll(() => keeper.store.getState().status, SOON).toBe("ready");
  keeper.setPace("fast");
  keeper.start(SETTINGS);
  const second = () => desk.session().participants[0].runs[1];
  await expect.poll(() => second()?.verdict?.agrees, SOON).toBe(true);
  const { best, verdict } = second();
  expect([best?.epoch, verdict?.step]).toEqual([SETTINGS.hyperparameters.epochs, best?.step]);
  expect(verdict?.train?.score).toBeCloseTo(best?.trainScore ?? 0, 2);
  expect(verdict?.validation.score).toBeCloseTo(best?.validationScore ?? 0, 2);
  expect([run()?.best, run()?.verdict]).toEqual([null, null]);
  expect([...keeper.store.getState().models.keys()]).toEqual([0, 1]);
});

test("without storage, a reloaded page shows the best network of the round that the class has", async () => {
  const { keeper, openKeeper, run } = await lab();
  keeper.setPace("fast");
  keeper.start(SETTINGS);
  await expect.poll(() => run()?.verdict?.agrees, SOON).toBe(true);
  await expect.poll(() => keeper.store.getState().checking.size, SOON).toBe(0);
  keeper.dispose();
  const reloaded = openKeeper();
  const ask = () => reloaded.predict(new Float32Array([0.3, 0.1, -1, 2]), 2);
  await expect.poll(() => reloaded.store.getState().run, SOON).toBe(0);
  const outputs = await ask();
  expect(outputs?.every(Number.isFinite) && outputs.length).toBe(4);
  expect(await reloaded.trace("run", 0)).toMatchObject({ step: run()?.best?.step });
  expect([...reloaded.store.getState().models.keys()]).toEqual([0]);
});
