import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { listDeeds } from "@/db/school/audit";
import { addCoTeacher, handOver, removeCoTeacher } from "@/db/session/co-teachers";
import { createSession } from "@/db/session/sessions";
import type { OpenDatabase } from "@/db/store/open";
import { deskHolders } from "@/lib/auth/desk-holders";
import { keptCheckpointPath, ownCheckpointPath } from "@/lib/protocol/checkpoint";
import { erasurePath } from "@/lib/protocol/erasure";
import { roundDigestPath } from "@/lib/protocol/round-digest";
import { splitPath } from "@/lib/protocol/split";
import { openRound } from "@/lib/session/decide/plan";
import { problem } from "@/lib/session/decide/problem";
import { openMemory } from "@/lib/testing/database/memory";
import { newTeacher } from "@/lib/testing/database/session";
import { report, START_RUN } from "@/lib/testing/server/class";
import { teacherCookie } from "@/lib/testing/server/cookie";
import { connect, join, startClassServer, type TestServer } from "@/lib/testing/server/server";
import { SOON } from "@/lib/testing/soon";

const DONE = { ok: true };
const DESK_LOST = problem("desk-lost");
const open: (() => void)[] = [];

let database: OpenDatabase;
let server: TestServer;
beforeAll(async () => {
  database = await openMemory();
  server = await startClassServer(database.db);
});
afterEach(() => {
  for (const close of open.splice(0)) close();
});
afterAll(async () => {
  await server?.close(1_000);
  await database?.close();
});

/** A class with a student in it, whose host and co-teacher each have a desk and a projector open. */
async function sharedClass() {
  const { db } = database;
  const [host, co] = [await newTeacher(db), await newTeacher(db)];
  const plan = { rounds: [openRound("moons", null)] };
  const row = await createSession(db, { hostId: host.id, title: "Nets", plan });
  await addCoTeacher(db, row.id, host.id, co.id);
  const cookies = { host: await teacherCookie(host), co: await teacherCookie(co) };
  const openScreen = (screen: "desk" | "projector", who: keyof typeof cookies) => {
    const one = connect(server.url, { session: row.id, screen }, cookies[who]);
    open.push(one.close);
    return one;
  };
  const seat = await join(server.url, { code: row.joinCode, nickname: "Ada" });
  const ada = connect(server.url, { session: row.id, screen: "lab" }, seat.cookie);
  open.push(ada.close);
  const screens = {
    ...{ hostDesk: openScreen("desk", "host"), hostWall: openScreen("projector", "host") },
    ...{ coDesk: openScreen("desk", "co"), coWall: openScreen("projector", "co") },
  };
  await vi.waitUntil(
    () => [...Object.values(screens), ada].every(({ snapshots }) => snapshots.length === 1),
    SOON,
  );
  return { db, row, host, co, cookies, openScreen, ada, ...screens };
}

test("a co-teacher runs a round while the host watches, and both may go on", async () => {
  const { hostDesk, coDesk, coWall, ada } = await sharedClass();
  expect(await coDesk.send({ type: "start-round", round: 0 })).toEqual(DONE);
  expect(await coWall.send({ type: "close-round", round: 0 })).toEqual({
    ...{ ok: false, problem: problem("not-allowed") },
  });
  expect(await ada.send(START_RUN)).toEqual(DONE);
  await vi.waitUntil(() => hostDesk.session().participants[0]?.runs.length === 1, SOON);
  expect(hostDesk.session().phase).toEqual({ kind: "round", round: 0 });
  expect(await hostDesk.send({ type: "close-round", round: 0 })).toEqual(DONE);
  await vi.waitUntil(() => coDesk.session().phase.kind === "between", SOON);
});

test("whatever the host may be told of a class, a co-teacher may be, and another teacher may not", async () => {
  const { db, row, cookies } = await sharedClass();
  const stranger = await teacherCookie(await newTeacher(db));
  const told = (cookie: string) =>
    Promise.all(
      [
        ...[roundDigestPath(row.id, 0), splitPath(row.id, 0, "train"), keptCheckpointPath(row.id, 0, 0)],
        ...[`/api/sessions/${row.id}/log`, ownCheckpointPath(row.id, 0)],
      ].map(async (path) => {
        const answer = await fetch(`${server.url}${path}`, { headers: { cookie } });
        return [answer.status, answer.ok ? null : (await answer.json()).problem.code];
      }),
    );
  const known = await told(cookies.host);
  expect(known).toEqual([
    [409, "round-not-over"],
    [409, "round-not-running"],
    [409, "no-such-run"],
    [200, null],
    [401, "seat-lost"],
  ]);
  expect(await told(cookies.co)).toEqual(known);
  expect((await told(stranger)).map(([status]) => status)).toEqual([401, 401, 403, 404, 401]);
});

