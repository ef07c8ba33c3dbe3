import { afterAll, beforeAll, expect, test } from "vitest";
import { readLog } from "@/db/session/log";
import { splitSeed } from "@/db/session/rounds";
import { createSession, type SessionRow } from "@/db/session/sessions";
import type { OpenDatabase } from "@/db/store/open";
import { findChallenge } from "@/lib/challenges/catalogue";
import type { ExampleSeed } from "@/lib/learning/examples/challenge";
import type { Split, SplitName } from "@/lib/learning/examples/split";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import { encodeSplit } from "@/lib/protocol/split";
import { openRound } from "@/lib/session/decide/plan";
import { openMemory } from "@/lib/testing/database/memory";
import { newTeacher, secretOf } from "@/lib/testing/database/session";
import { teacherCookie } from "@/lib/testing/server/cookie";
import { leaksIn, type Sealed } from "@/lib/testing/server/leaks";
import { type Recorder, recordBetween } from "@/lib/testing/server/recorder";
import { connect, join, startClassServer, type TestServer } from "@/lib/testing/server/server";
import { reportRun, trainAsBrowser, upload } from "@/lib/testing/server/student";
import { SOON } from "@/lib/testing/soon";

const SETTINGS: Settings = {
  network: { layers: [{ kind: "dense", units: 8, activation: "tanh" }] },
  hyperparameters: { learningRate: 0.01, optimiser: "adam", batchSize: 20, epochs: 10, weightDecay: 0 },
};
const CLASSES = [["moons", "noisy-curve", "glasses-or-rings"], ["dinosaurs"]];

let database: OpenDatabase;
let server: TestServer;
let wire: Recorder;

beforeAll(async () => {
  database = await openMemory();
  server = await startClassServer(database.db);
  wire = await recordBetween(server.port);
});
afterAll(async () => {
  await wire?.close();
  await server?.close();
  await database?.close();
});

async function seedOf(row: SessionRow, round: number, name: SplitName): Promise<ExampleSeed> {
  return (await splitSeed(database.db, row.id, round, name))!;
}

const sealed = new Map<string, Sealed>();

/** Which parts of the round's test split browsers have received so far. */
async function leaks(row: SessionRow, round: number, beside: readonly Buffer[] = []): Promise<string[]> {
  const { makeSplit, task } = findChallenge(row.plan.rounds[round].challenge)!;
  const secret = await secretOf(database.db, row.id);
  const seed = await seedOf(row, round, "test");
  const key = `${row.id} ${round}`;
  const split = sealed.get(key)?.split ?? makeSplit("test", seed);
  const own = { split, seed, secret, alphabet: task.kind === "next-letter" ? task.alphabet : undefined };
  sealed.set(key, own);
  return leaksIn(Buffer.concat([wire.received(), ...beside]), own);
}

test.each(CLASSES.map((challenges) => ({ challenges })))(
  "nothing that any browser of a class on $challenges gets holds a test example, its label or what it is made from: of the opened test, scores alone",
  async ({ challenges }) => {
    const teacher = await newTeacher(database.db);
    const plan = { rounds: challenges.map((challenge) => openRound(challenge, null)) };
    const row = await createSession(database.db, { hostId: teacher.id, title: "Nets", plan });
    const host = await teacherCookie(teacher);
    const at = { session: row.id };
    const desk = connect(wire.url, { ...at, screen: "desk" }, host);
    const wall = connect(wire.url, { ...at, screen: "projector" }, host);
    const [ada, bob] = await Promise.all(
      ["Ada", "Bob"].map((nickname) => join(wire.url, { code: row.joinCode, nickname })),
    );
    const lab = connect(wire.url, { ...at, screen: "lab" }, ada.cookie);
    const polling = connect(wire.url, { ...at, screen: "lab" }, bob.cookie, { transports: ["polling"] });
    const screens = [desk, wall, lab, polling];

    for (const [round, challenge] of challenges.entries()) {
      expect(await desk.send({ type: "start-round", round })).toEqual({ ok: true });
      await expect.poll(() => desk.session().rounds[round]?.state, SOON).toBe("running");
      const running = desk.session().rounds[round];
      const seed = running.state === "planned" ? 0 : running.seed;
      const trained = await trainAsBrowser(database.db, row, round, seed, SETTINGS);
      await reportRun(lab, { run: round, round, settings: SETTINGS, curve: trained.curve });
      const put = (cookie: string, run: number, body: Float32Array) =>
        upload(wire.url, cookie, { ...at, run, step: trained.step }, body);
      expect(await put(ada.cookie, round, trained.weights)).toMatchObject({ status: 200 });
      // Everything a browser can do wrong is answered too.
      await put(ada.cookie, round, new Float32Array(7));
      await put(bob.cookie, round, trained.weights);
      await put("", round, trained.weights);
      for (const split of ["train", "validation", "test"])
        await fetch(`${wire.url}/api/sessions/${row.id}/rounds/${round}/splits/${split}`);
      await join(wire.url, "{");
      await lab.ask("resync", { epoch: "another", seq: 0 });
      await lab.send({ type: "request-test", round });
      await desk.send({ type: "request-test", round });
      expect([challenge, await leaks(row, round)]).toEqual([challenge, []]);

      expect(await desk.send({ type: "close-round", round })).toEqual({ ok: true });
      await expect.poll(() => lab.session().phase.kind, SOON).toBe("between");
      expect([challenge, await leaks(row, round)]).toEqual([challenge, []]);

      expect(await desk.send({ type: "request-test", round })).toEqual({ ok: true });
      const results = () => {
        const played = polling.session().rounds[round];
        return played?.state === "closed" ? played.test : null;
      };
      await expect.poll(() => results()?.map(({ participant }) => participant), SOON).toEqual([0]);
      expect(results()?.map((result) => Object.keys(result.test))).toEqual([["loss", "score", "metric"]]);
      expect([challenge, await leaks(row, round)]).toEqual([challenge, []]);
    }

    await desk.send({ type: "end-session" });
    // The replay gets the log as it is stored, and a page that comes late a snapshot.
    const late = connect(wire.url, { ...at, screen: "desk" }, host);
    await expect.poll(() => late.snapshots.length, SOON).toBe(1);
    const replayed = Buffer.from(JSON.stringify(await readLog(database.db, row.id)));
    for (const round of challenges.keys()) expect(await leaks(row, round, [replayed])).toEqual([]);
    for (const screen of [...screens, late]) screen.close();

    // The search itself works: it finds a split that browsers do get, when told that it is the sealed one.
    const seed = await seedOf(row, 0, "validation");
    const validation: Split = findChallenge(challenges[0])!.makeSplit("validation", seed);
    const got = Buffer.concat([wire.received(), Buffer.from(encodeSplit(validation))]);
    expect(
      leaksIn(got, { split: validation, seed: 0xfeed_beef, secret: new Uint8Array(32).fill(171) }),
    ).not.toEqual([]);
  },
);
