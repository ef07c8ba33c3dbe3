import { connect as connectTcp, createServer, type Socket } from "node:net";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { createSession, type SessionRow } from "@/db/session/sessions";
import type { OpenDatabase } from "@/db/store/open";
import { openRound } from "@/lib/session/decide/plan";
import { openMemory } from "@/lib/testing/database/memory";
import { newTeacher } from "@/lib/testing/database/session";
import { teacherCookie } from "@/lib/testing/server/cookie";
import { startClassServer, type TestServer } from "@/lib/testing/server/server";
import { SOON } from "@/lib/testing/soon";
import { connectSession, type SessionConnection } from "./connection";

let database: OpenDatabase;
let server: TestServer;
let host: { id: string; cookie: string };
const closing: (() => void)[] = [];

beforeAll(async () => {
  database = await openMemory();
  server = await startClassServer(database.db);
  const teacher = await newTeacher(database.db);
  host = { id: teacher.id, cookie: await teacherCookie(teacher) };
});
afterEach(() => {
  for (const close of closing.splice(0).reverse()) close();
});
afterAll(async () => {
  await server?.close();
  await database?.close();
});

/** A proxy to the class whose connections can be silenced: data is then lost, and neither end notices. */
async function line() {
  let ends: Socket[] = [];
  let lines = 0;
  const proxy = createServer((near) => {
    lines++;
    const far = connectTcp(server.port, "127.0.0.1");
    ends.push(near, far);
    near.pipe(far).pipe(near);
    for (const end of [near, far]) end.on("error", () => {});
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  closing.push(() => {
    for (const end of ends) end.destroy();
    proxy.close();
  });
  const address = proxy.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`,
    lines: () => lines,
    /** Silences the existing connections; new ones work. */
    fallSilent() {
      for (const end of ends) end.unpipe().pause();
    },
    cut() {
      for (const end of ends) end.destroy();
      ends = [];
    },
  };
}

async function desk(url: string, reconnectionDelay = 1_000) {
  const plan = { rounds: [openRound("moons", null)] };
  const row = await createSession(database.db, { hostId: host.id, title: "Nets", plan });
  let wake = () => {};
  const connection = connectSession(row.id, "desk", url, {
    extraHeaders: { cookie: host.cookie },
    ...{ reconnectionDelay, reconnectionDelayMax: 2 * reconnectionDelay },
    onWake(woke) {
      wake = woke;
      return () => {};
    },
  });
  closing.push(connection.close);
  await expect.poll(() => connection.store.getState().connection, SOON).toBe("live");
  return { row, connection, wake };
}

async function happens({ row, connection }: { row: SessionRow; connection: SessionConnection }) {
  const live = await server.rooms.open(row);
  const before = connection.store.getState().session?.seq ?? 0;
  live.room.ask({ kind: "system" }, { type: "join", nickname: `Student ${before}` });
  return () => connection.store.getState().session?.seq === live.room.session().seq;
}

test("a page that wakes with a dead connection notices, opens another and catches up", async () => {
  const wire = await line();
  const screen = await desk(wire.url);
  wire.fallSilent();
  const isUpToDate = await happens(screen);
  expect(screen.connection.store.getState().connection).toBe("live");
  screen.wake();
  await expect.poll(isUpToDate, SOON).toBe(true);
  expect(screen.connection.store.getState()).toMatchObject({ connection: "live", goodbye: null });
  expect(wire.lines()).toBe(2);
});

test("a page that wakes with a working connection keeps it, and asks once for what it missed", async () => {
  const wire = await line();
  const screen = await desk(wire.url);
  const isUpToDate = await happens(screen);
  screen.wake();
  screen.wake();
  await expect.poll(isUpToDate, SOON).toBe(true);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect([wire.lines(), screen.connection.store.getState().connection]).toEqual([1, "live"]);
});

test("a page that wakes without a connection does not wait for its next retry", async () => {
  const wire = await line();
  const screen = await desk(wire.url, 600_000);
  wire.cut();
  await expect.poll(() => screen.connection.store.getState().connection, SOON).toBe("offline");
  const isUpToDate = await happens(screen);
  screen.wake();
  await expect.poll(isUpToDate, SOON).toBe(true);
});

test("when a desk's command is answered, the desk already has its events", async () => {
  const { url } = await line();
  const { connection } = await desk(url);
  const paused: (number | null | undefined)[] = [];
  for (const type of ["start-round", "pause-round", "resume-round"] as const) {
    expect(await connection.send({ type, round: 0 })).toEqual({ ok: true });
    const [round] = connection.store.getState().session?.rounds ?? [];
    paused.push(round?.state === "running" ? round.pausedAt : undefined);
  }
  expect(paused).toEqual([null, expect.any(Number), null]);
});
