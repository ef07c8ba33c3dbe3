import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { beginSignIn, standingSignIns } from "@/db/school/sign-ins";
import { readLog } from "@/db/session/log";
import { createSession, deleteSession } from "@/db/session/sessions";
import { type OpenDatabase, openPostgres } from "@/db/store/open";
import { signIns } from "@/lib/auth/sign-ins";
import { openRound } from "@/lib/session/decide/plan";
import { problem } from "@/lib/session/decide/problem";
import { fold } from "@/lib/session/log/apply";
import { startPostgres, type TestPostgres } from "@/lib/testing/database/postgres";
import { newTeacher } from "@/lib/testing/database/session";
import { report, START_RUN } from "@/lib/testing/server/class";
import { teacherCookie } from "@/lib/testing/server/cookie";
import {
  connect,
  join,
  startClassServer,
  type TestScreen,
  type TestServer,
} from "@/lib/testing/server/server";
import { SOON } from "@/lib/testing/soon";

const DONE = { ok: true };

let postgres: TestPostgres;
let database: OpenDatabase;
let server: TestServer;
const open: TestScreen[] = [];

beforeAll(async () => {
  postgres = await startPostgres();
  database = await openPostgres(postgres.url);
  server = await startClassServer(database.db, { signInCheckMs: 200 });
});
afterAll(async () => {
  await server?.close(1_000);
  await database?.close();
  await postgres?.stop();
});
afterEach(() => {
  for (const { close } of open.splice(0)) close();
});

async function runningClass(url = server.url) {
  const teacher = await newTeacher(database.db);
  const plan = { rounds: [openRound("moons", null)] };
  const row = await createSession(database.db, { hostId: teacher.id, title: "Nets", plan });
  const { cookie } = await join(url, { code: row.joinCode, nickname: "Ada" });
  const hostCookie = await teacherCookie(teacher);
  const host = connect(url, { session: row.id, screen: "desk" }, hostCookie);
  const ada = connect(url, { session: row.id, screen: "lab" }, cookie);
  open.push(host, ada);
  await expect.poll(() => host.session().participants[0]?.connected, SOON).toBe(true);
  expect(await host.send({ type: "start-round", round: 0 })).toEqual(DONE);
  expect(await ada.send(START_RUN)).toEqual(DONE);
  return { teacher, row, host, ada, cookie, hostCookie };
}

test("while the database is gone the class goes on, its screens know what is not stored, and later all of it is", async () => {
  const { teacher, row, host, ada } = await runningClass();
  const signIn = await beginSignIn(database.db, teacher.id);
  const left = connect(server.url, { session: row.id, screen: "desk" }, await teacherCookie(teacher, signIn));
  open.push(left);
  await expect.poll(() => left.snapshots.length, SOON).toBe(1);
  expect(await ada.send(report(0, 0, 10))).toEqual(DONE);
  await postgres.pause();
  let answered = false;
  const answer = ada.send(report(0, 10, 10)).then((reply) => {
    answered = true;
    return reply;
  });
  await expect.poll(() => host.session().participants[0].runs[0].reported, SOON).toBe(20);
  expect(await host.send({ type: "close-round", round: 0 })).toEqual(DONE);
  await expect.poll(() => host.session().phase.kind, SOON).toBe("between");
  const { storedUpTo } = host.frames[host.frames.length - 1];
  expect(storedUpTo).toBeLessThan(host.session().seq);
  expect(answered).toBe(false);
  // Nobody can look up now who is signed in. That closes no desk, but whoever signs out is out, and that is stored later.
  await signIns().end(database.db, signIn);
  await expect.poll(() => left.goodbyes, SOON).toEqual([problem("signed-out")]);
  expect(host.goodbyes).toEqual([]);

  await postgres.resume();
  await expect.poll(() => standingSignIns(database.db, [signIn]), SOON).toEqual(new Set());
  expect(await answer).toEqual(DONE);
  await expect.poll(() => host.frames.at(-1)?.storedUpTo, SOON).toBe(host.session().seq);
  expect(fold(await readLog(database.db, row.id))).toEqual(host.session());
  expect(host.session().participants[0].runs[0].reported).toBe(20);
});

test("of two servers that write one session the later gives way and reads the log again; what either answered is kept", async () => {
  const { row, host, ada, hostCookie } = await runningClass();
  const other = await startClassServer(database.db);
  const elsewhere = connect(other.url, { session: row.id, screen: "desk" }, hostCookie);
  open.push(elsewhere);
  const until = (one: TestScreen, command: unknown) =>
    expect.poll(() => one.send(command).catch(() => null), { ...SOON, interval: 100 }).toEqual(DONE);
  await until(ada, report(0, 0, 10));
  await until(elsewhere, { type: "rename-participant", participant: 0, nickname: "Ada L." });
  await until(ada, report(0, 10, 10));
  await until(elsewhere, { type: "close-round", round: 0 });
  const log = await readLog(database.db, row.id);
  expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index));
  const { participants, phase } = fold(log);
  expect(participants).toMatchObject([{ nickname: "Ada L.", runs: [{ reported: 20 }] }]);
  expect(phase).toEqual({ kind: "between", round: 0 });
  expect([host.goodbyes, ada.goodbyes, elsewhere.goodbyes]).toEqual([[], [], []]);
  elsewhere.close();
  await other.close(1_000);
});

test("when a session is deleted under a running class, its screens are told", async () => {
  const { row, host, ada } = await runningClass();
  expect(await deleteSession(database.db, row.id, row.hostId)).toBe(true);
  expect(await ada.send(report(0, 0, 4)).catch(() => null)).not.toEqual(DONE);
  await expect
    .poll(() => [host.goodbyes, ada.goodbyes], SOON)
    .toEqual([[problem("no-such-session")], [problem("no-such-session")]]);
});

test("a server that ends under load stores and answers what it took, and its pages come back to the next one", async () => {
  const first = await startClassServer(database.db);
  const { row, ada } = await runningClass(first.url);
  const stored: number[] = [];
  const sending = Promise.all(
    Array.from({ length: 10 }, async (_, index) => {
      await new Promise((resolve) => setTimeout(resolve, 60 * index));
      const reply = await ada.send(report(0, 10 * index, 10)).catch(() => null);
      if (reply?.ok) stored.push(10 * (index + 1));
    }),
  );
  await new Promise((resolve) => setTimeout(resolve, 250));
  expect(await first.close()).toBe(true);
  const { participants } = fold(await readLog(database.db, row.id));
  expect(participants[0].runs[0].reported).toBeGreaterThanOrEqual(Math.max(0, ...stored));
  const next = await startClassServer(database.db, { port: first.port });
  await expect.poll(() => ada.snapshots.length, SOON).toBe(2);
  await sending;
  expect(await ada.send(report(0, 0, 100))).toEqual(DONE);
  expect(fold(await readLog(database.db, row.id)).participants[0].runs[0].reported).toBe(100);
  await next.close();
});
