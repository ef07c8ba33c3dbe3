import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { readLog } from "@/db/session/log";
import { createSession } from "@/db/session/sessions";
import type { OpenDatabase } from "@/db/store/open";
import { openRound } from "@/lib/session/decide/plan";
import { openMemory } from "@/lib/testing/database/memory";
import { newTeacher } from "@/lib/testing/database/session";
import { type ClockByHand, clockByHand, DAY, HOUR, MINUTE } from "@/lib/testing/server/clock";
import { teacherCookie } from "@/lib/testing/server/cookie";
import { connect, startClassServer, type TestScreen, type TestServer } from "@/lib/testing/server/server";
import { SOON } from "@/lib/testing/soon";
import { TICK_MS } from "./clock";

const DONE = { ok: true };
const SECOND = 1_000;

let database: OpenDatabase;
const ends: (() => unknown)[] = [];

beforeAll(async () => {
  database = await openMemory();
});
afterAll(() => database?.close());
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function serve(hand: ClockByHand): Promise<TestServer> {
  const server = await startClassServer(database.db, { clock: hand.clock });
  ends.push(() => server.close(1_000));
  return server;
}

/** A desk in a round of five minutes. Its session was created at the current time of `hand`. */
async function fiveMinutes(server: TestServer) {
  const teacher = await newTeacher(database.db);
  const plan = { rounds: [openRound("moons", 5)] };
  const row = await createSession(database.db, { hostId: teacher.id, title: "Nets", plan });
  const cookie = await teacherCookie(teacher);
  const open = (of: TestServer) => {
    const desk = connect(of.url, { session: row.id, screen: "desk" }, cookie);
    ends.push(desk.close);
    return desk;
  };
  const desk = open(server);
  expect(await desk.send({ type: "start-round", round: 0 })).toEqual(DONE);
  await expect.poll(() => desk.session().phase.kind, SOON).toBe("round");
  return { row, desk, open };
}

/** Lets several ticks of the server's rooms pass, and asks for a frame: what time it is there. */
async function timeAt(desk: TestScreen): Promise<number | undefined> {
  await new Promise((resolve) => setTimeout(resolve, 3 * TICK_MS));
  const board = !desk.session().hidden.board;
  expect(await desk.send({ type: "set-hidden", board, names: false })).toEqual(DONE);
  return desk.frames.at(-1)?.now;
}

test("a round of five minutes takes five minutes while the server's clock jumps a day on, and back", async () => {
  const hand = clockByHand(new Date());
  const server = await serve(hand);
  const { row, desk } = await fiveMinutes(server);
  const began = (await timeAt(desk)) ?? Number.NaN;

  hand.set(DAY);
  hand.pass(2 * MINUTE);
  expect([await timeAt(desk), desk.session().phase.kind]).toEqual([began + 2 * MINUTE, "round"]);
  hand.set(-DAY);
  hand.pass(3 * MINUTE - 2 * SECOND);
  expect([await timeAt(desk), desk.session().phase.kind]).toEqual([began + 5 * MINUTE - 2 * SECOND, "round"]);
  hand.set(-DAY);
  hand.pass(3 * SECOND);
  await expect.poll(() => desk.session().phase.kind, SOON).toBe("between");
  await expect.poll(() => desk.frames.at(-1)?.storedUpTo, SOON).toBe(desk.session().seq);

  const log = await readLog(database.db, row.id);
  const times = log.map(({ at }) => at);
  expect(times).toEqual([...times].sort((one, other) => one - other));
  const at = (type: string) => log.find((event) => event.type === type)?.at ?? Number.NaN;
  const took = at("round-closed") - at("round-started");
  expect([took >= 5 * MINUTE, took <= 5 * MINUTE + 2 * SECOND]).toEqual([true, true]);
});

test("a server that starts again with its clock a day behind goes on with the round where the log left it", async () => {
  const hand = clockByHand(new Date());
  const first = await serve(hand);
  const { row, desk, open } = await fiveMinutes(first);
  hand.pass(MINUTE);
  await timeAt(desk);
  desk.close();
  await first.close(1_000);

  hand.set(-DAY);
  const next = open(await serve(hand));
  await expect.poll(() => next.session().phase.kind, SOON).toBe("round");
  hand.pass(4 * MINUTE - 2 * SECOND);
  await timeAt(next);
  expect(next.session().phase.kind).toBe("round");
  hand.pass(3 * SECOND);
  await expect.poll(() => next.session().phase.kind, SOON).toBe("between");
  const times = (await readLog(database.db, row.id)).map(({ at }) => at);
  expect(times).toEqual([...times].sort((one, other) => one - other));
  expect(Math.max(...times)).toBeLessThan(HOUR);
});
