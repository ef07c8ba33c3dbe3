import { afterAll, beforeAll, expect, test } from "vitest";
import { createSession } from "@/db/session/sessions";
import type { OpenDatabase } from "@/db/store/open";
import { openRound } from "@/lib/session/decide/plan";
import { openMemory } from "@/lib/testing/database/memory";
import { newTeacher } from "@/lib/testing/database/session";
import { report, START_RUN } from "@/lib/testing/server/class";
import { teacherCookie } from "@/lib/testing/server/cookie";
import { connect, join, startClassServer, type TestServer } from "@/lib/testing/server/server";
import { SOON } from "@/lib/testing/soon";
import { createLogger } from "../logger";

const TOKEN = "a token for tests only";
const DONE = { ok: true };
const NICKNAMES = ["Zebedee", "Philomena", "Countess"];

let database: OpenDatabase;
let server: TestServer;
const lines: string[] = [];

beforeAll(async () => {
  database = await openMemory();
  const log = createLogger("trace", { write: (line) => void lines.push(line) });
  server = await startClassServer(database.db, { log, metricsToken: TOKEN });
});
afterAll(async () => {
  await server?.close(1_000);
  await database?.close();
});

/** A class of two in its first round, with what goes wrong in any class. */
async function lesson() {
  const teacher = await newTeacher(database.db);
  const plan = { rounds: [openRound("moons", null)] };
  const row = await createSession(database.db, { hostId: teacher.id, title: "Nets", plan });
  const hostCookie = await teacherCookie(teacher);
  const host = connect(server.url, { session: row.id, screen: "desk" }, hostCookie);
  const [zebedee, philomena] = [
    await join(server.url, { code: row.joinCode, nickname: NICKNAMES[0] }),
    await join(server.url, { code: row.joinCode, nickname: NICKNAMES[1] }),
  ];
  const refused = await join(server.url, { code: row.joinCode, nickname: NICKNAMES[1] });
  expect(refused.status).toBeGreaterThanOrEqual(400);
  const labs = [zebedee, philomena].map(({ cookie }) =>
    connect(server.url, { session: row.id, screen: "lab" }, cookie),
  );
  await expect.poll(() => host.session().participants[1]?.connected, SOON).toBe(true);
  expect(await host.send({ type: "start-round", round: 0 })).toEqual(DONE);
  expect(await labs[0].send(START_RUN)).toEqual(DONE);
  expect(await labs[0].send(report(0, 0, 10))).toEqual(DONE);
  // Refused: what somebody typed must not be in the log either.
  expect(await labs[1].send({ type: NICKNAMES[1], nickname: NICKNAMES[1] })).toMatchObject({ ok: false });
  expect(await labs[1].ask(NICKNAMES[1])).toMatchObject({ ok: false });
  await host.send({ type: "rename-participant", participant: 0, nickname: NICKNAMES[2] });
  await host.send({ type: "remove-participant", participant: 1 });
  await expect.poll(() => labs[1].goodbyes.length, SOON).toBe(1);
  const again = connect(server.url, { session: row.id, screen: "lab" }, philomena.cookie);
  await expect.poll(() => again.refusals.length, SOON).toBeGreaterThan(0);
  const close = () => {
    for (const screen of [host, ...labs, again]) screen.close();
  };
  const secrets = [zebedee.cookie, philomena.cookie, hostCookie].map((cookie) => cookie.split("=")[1]);
  return { row, teacher, secrets, close };
}

const metrics = async (authorization?: string) => {
  const headers: Record<string, string> = authorization ? { authorization } : {};
  const answer = await fetch(`${server.url}/api/metrics`, { headers });
  return { status: answer.status, text: await answer.text(), type: answer.headers.get("content-type") };
};

test("the log tells of a class by session and seat; nicknames, codes, tokens and e-mails are not in it", async () => {
  const { row, teacher, secrets, close } = await lesson();
  const { status, text, type } = await metrics(`Bearer ${TOKEN}`);
  close();
  const written = lines.join("");
  const told = lines.map((line) => JSON.parse(line));
  expect(told.some(({ session, seat }) => session === row.id && seat === 1)).toBe(true);
  for (const secret of [...NICKNAMES, ...secrets, row.joinCode, teacher.email, TOKEN])
    expect(written.toLowerCase()).not.toContain(secret.toLowerCase());

  expect([status, type]).toEqual([200, "text/plain; version=0.0.4; charset=utf-8"]);
  const value = (name: string) =>
    Number(new RegExp(`^${name.replace(/[{}"]/g, "\\$&")} (\\S+)$`, "m").exec(text)?.[1]);
  expect({
    desks: value('downhill_screens{kind="desk"}'),
    labs: value('downhill_screens{kind="lab"}'),
    live: value("downhill_sessions_live"),
    joined: value("downhill_joins_total"),
    refused: value('downhill_joins_refused_total{reason="nickname-taken"}'),
    answered: value('downhill_api_answers_total{route="join",reason=""}'),
    taken: value('downhill_api_answers_total{route="join",reason="nickname-taken"}'),
    started: value('downhill_events_total{type="run-started"}'),
  }).toEqual({ desks: 1, labs: 1, live: 1, joined: 2, refused: 1, answered: 2, taken: 1, started: 1 });
  for (const name of [
    "downhill_events_waiting",
    "downhill_oldest_waiting_event_age_seconds",
    "downhill_referee_tasks",
    "downhill_tick_duration_seconds_count",
    "downhill_tick_delay_seconds_sum",
    "nodejs_eventloop_lag_p99_seconds",
    "process_resident_memory_bytes",
  ])
    expect(value(name), name).toBeGreaterThanOrEqual(0);
  for (const secret of [...NICKNAMES, row.joinCode, row.id]) expect(text).not.toContain(secret);
});

test("metrics are for who has the token, and where none is set there are none", async () => {
  for (const wrong of [undefined, "Bearer ", `Bearer ${TOKEN}x`, `Basic ${TOKEN}`, TOKEN])
    expect(await metrics(wrong)).toMatchObject({ status: 401, text: '{"error":"unauthorised"}' });
  const without = await startClassServer(database.db);
  const answer = await fetch(`${without.url}/api/metrics`, { headers: { authorization: `Bearer null` } });
  expect(answer.status).toBe(404);
  await without.close(0);
});

test("a thousand questions for the health of a server are few to its database", async () => {
  const asked: unknown[] = [];
  const db = new Proxy(database.db, {
    get(target, name) {
      if (name === "execute") asked.push(name);
      const value = Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  const its = await startClassServer(db);
  const answers = await Promise.all(Array.from({ length: 1_000 }, () => fetch(`${its.url}/api/health`)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(asked.length).toBeLessThan(200);
  await its.close(0);
});

test("a server is ready while it can let visitors in, and says why it is not", async () => {
  const other = await openMemory();
  const its = await startClassServer(other.db);
  const ready = async () => {
    const answer = await fetch(`${its.url}/api/ready`);
    return { status: answer.status, body: await answer.json() };
  };
  expect(await ready()).toEqual({ status: 200, body: { ready: true, reason: null } });
  await other.db.execute("delete from drizzle.__drizzle_migrations where id = 1");
  await expect
    .poll(ready, SOON)
    .toEqual({ status: 503, body: { ready: false, reason: "migrations not applied" } });
  await other.close();
  await expect
    .poll(ready, SOON)
    .toEqual({ status: 503, body: { ready: false, reason: "database unreachable" } });
  const closed = its.close();
  expect(await ready()).toEqual({ status: 503, body: { ready: false, reason: "closing" } });
  await closed;
});
