import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { seatMoves } from "@/db/schema";
import { createSession, type SessionRow } from "@/db/session/sessions";
import type { OpenDatabase } from "@/db/store/open";
import { BROWSER_PASS_COOKIE } from "@/lib/auth/browser-pass";
import { FAILED_GUESSES } from "@/lib/auth/class-door";
import { seatMovePath, TAKE_SEAT_PATH } from "@/lib/protocol/seat-move";
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

/** Of a browser that has opened the page: it keeps cookies. */
const HAS_BEEN_HERE = `${BROWSER_PASS_COOKIE}=before`;
const RUN = { ...START_RUN, network: { layers: [...START_RUN.network.layers] } };

let database: OpenDatabase;
let server: TestServer;
let hostId: string;
let hostCookie: string;
let row: SessionRow;
let desk: TestScreen;
const open: TestScreen[] = [];

const newClass = () =>
  createSession(database.db, { hostId, title: "Nets", plan: { rounds: [openRound("moons", null)] } });

beforeAll(async () => {
  database = await openMemory();
  const teacher = await newTeacher(database.db);
  [hostId, hostCookie] = [teacher.id, await teacherCookie(teacher)];
}, 60_000);
beforeEach(async () => {
  // A door of its own: wrong guesses of one test are none of the next.
  server = await startClassServer(database.db);
  row = await newClass();
  desk = screen("desk", hostCookie);
  await vi.waitUntil(() => desk.snapshots.length > 0, SOON);
});
afterEach(async () => {
  for (const one of open.splice(0)) one.close();
  await server.close();
});
afterAll(() => database.close());

