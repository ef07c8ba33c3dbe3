import { Agent, request } from "node:http";
import { connect as connectTcp } from "node:net";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { appendLog } from "@/db/session/log";
import { createSeat } from "@/db/session/seats/seats";
import { createSession, type SessionRow } from "@/db/session/sessions";
import type { OpenDatabase } from "@/db/store/open";
import { seatCookieName } from "@/lib/protocol/join";
import { openRound } from "@/lib/session/decide/plan";
import { problem } from "@/lib/session/decide/problem";
import { ARRIVAL_MS, isWaiting } from "@/lib/session/decide/seats";
import { openMemory } from "@/lib/testing/database/memory";
import { newTeacher } from "@/lib/testing/database/session";
import { openBrowser } from "@/lib/testing/server/browser";
import { clockByHand } from "@/lib/testing/server/clock";
import { teacherCookie } from "@/lib/testing/server/cookie";
import { connect, join, startClassServer, type TestServer } from "@/lib/testing/server/server";
import { SOON } from "@/lib/testing/soon";
import type { Clock } from "../room/clock";

const WRONG = { code: "AAAAAA", nickname: "Eve" };
const TOO_FAST = { ok: false, problem: problem("too-fast") };

let database: OpenDatabase;
let hostId: string;
let hostCookie: string;
const servers: TestServer[] = [];

beforeAll(async () => {
  database = await openMemory();
  const teacher = await newTeacher(database.db);
  hostId = teacher.id;
  hostCookie = await teacherCookie(teacher);
  return () => database.close();
});
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

/** A class on a fresh server of its own. */
async function openClass(
  maxParticipants = 300,
  clock?: Clock,
): Promise<{ server: TestServer; row: SessionRow }> {
  const server = await startClassServer(database.db, { maxParticipants, clock });
  servers.push(server);
  const plan = { rounds: [openRound("moons", null)] };
  return { server, row: await createSession(database.db, { hostId, title: "Nets", plan }) };
}

test("three hundred students behind one address are all in within thirty seconds, while somebody there guesses codes", async () => {
  const { server, row } = await openClass();
  let guessing = true;
  const guesser = openBrowser(server.url);
  const guesses = (async () => {
    const statuses: number[] = [];
    while (guessing) {
      // Now with a pass of its own, now without any.
      statuses.push((await guesser.join(WRONG)).status, (await openBrowser(server.url).join(WRONG)).status);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return statuses;
  })();
  await vi.waitUntil(async () => (await openBrowser(server.url).join(WRONG)).status === 429, SOON);
  const students = Array.from({ length: 300 }, async (_, index) => {
    const browser = openBrowser(server.url);
    await browser.get("/");
    return browser.joinPatiently({ code: row.joinCode, nickname: `Student ${index}` });
  });
  const joined = await Promise.all(students);
  guessing = false;
  const answered = await guesses;
  expect(joined.map(({ status }) => status)).toEqual(Array(300).fill(200));
  expect(Math.max(...joined.map(({ milliseconds }) => milliseconds))).toBeLessThan(30_000);
  expect(answered.filter((status) => status === 404).length).toBeLessThanOrEqual(30);
  expect(answered.at(-1)).toBe(429);
}, 60_000);

/** A browser's page load: a page and all its files, over as many connections as browsers open, which stay for a while. */
async function loadPage(url: string, path: string, headers: Record<string, string>): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 6, timeout: 10_000 });
  const load = (path: string) =>
    new Promise<number>((resolve, reject) => {
      const asking = request(`${url}${path}`, { agent, headers }, (response) => {
        response.resume().once("end", () => resolve(response.statusCode ?? 0));
      });
      asking.once("error", reject).end();
    });
  const files = Array.from({ length: 7 }, (_, index) => `/_next/static/${index}.js`);
  return [await load(path), ...(await Promise.all(files.map(load)))];
}

test.each([
  { behind: "one address", trustProxy: false },
  { behind: "one proxy of ours", trustProxy: true },
])(
  "three hundred students behind $behind load a lab with all its files, reload it, and are in class together: nobody is refused",
  async ({ trustProxy }) => {
    const server = await startClassServer(database.db, { trustProxy });
    servers.push(server);
    const plan = { rounds: [openRound("moons", null)] };
    const row = await createSession(database.db, { hostId, title: "Nets", plan });
    const students = Array.from({ length: 300 }, (_, participant) => participant);
    await appendLog(
      database.db,
      row.id,
      students.map((participant) => ({
        ...{ type: "participant-joined" as const, participant, nickname: `Student ${participant}` },
        ...{ admitted: true, seq: participant + 1, at: participant + 1 },
      })),
    );
    const cookies: string[] = [];
    for (const student of students)
      cookies.push(`${seatCookieName(row.id)}=${await createSeat(database.db, row.id, student)}`);
    const come = async (student: number) => {
      const headers = { cookie: cookies[student], "x-forwarded-for": "192.0.2.7" };
      const statuses = await loadPage(server.url, `/play/${row.joinCode}`, headers);
      const lab = connect(server.url, { session: row.id, screen: "lab" }, cookies[student], { headers });
      await vi.waitUntil(() => lab.snapshots.length > 0, SOON);
      return { lab, statuses };
    };
    const came = await Promise.all(students.map(come));
    // All of them reload: the new page opens its own connections while those of the old one are still there.
    const reloads = students.map((student) => loadPage(server.url, "/", { cookie: cookies[student] }));
    const statuses = [...came.map(({ statuses }) => statuses), ...(await Promise.all(reloads))].flat();
    // There are no pages on this server: 404 is their answer.
    expect(statuses.filter((status) => status !== 404)).toEqual([]);
    expect(came.flatMap(({ lab }) => [...lab.refusals, ...lab.goodbyes])).toEqual([]);
    const { room } = await server.rooms.open(row);
    await vi.waitUntil(() => room.session().participants.every(({ connected }) => connected), SOON);
    for (const { lab } of came) lab.close();
  },
  120_000,
);

