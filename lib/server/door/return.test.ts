import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { createSession, type SessionRow } from "@/db/session/sessions";
import type { OpenDatabase } from "@/db/store/open";
import { checkpointPath, ownCheckpointPath } from "@/lib/protocol/checkpoint";
import { RETURN_PATH } from "@/lib/protocol/return";
import { roundDigestPath } from "@/lib/protocol/round-digest";
import { splitPath } from "@/lib/protocol/split";
import { openRound } from "@/lib/session/decide/plan";
import { problem } from "@/lib/session/decide/problem";
import { openMemory } from "@/lib/testing/database/memory";
import { findSeat, newTeacher } from "@/lib/testing/database/session";
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
let hostId: string;
let hostCookie: string;
let row: SessionRow;
let desk: TestScreen;
const open: TestScreen[] = [];

beforeAll(async () => {
  database = await openMemory();
  const teacher = await newTeacher(database.db);
  [hostId, hostCookie] = [teacher.id, await teacherCookie(teacher)];
  server = await startClassServer(database.db);
}, 60_000);
beforeEach(async () => {
  const plan = { rounds: [openRound("moons", null)] };
  row = await createSession(database.db, { hostId, title: "Nets", plan });
  desk = screen("desk", hostCookie);
  await vi.waitUntil(() => desk.snapshots.length > 0, SOON);
});
afterEach(() => {
  for (const one of open.splice(0)) one.close();
});
afterAll(async () => {
  await server.close();
  await database.close();
});

function screen(kind: "desk" | "lab", cookie: string): TestScreen {
  const one = connect(server.url, { session: row.id, screen: kind }, cookie);
  open.push(one);
  return one;
}
const lab = async (cookie: string) => {
  const one = screen("lab", cookie);
  await vi.waitUntil(() => one.snapshots.length + one.refusals.length > 0, SOON);
  return one;
};
const sit = async (nickname: string) => (await join(server.url, { code: row.joinCode, nickname })).cookie;
const page = () => randomUUID();

