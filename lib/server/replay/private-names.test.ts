import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { addCoTeacher, handOver } from "@/db/session/co-teachers";
import { shareSession } from "@/db/session/links";
import { noteRealNames, realNamesOf } from "@/db/session/real-names";
import { createSession } from "@/db/session/sessions";
import type { OpenDatabase } from "@/db/store/open";
import { roundDigestPath } from "@/lib/protocol/round-digest";
import { openRound } from "@/lib/session/decide/plan";
import { logFile } from "@/lib/session/report/log-file";
import { openMemory } from "@/lib/testing/database/memory";
import { newTeacher, secretOf } from "@/lib/testing/database/session";
import { report, START_RUN } from "@/lib/testing/server/class";
import { teacherCookie } from "@/lib/testing/server/cookie";
import { readReplay } from "@/lib/testing/server/reader";
import { connect, join, startClassServer, type TestServer } from "@/lib/testing/server/server";
import { SOON } from "@/lib/testing/soon";

const DONE = { ok: true };
const SECRET = "Zebedee Quillfeather";

let database: OpenDatabase;
let server: TestServer;
const open: (() => void)[] = [];
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

/** A class in which Ada has trained, whose host has noted who she is. */
async function namedClass() {
  const { db } = database;
  const [host, co] = [await newTeacher(db), await newTeacher(db)];
  const plan = { rounds: [openRound("moons", null)] };
  const row = await createSession(db, { hostId: host.id, title: "Nets", plan });
  await addCoTeacher(db, row.id, host.id, co.id);
  const cookies = { host: await teacherCookie(host), co: await teacherCookie(co) };
  const seat = await join(server.url, { code: row.joinCode, nickname: "Ada" });
  const enter = (screen: "desk" | "projector" | "lab", cookie: string) => {
    const one = connect(server.url, { session: row.id, screen }, cookie);
    open.push(one.close);
    return one;
  };
  const desk = enter("desk", cookies.host);
  const lab = enter("lab", seat.cookie);
  await vi.waitUntil(() => [desk, lab].every(({ snapshots }) => snapshots.length === 1), SOON);
  expect(await desk.send({ type: "start-round", round: 0 })).toEqual(DONE);
  expect(await lab.send(START_RUN)).toEqual(DONE);
  expect(await lab.send(report(0, 0, 20))).toEqual(DONE);
  expect(await desk.send({ type: "close-round", round: 0 })).toEqual(DONE);
  expect(await noteRealNames(db, row.id, host.id, [{ participant: 0, name: SECRET }])).toEqual({ 0: SECRET });
  return { db, row, host, co, cookies, seat: seat.cookie, enter, screens: [desk, lab] };
}

const getAs = (cookie: string, seen: string[]) => async (path: string) => {
  const response = await fetch(server.url + path, { headers: { cookie } });
  const bytes = new Uint8Array(await response.arrayBuffer());
  seen.push(Buffer.from(bytes).toString("utf8"));
  expect(response.status).toBe(200);
  return bytes;
};

test("a real name reaches no screen, log, replay or link, of the host no more than of anybody else", async () => {
  const { db, row, host, co, cookies, seat, enter, screens } = await namedClass();
  const seen: string[] = [];
  for (const screen of ["desk", "projector"] as const)
    screens.push(enter(screen, cookies.host), enter(screen, cookies.co));
  screens.push(enter("lab", seat));
  await vi.waitUntil(() => screens.every(({ snapshots }) => snapshots.length > 0), SOON);
  for (const animals of [false, true]) {
    const share = await shareSession(db, row.id, host.id, { animals });
    await new Promise((resolve) => setTimeout(resolve, 600));
    await readReplay(getAs("", seen), row.id, share?.token ?? "");
  }
  for (const cookie of [cookies.host, cookies.co]) {
    const { events } = await readReplay(getAs(cookie, seen), row.id, null);
    await getAs(cookie, seen)(roundDigestPath(row.id, 0));
    // What the report offers as a file is made of this and of nothing else.
    const about = { id: row.id, title: row.title, createdAt: row.createdAt.toISOString() };
    seen.push(logFile(about, events).join(""));
  }
  seen.push(...screens.map(({ snapshots, frames }) => JSON.stringify([snapshots, frames])));
  const all = seen.join("\n");
  expect(all).toContain("Ada");
  expect(all).not.toMatch(/Zebedee|Quillfeather/i);
  expect([await realNamesOf(db, row.id, co.id), await realNamesOf(db, row.id, host.id)]).toEqual([
    ...[{}, { 0: SECRET }],
  ]);
});

test("the log as a file holds no key of the session: neither its secret, nor its share link, nor a seat", async () => {
  const { db, row, host, cookies, seat } = await namedClass();
  const share = await shareSession(db, row.id, host.id, { animals: false });
  const { events } = await readReplay(getAs(cookies.host, []), row.id, null);
  const about = { id: row.id, title: row.title, createdAt: row.createdAt.toISOString() };
  const file = logFile(about, events).join("");
  const secret = Buffer.from(await secretOf(db, row.id));
  const keys = [
    ...[
      share?.token ?? "none",
      secret.toString("hex"),
      secret.toString("base64"),
      secret.toString("base64url"),
    ],
    ...[JSON.stringify([...secret]), seat.split("=")[1] ?? "none", cookies.host.split("=")[1] ?? "none"],
    ...[host.email, row.joinCode],
  ];
  expect(keys.filter((key) => key.length < 6 || file.includes(key))).toEqual([]);
});

test("after a handover the new host reads nothing of what the former one has noted", async () => {
  const { db, row, host, co, cookies } = await namedClass();
  expect(await handOver(db, row.id, host.id, { to: co.id, stays: true })).toBe("changed");
  expect(await realNamesOf(db, row.id, co.id)).toEqual({});
  const seen: string[] = [];
  await readReplay(getAs(cookies.co, seen), row.id, null);
  expect(seen.join("")).not.toMatch(/Quillfeather/i);
});