test("whoever guesses gets twenty answers, and after that a right code is refused in the same words as a wrong one", async () => {
  const { server, row } = await openClass();
  const guess = async (body: unknown) => {
    const response = await fetch(`${server.url}/api/join`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    const headers = Object.fromEntries(response.headers);
    headers["set-cookie"] = headers["set-cookie"]?.replace(/=[\w.-]{35};/, "=…;");
    const { date: _, ...same } = headers;
    return { status: response.status, headers: same, body: await response.text() };
  };
  const answers = [];
  for (let from = 0; from < 1_000; from += 50)
    answers.push(...(await Promise.all(Array.from({ length: 50 }, () => guess(WRONG)))));
  expect(answers.filter(({ status }) => status === 404)).toHaveLength(20);
  const wrong = await guess(WRONG);
  expect(wrong).toMatchObject({ status: 429, body: JSON.stringify(TOO_FAST) });
  expect(await guess({ code: row.joinCode, nickname: "Eve" })).toEqual(wrong);
  expect((await server.rooms.open(row)).room.session().participants).toEqual([]);
});

test("a thousand bots that join and never come keep no student out", async () => {
  const hand = clockByHand(new Date());
  const { server, row } = await openClass(20, hand.clock);
  const bots = Array.from({ length: 1_000 }, (_, index) =>
    // Those who still wait when the class is over are cut off.
    join(server.url, { code: row.joinCode, nickname: `Bot ${index}` }).catch(() => null),
  );
  const { room } = await server.rooms.open(row);
  await vi.waitUntil(() => room.session().participants.length === 20, SOON);
  const student = openBrowser(server.url);
  await student.get("/");
  const waiting = { code: row.joinCode, nickname: "Ada" };
  // Full for the moment: the page retries by itself.
  expect(await student.join(waiting)).toMatchObject({ status: 409, retryAfter: true });
  hand.pass(ARRIVAL_MS);
  expect(await student.joinPatiently(waiting)).toMatchObject({ status: 200, reply: { ok: true } });
  const lab = connect(server.url, { session: row.id, screen: "lab" }, student.cookie());
  await expect.poll(() => lab.snapshots.length, SOON).toBe(1);
  expect(room.session().participants).toHaveLength(20);
  lab.close();
  await server.close();
  await Promise.all(bots);
}, 60_000);

test("against bots that do come, the host lets in whom she knows and turns all others away at once", async () => {
  const { server, row } = await openClass(10);
  const desk = connect(server.url, { session: row.id, screen: "desk" }, hostCookie);
  await expect.poll(() => desk.snapshots.length, SOON).toBe(1);
  const lobby = { type: "set-lobby", locked: false, approval: true, generatedNames: false };
  expect(await desk.send(lobby)).toEqual({ ok: true });
  const screens = [desk];
  const comes = async (nickname: string) => {
    const browser = openBrowser(server.url);
    const { status } = await browser.join({ code: row.joinCode, nickname });
    if (status === 200)
      screens.push(connect(server.url, { session: row.id, screen: "lab" }, browser.cookie()));
    return { status, browser, screen: screens[screens.length - 1] };
  };
  const bots = [];
  for (let bot = 0; bot < 9; bot++) bots.push(await comes(`Bot ${bot}`));
  const ada = await comes("Ada");
  await expect.poll(() => ada.screen.snapshots.length, SOON).toBe(1);
  await expect.poll(() => desk.session().participants.filter(isWaiting).length, SOON).toBe(10);
  const seen = (snapshot: number) =>
    ada.screen.snapshots[snapshot]?.session.participants.map(({ nickname }) => nickname);
  expect(seen(0)).toEqual(["Ada"]);
  expect(await desk.send({ type: "admit-participants", participants: [9] })).toEqual({ ok: true });
  const away = { type: "remove-participants", participants: [0, 1, 2, 3, 4, 5, 6, 7, 8] };
  expect(await desk.send(away)).toEqual({ ok: true });
  for (const { screen } of bots)
    await expect.poll(() => screen.goodbyes, SOON).toEqual([problem("seat-removed")]);
  const again = await bots[0].browser.join({ code: row.joinCode, nickname: "Another Bot" });
  expect(again).toMatchObject({ status: 403, reply: { ok: false, problem: problem("seat-removed") } });
  expect((await comes("Grace")).status).toBe(200);
  await expect.poll(() => seen(1)?.length, SOON).toBeGreaterThan(9);
  for (const screen of screens) screen.close();
});

test("who sends a request drop by drop is cut off", async () => {
  const { server } = await openClass();
  server.http.headersTimeout = 300;
  server.http.requestTimeout = 600;
  const began = performance.now();
  const slow = [
    "GET / HTTP/1.1\r\nHost: a\r\nX-A: ",
    "POST /api/join HTTP/1.1\r\nHost: a\r\nContent-Length: 999\r\n\r\n{",
  ];
  const cut = Array.from({ length: 40 }, (_, index) => {
    const socket = connectTcp(server.port, "127.0.0.1");
    socket.write(slow[index % 2]);
    const drops = setInterval(() => socket.write("a"), 100);
    socket.on("error", () => {});
    return new Promise((resolve) => socket.once("close", resolve)).finally(() => clearInterval(drops));
  });
  await Promise.all(cut);
  // Node looks every five seconds; its own patience would be minutes.
  expect(performance.now() - began).toBeLessThan(25_000);
});