type Body = { session?: string; ask?: boolean; page?: string };
async function comeBack(cookie: string, body: Body = {}, headers: Record<string, string> = {}) {
  const response = await fetch(`${server.url}${RETURN_PATH}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", cookie, ...headers },
    body: JSON.stringify({ session: row.id, ask: false, page: page(), ...body }),
  });
  const [cookieGiven] = (response.headers.get("set-cookie") ?? "").split(";");
  return { status: response.status, reply: await response.json(), cookie: cookieGiven };
}
const tells = (standing: string, cookie = "") => ({ status: 200, reply: { ok: true, standing }, cookie });
const refuses = (status: number, code: Parameters<typeof problem>[0]) => ({
  ...{ status, reply: { ok: false, problem: problem(code) }, cookie: "" },
});
const command = async (body: unknown) => expect(await desk.send(body)).toEqual({ ok: true });
const remove = (...participants: number[]) => command({ type: "remove-participants", participants });
const letBackIn = (...participants: number[]) => command({ type: "readmit-participants", participants });

/** Expects that a token opens nothing: no lab, no upload, no network, no digest, no examples, and no other seat. */
async function expectVoid(cookie: string, code: "seat-lost" | "seat-removed"): Promise<void> {
  const { refusals, snapshots } = await lab(cookie);
  expect([refusals, snapshots]).toEqual([[problem(code)], []]);
  const answers = await Promise.all([
    fetch(`${server.url}${checkpointPath(row.id, 0, 1)}`, {
      ...{ method: "PUT", headers: { cookie }, body: new Float32Array(4) },
    }),
    fetch(`${server.url}${ownCheckpointPath(row.id, 1)}`, { headers: { cookie } }),
    fetch(`${server.url}${roundDigestPath(row.id, 0)}`, { headers: { cookie } }),
    fetch(`${server.url}${splitPath(row.id, 0, "train")}`, { headers: { cookie } }),
  ]);
  for (const answer of answers) expect(await answer.json()).toEqual({ ok: false, problem: problem(code) });
  expect(await findSeat(database.db, row.id, cookie.split("=")[1])).toBeNull();
}

test("who was removed asks, is let in, and has a new seat with all their runs; the old token stays void for ever", async () => {
  const old = await sit("Ada");
  const before = await lab(old);
  await command({ type: "start-round", round: 0 });
  await before.send({ ...START_RUN, network: { layers: [...START_RUN.network.layers] } });
  await before.send(report(0, 0, 4));
  await remove(0);
  await vi.waitUntil(() => before.goodbyes.length > 0, SOON);
  await expectVoid(old, "seat-removed");
  expect(await comeBack(old)).toEqual(tells("removed"));
  expect(await comeBack(old, { ask: true })).toEqual(tells("asked"));
  await vi.waitUntil(() => desk.session().participants[0].returning === "asked", SOON);
  await expectVoid(old, "seat-removed");

  await letBackIn(0);
  // Readmitted, but still with the old token, which stays void.
  await expectVoid(old, "seat-removed");
  const back = await comeBack(old);
  expect(back).toEqual(tells("back", back.cookie));
  expect(back.cookie).not.toBe(old);
  const again = await lab(back.cookie);
  const [ada] = again.session().participants;
  expect({ nickname: ada.nickname, runs: ada.runs.map(({ reported }) => reported) }).toEqual({
    ...{ nickname: "Ada", runs: [4] },
  });
  expect(await again.send({ type: "set-hand", raised: true })).toEqual({ ok: true });
  await expectVoid(old, "seat-lost");
  expect(await comeBack(old)).toEqual(refuses(401, "seat-lost"));
  await server.close();
  server = await startClassServer(database.db, { port: server.port });
  await expectVoid(old, "seat-lost");
  expect((await lab(back.cookie)).snapshots).toHaveLength(1);
});

test("who was removed cannot let themselves in: not by asking, not as a command, not under another name", async () => {
  const [ada, bob] = [await sit("Ada"), await sit("Bob")];
  const friend = await lab(bob);
  await remove(0);
  for (let times = 0; times < 3; times++) expect(await comeBack(ada, { ask: true })).toEqual(tells("asked"));
  for (const type of ["readmit-participants", "decline-returns"])
    expect(await friend.send({ type, participants: [0] })).toEqual({
      ...{ ok: false, problem: problem("not-allowed") },
    });
  expect((await join(server.url, { code: row.joinCode, nickname: "Eve" }, { cookie: ada })).reply).toEqual({
    ...{ ok: false, problem: problem("seat-removed") },
  });
  expect(await comeBack(ada)).toEqual(tells("asked"));
  await command({ type: "decline-returns", participants: [0] });
  expect(await comeBack(ada)).toEqual(tells("declined"));
  expect(await comeBack(ada, { ask: true })).toEqual(refuses(403, "return-declined"));
  await letBackIn(0);
  expect((await comeBack(ada)).reply).toEqual({ ok: true, standing: "back" });
});

test("a seat is given back once, to the browser whose it was, and again only to the page that did not hear of it", async () => {
  const [ada, bob] = [await sit("Ada"), await sit("Bob")];
  await remove(0, 1);
  await letBackIn(0);
  expect(await comeBack(bob)).toEqual(tells("removed"));
  const forged = ada.replace(/=.*/, `=${"A".repeat(22)}.1`);
  for (const cookie of ["", forged]) expect(await comeBack(cookie)).toEqual(refuses(401, "seat-lost"));
  const pages = [page(), page(), page()];
  const claims = await Promise.all(pages.map((name) => comeBack(ada, { page: name })));
  const winner = claims.findIndex(({ status }) => status === 200);
  expect(claims.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
  expect(await comeBack(ada, { page: pages[winner] })).toEqual(claims[winner]);
  expect(await comeBack(ada)).toEqual(refuses(401, "seat-lost"));
  // A browser that has its seat is told so, and gets no other.
  expect(await comeBack(claims[winner].cookie, { ask: true })).toEqual(tells("back"));
});

test("who is removed a second time is out a second time, with both tokens", async () => {
  const first = await sit("Ada");
  await remove(0);
  await letBackIn(0);
  const second = (await comeBack(first)).cookie;
  await remove(0);
  await expectVoid(second, "seat-removed");
  await expectVoid(first, "seat-lost");
  expect(await comeBack(first)).toEqual(refuses(401, "seat-lost"));
  await letBackIn(0);
  await expectVoid(second, "seat-removed");
  const third = (await comeBack(second)).cookie;
  expect((await lab(third)).snapshots).toHaveLength(1);
  await expectVoid(second, "seat-lost");
});

test("a lab that is open while its student is removed and let back in at once does not stay in by the void token", async () => {
  const cookie = await sit("Ada");
  const one = await lab(cookie);
  await Promise.all([
    desk.send({ type: "remove-participant", participant: 0 }),
    desk.send({ type: "readmit-participants", participants: [0] }),
  ]);
  await vi.waitUntil(() => one.goodbyes.length > 0, SOON);
  expect(one.goodbyes).toEqual([problem("seat-removed")]);
  await expectVoid(cookie, "seat-removed");
});

test("a request to come back from another site, or one that makes no sense, is refused", async () => {
  const cookie = await sit("Ada");
  await remove(0);
  expect(await comeBack(cookie, { ask: true }, { origin: "https://evil.example" })).toEqual(
    refuses(400, "bad-request"),
  );
  for (const body of [{ page: "short" }, { session: "none" }, { ask: "yes" as never }])
    expect(await comeBack(cookie, body)).toEqual(refuses(400, "bad-request"));
  expect(await comeBack(cookie, { session: randomUUID() })).toEqual(refuses(404, "no-such-session"));
  expect(await comeBack(cookie)).toEqual(tells("removed"));
  await command({ type: "end-session" });
  expect(await comeBack(cookie, { ask: true })).toEqual(refuses(410, "session-ended"));
});