function screen(kind: "desk" | "lab" | "projector", cookie: string): TestScreen {
  const one = connect(server.url, { session: row.id, screen: kind }, cookie);
  open.push(one);
  return one;
}
const lab = async (cookie: string) => {
  const one = screen("lab", cookie);
  await vi.waitUntil(() => one.snapshots.length + one.refusals.length > 0, SOON);
  return one;
};
/** A student whose lab is open. */
async function sit(nickname: string) {
  const { cookie } = await join(server.url, { code: row.joinCode, nickname });
  const own = await lab(cookie);
  await vi.waitUntil(() => desk.session().participants.at(-1)?.arrived === true, SOON);
  return { cookie, lab: own };
}
async function post(path: string, cookie: string, body?: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(server.url + path, {
    method: "POST",
    headers: { cookie, ...(body !== undefined && { "Content-Type": "application/json" }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const [given] = (response.headers.get("set-cookie") ?? "").split(";");
  return { status: response.status, reply: await response.json(), cookie: given };
}
async function codeFor(participant: number): Promise<string> {
  const { reply } = await post(seatMovePath(row.id, participant), hostCookie);
  expect(reply).toEqual({ ok: true, code: reply.code, lasts: 600_000 });
  return reply.code;
}
const take = (code: string, cookie = HAS_BEEN_HERE) => post(TAKE_SEAT_PATH, cookie, { code });
const refuses = (status: number, code: Parameters<typeof problem>[0]) => ({
  ...{ status, reply: { ok: false, problem: problem(code) }, cookie: "" },
});
const tokenOf = (cookie: string) => cookie.split("=")[1];

test("a seat moves with its name and its runs; the device before is told, and has no way back", async () => {
  const ada = await sit("Ada");
  await desk.send({ type: "start-round", round: 0 });
  await vi.waitUntil(() => ada.lab.session().phase.kind === "round", SOON);
  expect(await ada.lab.send(RUN)).toEqual({ ok: true });
  expect(await ada.lab.send(report(0, 0, 4))).toEqual({ ok: true });
  const moved = await take((await codeFor(0)).toLowerCase());
  expect(moved).toEqual({
    ...{ status: 200, reply: { ok: true, joinCode: row.joinCode }, cookie: moved.cookie },
  });
  expect(await findSeat(database.db, row.id, tokenOf(moved.cookie))).toBe(0);
  await vi.waitUntil(() => ada.lab.goodbyes.length > 0, SOON);
  expect(ada.lab.goodbyes).toEqual([problem("seat-moved")]);
  expect((await lab(ada.cookie)).refusals).toEqual([problem("seat-lost")]);

  const again = await lab(moved.cookie);
  const { nickname, runs } = again.session().participants[0];
  expect({ self: again.snapshots[0].self, nickname, runs: runs.map(({ reported }) => reported) }).toEqual({
    ...{ self: 0, nickname: "Ada", runs: [4] },
  });
  // What the dead device trained, the new page ends, as it does after a reload that kept nothing.
  expect(await again.send({ type: "end-run", run: 0, reason: "abandoned" })).toEqual({ ok: true });
  expect(await again.send({ ...RUN, run: 1 })).toEqual({ ok: true });
  await vi.waitUntil(() => desk.session().participants[0].runs.length === 2, SOON);
});

test("of two browsers with the same code the first gets the seat, and the code is used up", async () => {
  await sit("Ada");
  const code = await codeFor(0);
  const claims = await Promise.all([take(code), take(code), take(code)]);
  expect(claims.map(({ status }) => status).sort()).toEqual([200, 404, 404]);
  const [won] = claims.filter(({ status }) => status === 200);
  expect((await lab(won.cookie)).snapshots).toHaveLength(1);
  expect(await take(code)).toEqual(refuses(404, "seat-code-over"));
});

test("a lab that was asked for with the old token, and let in only after the seat had moved, is closed", async () => {
  const { cookie } = await sit("Ada");
  const code = await codeFor(0);
  const labs = Array.from({ length: 8 }, () => screen("lab", cookie));
  const moved = await take(code);
  labs.push(...Array.from({ length: 4 }, () => screen("lab", cookie)));
  const own = await lab(moved.cookie);
  await vi.waitUntil(
    () => labs.every(({ goodbyes, refusals }) => goodbyes.length + refusals.length > 0),
    SOON,
  );
  for (const { goodbyes, refusals } of labs)
    expect(["seat-moved", "seat-lost", "seat-elsewhere"]).toContain(
      [...goodbyes, ...(refusals as typeof goodbyes)][0].code,
    );
  expect([own.goodbyes, own.refusals]).toEqual([[], []]);
});

test("whoever waits to be let in takes their place in the queue along", async () => {
  await desk.send({ type: "set-lobby", approval: true });
  const ada = await sit("Ada");
  const moved = await take(await codeFor(0));
  await vi.waitUntil(() => ada.lab.goodbyes.length > 0, SOON);
  expect(ada.lab.goodbyes).toEqual([problem("seat-moved")]);
  const again = await lab(moved.cookie);
  expect(again.session().participants.map(({ admitted }) => admitted)).toEqual([false]);
  await desk.send({ type: "admit-participants", participants: [0] });
  await vi.waitUntil(() => again.session().participants[0].admitted, SOON);
});

test("whoever was let back in moves by a token of their present life, and the ones before are void", async () => {
  const ada = await sit("Ada");
  const early = await codeFor(0);
  await desk.send({ type: "remove-participant", participant: 0 });
  expect(await take(early)).toEqual(refuses(404, "seat-code-over"));
  expect(await post(seatMovePath(row.id, 0), hostCookie)).toEqual(refuses(409, "no-such-participant"));
  await desk.send({ type: "readmit-participants", participants: [0] });
  expect(await take(early)).toEqual(refuses(404, "seat-code-over"));
  const moved = await take(await codeFor(0));
  expect(moved.cookie).toMatch(/\.1$/);
  expect((await lab(moved.cookie)).snapshots).toHaveLength(1);
  expect((await lab(ada.cookie)).refusals).toEqual([problem("seat-lost")]);
  await desk.send({ type: "remove-participant", participant: 0 });
  await vi.waitUntil(async () => (await lab(moved.cookie)).refusals.length > 0, SOON);
});

test("a code that is wrong, has expired, was replaced, or is of a class that has ended moves nothing", async () => {
  const ada = await sit("Ada");
  const [replaced, expired] = [await codeFor(0), await codeFor(0)];
  expect(await take(replaced)).toEqual(refuses(404, "seat-code-over"));
  await database.db.update(seatMoves).set({ expiresAt: new Date() });
  for (const code of [expired, "AAAAAA", "nonsense", row.joinCode])
    expect(await take(code)).toEqual(refuses(404, "seat-code-over"));
  expect(await post(TAKE_SEAT_PATH, HAS_BEEN_HERE, { code: expired, more: 1 })).toEqual(
    refuses(400, "bad-request"),
  );
  const last = await codeFor(0);
  await desk.send({ type: "end-session" });
  expect(await take(last)).toEqual(refuses(404, "seat-code-over"));
  expect(await post(seatMovePath(row.id, 0), hostCookie)).toEqual(refuses(410, "session-ended"));
  expect(await findSeat(database.db, row.id, tokenOf(ada.cookie))).toBe(0);
});

test("a seat's code opens no class: whoever joins with it is told that there is none", async () => {
  await sit("Ada");
  const code = await codeFor(0);
  const joined = await join(server.url, { code, nickname: "Eve" });
  expect(joined.reply).toEqual({ ok: false, problem: problem("no-such-code") });
  expect(desk.session().participants).toHaveLength(1);
  expect((await take(code)).status).toBe(200);
});

test("wrong codes of seats and of classes are counted together, and then a right one is answered like them", async () => {
  await sit("Ada");
  const code = await codeFor(0);
  for (let guess = 0; guess < FAILED_GUESSES.ofStrangers; guess++)
    if (guess % 2 === 0) await take("AAAAAA");
    else await join(server.url, { code: "CCCCCC", nickname: "Eve" });
  for (const guess of [code, "AAAAAA", row.joinCode]) {
    const { status, reply } = await take(guess);
    expect({ status, reply }).toEqual({ status: 429, reply: { ok: false, problem: problem("too-fast") } });
  }
  expect((await join(server.url, { code: row.joinCode, nickname: "Eve" })).status).toBe(429);
});

test("a browser in which somebody else has trained keeps its seat; one whose seat was never used gives it up", async () => {
  await sit("Ada");
  const [bob, eve] = [await sit("Bob"), await sit("Eve")];
  await desk.send({ type: "start-round", round: 0 });
  expect(await bob.lab.send(RUN)).toEqual({ ok: true });
  const code = await codeFor(0);
  expect(await take(code, `${HAS_BEEN_HERE}; ${bob.cookie}`)).toEqual(refuses(409, "seat-in-the-way"));
  const moved = await take(code, `${HAS_BEEN_HERE}; ${eve.cookie}`);
  expect(await findSeat(database.db, row.id, tokenOf(moved.cookie))).toBe(0);
});

test("the browser that has the seat already uses nothing up, one that keeps no cookies neither, and one that was removed gets no other", async () => {
  const [ada, bob] = [await sit("Ada"), await sit("Bob")];
  const code = await codeFor(0);
  expect(await take(code, `${HAS_BEEN_HERE}; ${ada.cookie}`)).toEqual({
    ...{ status: 200, reply: { ok: true, joinCode: row.joinCode }, cookie: "" },
  });
  const blocked = await take(code, "none=1");
  expect(blocked.reply).toEqual({ ok: false, problem: problem("cookies-blocked") });
  expect(blocked.cookie).toContain(BROWSER_PASS_COOKIE);
  await desk.send({ type: "remove-participant", participant: 1 });
  expect(await take(code, `${HAS_BEEN_HERE}; ${bob.cookie}`)).toEqual(refuses(403, "seat-removed"));
  expect(ada.lab.goodbyes).toEqual([]);
  expect((await take(code)).status).toBe(200);
});

test("a page of another site moves no seat, and nobody gets a code for a seat that nobody has used", async () => {
  const { cookie } = await join(server.url, { code: row.joinCode, nickname: "Ada" });
  expect(await post(seatMovePath(row.id, 0), hostCookie)).toEqual(refuses(409, "no-such-participant"));
  expect(await post(seatMovePath(row.id, 7), hostCookie)).toEqual(refuses(409, "no-such-participant"));
  await lab(cookie);
  await vi.waitUntil(() => desk.session().participants[0]?.arrived === true, SOON);
  const elsewhere = { origin: "https://evil.example" };
  expect(await post(seatMovePath(row.id, 0), hostCookie, undefined, elsewhere)).toEqual(
    refuses(400, "bad-request"),
  );
  const code = await codeFor(0);
  expect(await post(TAKE_SEAT_PATH, HAS_BEEN_HERE, { code }, elsewhere)).toEqual(refuses(400, "bad-request"));
  expect((await fetch(`${server.url}${TAKE_SEAT_PATH}?code=${code}`)).status).toBe(405);
  expect((await take(code)).status).toBe(200);
});
