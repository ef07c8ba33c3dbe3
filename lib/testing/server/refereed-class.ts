import { afterEach, beforeAll, expect } from "vitest";
import type { StoredChallenge } from "@/db/session/own-challenges";
import { createSession, type SessionRow } from "@/db/session/sessions";
import type { Database } from "@/db/store/client";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import { openRound } from "@/lib/session/decide/plan";
import { problem } from "@/lib/session/decide/problem";
import { newTeacher } from "@/lib/testing/database/session";
import { SOON } from "@/lib/testing/soon";
import { teacherCookie } from "./cookie";
import { connect, join, startClassServer, type TestScreen, type TestServer } from "./server";
import { reportRun, type TrainedRun, trainAsBrowser, upload } from "./student";
import { slowRefereeThread } from "./thread";

export const DONE = { ok: true };
export const refusal = (code: Parameters<typeof problem>[0]) => ({ ok: false, problem: problem(code) });
export const SETTINGS: Settings = {
  network: { layers: [{ kind: "dense", units: 8, activation: "tanh" }] },
  hyperparameters: { learningRate: 0.3, optimiser: "sgd", batchSize: 20, epochs: 60, weightDecay: 0 },
};
export const SMALLER: Settings = {
  ...SETTINGS,
  network: { layers: [{ kind: "dense", units: 4, activation: "tanh" }] },
};

export type Student = TestScreen & { readonly cookie: string };

type ServerOptions = Parameters<typeof startClassServer>[1] & {
  /** See `slowRefereeThread`. */
  readonly slowness?: Parameters<typeof slowRefereeThread>[0];
};

/** Classes on a server with a referee, for the tests of one `describe`. */
export function refereedClasses(db: () => Database, { slowness, ...options }: ServerOptions = {}) {
  let server: TestServer;
  let host: { id: string; cookie: string };
  const open: TestScreen[] = [];
  const screen = (...args: Parameters<typeof connect>) => {
    const connected = connect(...args);
    open.push(connected);
    return connected;
  };

  beforeAll(async () => {
    const teacher = await newTeacher(db());
    host = { id: teacher.id, cookie: await teacherCookie(teacher) };
    if (slowness) options.refereeThread = await slowRefereeThread(slowness);
    server = await startClassServer(db(), options);
    return () => server.close();
  });
  afterEach(() => {
    for (const { close } of open.splice(0)) close();
  });

  const deskOf = (row: SessionRow) => screen(server.url, { session: row.id, screen: "desk" }, host.cookie);

  return {
    server: () => server,
    hostId: () => host.id,
    hostCookie: () => host.cookie,
    deskOf,
    /** Ends the server and starts another on the same database: what was in memory is gone. */
    async restart() {
      await server.close();
      server = await startClassServer(db(), options);
    },
    /** A class in its first round, with these students. `seed`: the round's. `own`: the challenges of the plan that its teacher has made. */
    async began(
      nicknames: readonly string[],
      plan = [openRound("moons", null)],
      own: readonly StoredChallenge[] = [],
    ) {
      const made = { hostId: host.id, title: "Nets", plan: { rounds: plan }, own };
      const row = await createSession(db(), made);
      const desk = deskOf(row);
      const students: Student[] = [];
      for (const nickname of nicknames) {
        const { cookie } = await join(server.url, { code: row.joinCode, nickname });
        students.push({ cookie, ...screen(server.url, { session: row.id, screen: "lab" }, cookie) });
      }
      expect(await desk.send({ type: "start-round", round: 0 })).toEqual(DONE);
      await expect.poll(() => desk.session().rounds[0]?.state, SOON).toBe("running");
      const [round] = desk.session().rounds;
      return { row, desk, students, seed: round.state === "planned" ? 0 : round.seed };
    },
    train: (row: SessionRow, seed: number, settings = SETTINGS, options = {}) =>
      trainAsBrowser(db(), row, 0, seed, settings, options),
    /** Reports a whole run of the first round, with the points of `curve`. */
    report: (
      student: Student,
      run: number,
      { settings, curve, backend }: Pick<TrainedRun, "curve"> & { settings: Settings; backend?: string },
    ) => reportRun(student, { run, round: 0, settings, curve }, backend),
    /** Uploads weights for a run, and resolves to the answer. */
    put: async (
      { cookie }: Pick<Student, "cookie">,
      { id: session }: Pick<SessionRow, "id">,
      { run = 0, step }: { run?: number; step: number },
      body: Float32Array | Uint8Array<ArrayBuffer>,
    ) => (await upload(server.url, cookie, { session, run, step }, body)).reply,
    runOf: (desk: TestScreen, participant: number, run = 0) =>
      desk.session().participants[participant]?.runs[run],
    testOf: (desk: TestScreen, index = 0) => {
      const round = desk.session().rounds[index];
      return round?.state === "closed" ? round.test : null;
    },
  };
}
