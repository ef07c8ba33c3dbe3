import { connect as connectTcp, type Socket } from "node:net";
import { afterEach, beforeAll, expect, test } from "vitest";
import { createSession } from "@/db/session/sessions";
import type { OpenDatabase } from "@/db/store/open";
import { openRound } from "@/lib/session/decide/plan";
import { problem } from "@/lib/session/decide/problem";
import { openMemory } from "@/lib/testing/database/memory";
import { newTeacher } from "@/lib/testing/database/session";
import { report, START_RUN } from "@/lib/testing/server/class";
import { teacherCookie } from "@/lib/testing/server/cookie";
import { bytes, frame, upgrade } from "@/lib/testing/server/raw-requests";
import {
  connect,
  join,
  startClassServer,
  type TestScreen,
  type TestServer,
} from "@/lib/testing/server/server";
import { SOON } from "@/lib/testing/soon";
import { MOST_HOST_SCREENS } from "../door/admit";

const DONE = { ok: true };
const NOBODY = "00000000-0000-4000-8000-000000000000";

let database: OpenDatabase;
const open: (TestScreen | TestServer)[] = [];
beforeAll(async () => {
  database = await openMemory();
  return () => database.close();
});
afterEach(async () => {
  for (const { close } of open.splice(0).reverse()) await close(1_000);
});

/** A class of one student in a run, on a server of its own. */
async function classOn(options: Parameters<typeof startClassServer>[1], headers = {}) {
  const server = await startClassServer(database.db, options);
  open.push(server);
  const teacher = await newTeacher(database.db);
  const plan = { rounds: [openRound("moons", null)] };
  const row = await createSession(database.db, { hostId: teacher.id, title: "Nets", plan });
  const hostCookie = await teacherCookie(teacher);
  const desk = connect(server.url, { session: row.id, screen: "desk" }, hostCookie, { headers });
  const seat = await join(server.url, { code: row.joinCode, nickname: "Ada" }, headers);
  const lab = connect(server.url, { session: row.id, screen: "lab" }, seat.cookie, { headers });
  open.push(desk, lab);
  expect(await desk.send({ type: "start-round", round: 0 })).toEqual(DONE);
  expect(await lab.send(START_RUN)).toEqual(DONE);
  return { server, row, desk, lab, hostCookie };
}

/** A connection that sends these messages, each after the answer to the last, and then nothing more. `ended`: whether it has been closed. */
function device(port: number, ...says: readonly Buffer[]) {
  const state = { heard: "", ended: false, socket: null as Socket | null };
  const socket = connectTcp(port, "127.0.0.1");
  state.socket = socket;
  let next = 0;
  const say = () => next < says.length && socket.write(says[next++]);
  socket.on("connect", say);
  socket.on("data", (data) => {
    state.heard += data.toString("latin1");
    say();
  });
  socket.on("error", () => {});
  socket.on("close", () => {
    state.ended = true;
  });
  return state;
}

const text = (payload: string) => frame(0x81, bytes(payload));
const WEBSOCKET = upgrade("/socket.io/?EIO=4&transport=websocket");

test("a socket that does not say which class it is for is closed, however it came, and one that has said so stays", async () => {
  const heardWithinMs = 700;
  const { server, lab } = await classOn({ heardWithinMs });
  const handshake = async () => {
    const answer = await fetch(`${server.url}/socket.io/?EIO=4&transport=polling`);
    return JSON.parse((await answer.text()).slice(1)).sid as string;
  };
  const [polled, probed] = [await handshake(), await handshake()];
  const silent = [
    device(server.port, WEBSOCKET),
    // Asks for a class that does not exist, and keeps the connection.
    device(
      server.port,
      WEBSOCKET,
      text(`40${JSON.stringify({ session: NOBODY, screen: "lab", position: null })}`),
    ),
    device(server.port, WEBSOCKET, text("40/elsewhere,{}")),
    // Begins to upgrade from polling, and does not complete it.
    device(server.port, upgrade(`/socket.io/?EIO=4&transport=websocket&sid=${probed}`), text("2probe")),
  ];
  await expect.poll(() => silent.map(({ heard }) => heard.slice(9, 12))).toEqual(Array(4).fill("101"));
  expect(silent.map(({ ended }) => ended)).toEqual([false, false, false, false]);
  await expect.poll(() => silent.map(({ ended }) => ended), SOON).toEqual([true, true, true, true]);
  const polling = await fetch(`${server.url}/socket.io/?EIO=4&transport=polling&sid=${polled}`);
  expect(await polling.json()).toMatchObject({ message: "Session ID unknown" });

  await new Promise((resolve) => setTimeout(resolve, heardWithinMs));
  expect(await lab.send(report(0, 0, 5))).toEqual(DONE);
  expect([lab.snapshots.length, lab.refusals]).toEqual([1, []]);
});

