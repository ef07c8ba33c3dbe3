import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { readLog } from "@/db/session/log";
import { createSession, type SessionRow } from "@/db/session/sessions";
import type { OpenDatabase } from "@/db/store/open";
import { openRound } from "@/lib/session/decide/plan";
import { problem } from "@/lib/session/decide/problem";
import { fold } from "@/lib/session/log/apply";
import { openMemory } from "@/lib/testing/database/memory";
import { newTeacher } from "@/lib/testing/database/session";
import { START_RUN } from "@/lib/testing/server/class";
import { teacherCookie } from "@/lib/testing/server/cookie";
import { connect, join, startClassServer, type TestServer } from "@/lib/testing/server/server";
import { SOON } from "@/lib/testing/soon";

let database: OpenDatabase;
let server: TestServer;
let row: SessionRow;
let host: Awaited<ReturnType<typeof screen>>;

beforeAll(async () => {
  database = await openMemory();
  const teacher = await newTeacher(database.db);
  server = await startClassServer(database.db);
  const plan = { rounds: [openRound("moons", null)] };
  row = await createSession(database.db, { hostId: teacher.id, title: "Nets", plan });
  host = await screen("desk", await teacherCookie(teacher));
}, 60_000);
afterAll(async () => {
  host.close();
  await server.close();
  await database.close();
});

async function screen(kind: "desk" | "lab", cookie: string) {
  const one = connect(server.url, { session: row.id, screen: kind }, cookie);
  await vi.waitUntil(() => one.snapshots.length + one.refusals.length > 0, SOON);
  return one;
}
/** `cookie` null: from a browser that has no seat. */
const ask = (nickname: string, cookie: string | null, another?: boolean) =>
  join(
    server.url,
    { code: row.joinCode, nickname, ...(another && { another }) },
    cookie === null ? {} : { cookie },
  );
const roster = async () =>
  fold(await readLog(database.db, row.id)).participants.map(({ nickname }) => nickname);
const refuses = (code: Parameters<typeof problem>[0]) => ({ ok: false, problem: problem(code) });

test("another name typed in a browser that has a seat is never ignored: it is refused, or becomes somebody", async () => {
  const { cookie } = await ask("Ada", null);
  expect((await ask("  ada ", cookie)).cookie).toBe(cookie);
  const refused = await ask("Grace", cookie);
  expect(refused).toMatchObject({ status: 409, reply: refuses("already-seated"), cookie: "" });
  expect(await roster()).toEqual(["Ada"]);

  // Nothing was trained under the mistyped name: the seat is renamed, and no ghost is left.
  expect((await ask("Grace", cookie, true)).cookie).toBe(cookie);
  expect(await roster()).toEqual(["Grace"]);
  await ask("Bob", null);
  expect((await ask("BOB", cookie, true)).reply).toEqual(refuses("nickname-taken"));

  expect(await host.send({ type: "start-round", round: 0 })).toEqual({ ok: true });
  const grace = await screen("lab", cookie);
  await grace.send({ ...START_RUN, network: { layers: [...START_RUN.network.layers] } });
  const eve = await ask("Eve", cookie, true);
  expect(eve.cookie).not.toBe(cookie);
  expect(await roster()).toEqual(["Grace", "Bob", "Eve"]);
  // Whoever has trained keeps their seat, and the browser is Eve's from now on.
  expect((await screen("lab", cookie)).snapshots[0].self).toBe(0);
  expect((await screen("lab", eve.cookie)).snapshots[0].self).toBe(2);
});

test("in a class that draws names somebody else draws a new one, and one who comes back keeps theirs", async () => {
  await host.send({ type: "set-lobby", generatedNames: true });
  const { cookie } = await ask("", null);
  const before = await roster();
  expect((await ask("", cookie)).cookie).toBe(cookie);
  expect(await roster()).toEqual(before);
  expect((await ask("", cookie, true)).cookie).toBe(cookie);
  expect((await roster()).slice(0, -1)).toEqual(before.slice(0, -1));
  expect((await roster()).at(-1)).not.toBe(before.at(-1));
});

test("a locked class takes nobody new, at a shared machine either; nor does one who was removed get in as somebody else", async () => {
  await host.send({ type: "set-lobby", generatedNames: false });
  const { cookie } = await ask("Zoe", null);
  await host.send({ type: "set-lobby", locked: true });
  expect((await ask("Yan", cookie, true)).reply).toEqual(refuses("lobby-locked"));
  await host.send({ type: "set-lobby", locked: false });
  await host.send({ type: "remove-participant", participant: (await roster()).length - 1 });
  expect((await ask("Yan", cookie, true)).reply).toEqual(refuses("seat-removed"));
});
