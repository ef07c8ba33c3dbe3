import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createSession, type SessionRow } from "@/db/session/sessions";
import type { OpenDatabase } from "@/db/store/open";
import { findChallenge } from "@/lib/challenges/catalogue";
import { RoundDigest, roundDigestPath } from "@/lib/protocol/round-digest";
import { roundDigest } from "@/lib/session/board/round-digest";
import { openRound } from "@/lib/session/decide/plan";
import { problem } from "@/lib/session/decide/problem";
import { openMemory } from "@/lib/testing/database/memory";
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

let database: OpenDatabase;
let server: TestServer;
let row: SessionRow;
let desk: TestScreen;
let labs: TestScreen[];
let cookies: { host: string; labs: string[] };

const ask = async (round: number, cookie: string) => {
  const response = await fetch(`${server.url}${roundDigestPath(row.id, round)}`, { headers: { cookie } });
  return { status: response.status, headers: response.headers, body: await response.json() };
};
const settled = () => desk.send({ type: "set-hints", on: true });

beforeAll(async () => {
  database = await openMemory();
  const teacher = await newTeacher(database.db);
  server = await startClassServer(database.db);
  const plan = { rounds: [openRound("moons", null), openRound("moons", null)] };
  row = await createSession(database.db, { hostId: teacher.id, title: "Nets", plan });
  const seats = [];
  for (const nickname of ["Zebedee", "Yolanda"])
    seats.push((await join(server.url, { code: row.joinCode, nickname })).cookie);
  cookies = { host: await teacherCookie(teacher), labs: seats };
  desk = connect(server.url, { session: row.id, screen: "desk" }, cookies.host);
  labs = seats.map((cookie) => connect(server.url, { session: row.id, screen: "lab" }, cookie));
  await vi.waitUntil(() => [desk, ...labs].every(({ snapshots }) => snapshots.length > 0), SOON);
  await desk.send({ type: "start-round", round: 0 });
  const [small, large] = [0.003, 0.3].map((learningRate) => ({
    ...{ ...START_RUN, device: { ...START_RUN.device, flopPerSecond: 1e9 } },
    hyperparameters: { ...START_RUN.hyperparameters, learningRate },
  }));
  for (const [index, start] of [small, large].entries()) {
    await labs[index].send(start);
    await labs[index].send(report(0, 0, 20 * (index + 1)));
    await labs[index].send({ type: "end-run", run: 0, reason: "finished" });
  }
}, 60_000);
afterAll(async () => {
  for (const one of [desk, ...labs]) one.close();
  await server.close();
  await database.close();
});

test("while a round runs nobody is told what it showed, nor of one that is not planned", async () => {
  for (const cookie of [cookies.host, ...cookies.labs]) {
    const { status, body } = await ask(0, cookie);
    expect({ status, body }).toEqual({
      status: 409,
      body: { ok: false, problem: problem("round-not-over") },
    });
    expect((await ask(1, cookie)).body.problem.code).toBe("round-not-over");
    expect((await ask(2, cookie)).body.problem.code).toBe("no-such-round");
  }
});

test("when it is over, every page of the class is told what the desk finds in all its runs, and no name", async () => {
  await desk.send({ type: "close-round", round: 0 });
  await settled();
  await vi.waitUntil(() => desk.session().rounds[0]?.state === "closed", SOON);
  const expected = roundDigest(desk.session(), 0, findChallenge);
  expect(expected?.rates.dots.map(({ rate }) => rate)).toEqual([0.003, 0.3]);
  for (const cookie of [cookies.host, ...cookies.labs]) {
    const { headers, body } = await ask(0, cookie);
    expect(headers.get("content-encoding")).toBe("gzip");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(RoundDigest.parse(body)).toEqual(expected);
    expect(JSON.stringify(body)).not.toMatch(/Zebedee|Yolanda/);
  }
});

test("what a lab could compute from what it saw of others would be false, and is not what it is told", async () => {
  await vi.waitUntil(() => labs[0].session().rounds[0]?.state === "closed", SOON);
  const own = roundDigest(labs[0].session(), 0, findChallenge);
  const told = RoundDigest.parse((await ask(0, cookies.labs[0])).body);
  expect(own?.rates.dots.map(({ rate }) => rate)).toEqual([0.003, 0.1]);
  expect(told.rates.dots.map(({ rate }) => rate)).toEqual([0.003, 0.3]);
});

test("a page that asks without end is told to wait", async () => {
  const codes = new Set<string | undefined>();
  for (let times = 0; times < 25; times++) codes.add((await ask(1, cookies.labs[1])).body.problem?.code);
  expect([...codes]).toEqual(["round-not-over", "too-fast"]);
});

test("who comes and goes changes nothing, and who is removed is in no digest from then on", async () => {
  const seats = async () =>
    RoundDigest.parse((await ask(0, cookies.host)).body).rates.dots.map(({ participant }) => participant);
  labs[1].close();
  await vi.waitUntil(() => desk.session().participants[1]?.connected === false, SOON);
  expect(await seats()).toEqual([0, 1]);
  await desk.send({ type: "remove-participant", participant: 1 });
  expect(await seats()).toEqual([0]);
});