test("one connection that asks to be let in again and again is closed", async () => {
  const { server } = await classOn({});
  const hello = text(`40${JSON.stringify({ session: NOBODY, screen: "lab", position: null })}`);
  const asking = device(server.port, WEBSOCKET, Buffer.concat(Array(50).fill(hello)));
  await expect.poll(() => asking.ended, SOON).toBe(true);
  expect(asking.heard.split("no-such-session").length).toBeLessThanOrEqual(4);
});

test("five thousand silent connections from one address close their own, and hear why; a student beside them notices nothing", async () => {
  const { server, lab, row } = await classOn({});
  const flood: ReturnType<typeof device>[] = [];
  while (flood.length < 5_000) {
    flood.push(...Array.from({ length: 250 }, () => device(server.port)));
    // No more at once than the system queues until the server accepts them.
    await expect.poll(() => flood.every(({ socket }) => !socket?.connecting), SOON).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const isOpen = () =>
    new Promise<number>((resolve) => server.http.getConnections((_, count) => resolve(count)));
  await expect.poll(() => flood.filter(({ ended }) => ended).length, SOON).toBeGreaterThan(850);
  expect(await isOpen()).toBeLessThan(4_200);
  expect(flood.map(({ ended }) => ended).lastIndexOf(true)).toBeLessThan(1_100);
  expect(flood[0].heard).toMatch(/^HTTP\/1\.1 503 .*too many connections/s);

  expect(await lab.send(report(0, 0, 5))).toEqual(DONE);
  const bob = await join(server.url, { code: row.joinCode, nickname: "Bob" });
  const other = connect(server.url, { session: row.id, screen: "lab" }, bob.cookie);
  open.push(other);
  await expect.poll(() => other.snapshots.length, SOON).toBe(1);
  expect([lab.snapshots.length, lab.refusals, other.refusals]).toEqual([1, [], []]);
  for (const { socket } of flood) socket?.destroy();
}, 60_000);

test("handshakes beyond any class's need are refused to the network that makes them, and to no other behind the same proxy", async () => {
  const { server, row, hostCookie } = await classOn({ trustProxy: true }, { "x-forwarded-for": "192.0.2.1" });
  const handshake = async (address: string) => {
    const headers = { "x-forwarded-for": address };
    return (await fetch(`${server.url}/socket.io/?EIO=4&transport=polling`, { headers })).status;
  };
  const statuses: number[] = [];
  // However slowly this machine makes them: what is allowed per minute is reached in the end.
  while (!statuses.includes(400) && statuses.length < 10_000)
    statuses.push(...(await Promise.all(Array.from({ length: 250 }, () => handshake("192.0.2.66")))));
  expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(1_200);
  expect(new Set(statuses)).toEqual(new Set([200, 400]));
  const headers = { "x-forwarded-for": "192.0.2.1" };
  const wall = connect(server.url, { session: row.id, screen: "projector" }, hostCookie, { headers });
  open.push(wall);
  await expect.poll(() => wall.snapshots.length, SOON).toBe(1);
  expect(wall.refusals).toEqual([]);
}, 60_000);

test("a class is on as many desks and walls as any school has, and on no more", async () => {
  const { server, row, hostCookie } = await classOn({});
  const walls = Array.from({ length: MOST_HOST_SCREENS - 1 }, () =>
    connect(server.url, { session: row.id, screen: "projector" }, hostCookie),
  );
  open.push(...walls);
  await expect.poll(() => walls.every(({ snapshots }) => snapshots.length === 1), SOON).toBe(true);
  const more = connect(server.url, { session: row.id, screen: "projector" }, hostCookie);
  open.push(more);
  await expect.poll(() => more.refusals[0], SOON).toEqual(problem("too-many-screens"));
  walls[0].close();
  await new Promise((resolve) => setTimeout(resolve, 200));
  const instead = connect(server.url, { session: row.id, screen: "projector" }, hostCookie);
  open.push(instead);
  await expect.poll(() => instead.snapshots.length, SOON).toBe(1);
});