test("who is removed loses desk and projector at once, with a sentence, and opens neither again; the class and everybody else go on", async () => {
  const { db, row, host, co, openScreen, hostDesk, hostWall, coDesk, coWall, ada } = await sharedClass();
  expect(await hostDesk.send({ type: "start-round", round: 0 })).toEqual(DONE);
  expect(await ada.send(START_RUN)).toEqual(DONE);
  expect(await removeCoTeacher(db, row.id, host.id, co.id)).toBe("changed");
  deskHolders().left(row.id, co.id);
  // It may be on its way just then.
  coDesk.send({ type: "close-round", round: 0 }).catch(() => {});
  await vi.waitUntil(() => coDesk.goodbyes.length + coWall.goodbyes.length === 2, SOON);
  expect([coDesk.goodbyes, coWall.goodbyes]).toEqual([[DESK_LOST], [DESK_LOST]]);
  for (const kind of ["desk", "projector"] as const) {
    const again = openScreen(kind, "co");
    await vi.waitUntil(() => again.refusals.length > 0, SOON);
    expect([again.refusals, again.snapshots]).toEqual([[problem("not-allowed")], []]);
  }
  expect(await ada.send(report(0, 0, 10))).toEqual(DONE);
  expect([hostDesk.goodbyes, hostWall.goodbyes, hostDesk.session().phase.kind]).toEqual([[], [], "round"]);
});

test("who hands over and stays keeps the desk; who does not stay loses it", async () => {
  const { db, row, host, co, hostDesk, hostWall, coDesk } = await sharedClass();
  await handOver(db, row.id, host.id, { to: co.id, stays: true });
  expect(await hostDesk.send({ type: "start-round", round: 0 })).toEqual(DONE);
  await handOver(db, row.id, co.id, { to: host.id, stays: false });
  deskHolders().left(row.id, co.id);
  await vi.waitUntil(() => coDesk.goodbyes.length === 1, SOON);
  expect([coDesk.goodbyes, hostDesk.goodbyes, hostWall.goodbyes]).toEqual([[DESK_LOST], [], []]);
  expect(await hostDesk.send({ type: "close-round", round: 0 })).toEqual(DONE);
});

test("who was removed between the knock and the door loses the desk as well", async () => {
  const { db, row, host, co, openScreen } = await sharedClass();
  const late = openScreen("desk", "co");
  await removeCoTeacher(db, row.id, host.id, co.id);
  await vi.waitUntil(() => late.goodbyes.length + late.refusals.length > 0, SOON);
  expect([...late.goodbyes, ...late.refusals]).toHaveLength(1);
});

test("a co-teacher reads the whole log, which is on their own record, and erases nobody", async () => {
  const { db, row, co, cookies, hostDesk } = await sharedClass();
  expect(await hostDesk.send({ type: "end-session" })).toEqual(DONE);
  const log = await fetch(`${server.url}/api/sessions/${row.id}/log`, { headers: { cookie: cookies.co } });
  expect(log.status).toBe(200);
  expect((await listDeeds(db, co.id, 0)).deeds.map(({ deed, title }) => ({ deed, title }))).toEqual([
    { deed: { type: "log-read", session: row.id }, title: "Nets" },
  ]);
  const erase = (cookie: string) =>
    fetch(`${server.url}${erasurePath(row.id, 0)}`, {
      method: "POST",
      headers: { cookie, "Content-Type": "application/json" },
      body: JSON.stringify({ runs: "keep" }),
    });
  const refused = await erase(cookies.co);
  expect([refused.status, await refused.json()]).toEqual([
    403,
    { ok: false, problem: problem("not-allowed") },
  ]);
  await vi.waitUntil(async () => (await erase(cookies.host)).status === 200, SOON);
});
