import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { changeRole, removeAccount } from "@/db/school/accounts";
import { beginSignIn, endSignIn } from "@/db/school/sign-ins";
import { createSession } from "@/db/session/sessions";
import type { OpenDatabase } from "@/db/store/open";
import { signIns } from "@/lib/auth/sign-ins";
import { roundDigestPath } from "@/lib/protocol/round-digest";
import { openRound } from "@/lib/session/decide/plan";
import { problem } from "@/lib/session/decide/problem";
import { openMemory } from "@/lib/testing/database/memory";
import { newTeacher } from "@/lib/testing/database/session";
import { report, START_RUN } from "@/lib/testing/server/class";
import { teacherCookie } from "@/lib/testing/server/cookie";
import { connect, join, startClassServer, type TestServer } from "@/lib/testing/server/server";
import { SOON } from "@/lib/testing/soon";

const DONE = { ok: true };
const SIGNED_OUT = problem("signed-out");
const open: (() => void)[] = [];

let database: OpenDatabase;
let server: TestServer;
beforeAll(async () => {
  database = await openMemory();
  server = await startClassServer(database.db, { signInCheckMs: 200 });
});
afterEach(() => {
  for (const close of open.splice(0)) close();
});
afterAll(async () => {
  await server?.close(1_000);
  await database?.close();
});

/** A class with a student in it, whose teacher is signed in in two browsers. */
async function taughtClass() {
  const { db } = database;
  const teacher = await newTeacher(db);
  const plan = { rounds: [openRound("moons", null)] };
  const row = await createSession(db, { hostId: teacher.id, title: "Nets", plan });
  const [school, home] = [await beginSignIn(db, teacher.id), await beginSignIn(db, teacher.id)];
  const cookies = { school: await teacherCookie(teacher, school), home: await teacherCookie(teacher, home) };
  const openScreen = (screen: "desk" | "projector", browser: keyof typeof cookies) => {
    const one = connect(server.url, { session: row.id, screen }, cookies[browser]);
    open.push(one.close);
    return one;
  };
  const seat = await join(server.url, { code: row.joinCode, nickname: "Ada" });
  const ada = connect(server.url, { session: row.id, screen: "lab" }, seat.cookie);
  open.push(ada.close);
  const [desk, wall, elsewhere] = [
    openScreen("desk", "school"),
    openScreen("projector", "school"),
    openScreen("desk", "home"),
  ];
  await vi.waitUntil(
    () => [desk, wall, elsewhere, ada].every(({ snapshots }) => snapshots.length === 1),
    SOON,
  );
  expect(await desk.send({ type: "start-round", round: 0 })).toEqual(DONE);
  expect(await ada.send(START_RUN)).toEqual(DONE);
  const digest = (browser: keyof typeof cookies) =>
    fetch(`${server.url}${roundDigestPath(row.id, 0)}`, { headers: { cookie: cookies[browser] } });
  return { db, teacher, row, school, openScreen, desk, wall, elsewhere, ada, digest };
}

test("signing out closes that browser's desk and wall at once with a sentence, its old cookie opens nothing, and the class goes on", async () => {
  const { db, school, openScreen, desk, wall, elsewhere, ada, digest } = await taughtClass();
  expect((await digest("school")).status).toBe(409);
  await signIns().end(db, school);
  // It may be on its way when the sign-out comes.
  desk.send({ type: "close-round", round: 0 }).catch(() => {});
  await vi.waitUntil(() => desk.goodbyes.length + wall.goodbyes.length === 2, SOON);
  expect([desk.goodbyes, wall.goodbyes]).toEqual([[SIGNED_OUT], [SIGNED_OUT]]);

  for (const kind of ["desk", "projector"] as const) {
    const again = openScreen(kind, "school");
    await vi.waitUntil(() => again.refusals.length > 0, SOON);
    expect([again.refusals, again.snapshots]).toEqual([[problem("not-signed-in")], []]);
  }
  expect((await digest("school")).status).toBe(401);
  expect((await digest("home")).status).toBe(409);
  expect(await ada.send(report(0, 0, 10))).toEqual(DONE);
  expect([elsewhere.goodbyes, elsewhere.session().phase.kind]).toEqual([[], "round"]);
  expect(await elsewhere.send({ type: "close-round", round: 0 })).toEqual(DONE);
});

test("signing out everywhere closes every browser's desk and wall, and nothing of the student's", async () => {
  const { db, teacher, openScreen, desk, wall, elsewhere, ada } = await taughtClass();
  await signIns().endAll(db, teacher.id);
  const screens = [desk, wall, elsewhere];
  await vi.waitUntil(() => screens.every(({ goodbyes }) => goodbyes.length > 0), SOON);
  expect(screens.map(({ goodbyes }) => goodbyes)).toEqual(Array(3).fill([SIGNED_OUT]));
  for (const browser of ["school", "home"] as const) {
    const again = openScreen("desk", browser);
    await vi.waitUntil(() => again.refusals.length > 0, SOON);
    expect(again.refusals).toEqual([problem("not-signed-in")]);
  }
  expect([await ada.send(report(0, 0, 10)), ada.goodbyes]).toEqual([DONE, []]);
});

test("a sign-in that was ended in another process is noticed by the open desk", async () => {
  const { db, school, desk, wall, elsewhere } = await taughtClass();
  await endSignIn(db, school);
  await vi.waitUntil(() => desk.goodbyes.length + wall.goodbyes.length === 2, SOON);
  expect([desk.goodbyes, wall.goodbyes, elsewhere.goodbyes]).toEqual([[SIGNED_OUT], [SIGNED_OUT], []]);
});

test("whoever is removed loses every desk and wall at once, and the class goes on with whoever got it", async () => {
  const { db, teacher, row, openScreen, desk, wall, elsewhere, ada } = await taughtClass();
  const [owner, heir] = [await newTeacher(db), await newTeacher(db)];
  await changeRole(db, owner.id, "owner", null);
  const stranger = connect(server.url, { session: row.id, screen: "desk" }, await teacherCookie(heir));
  open.push(stranger.close);
  await vi.waitUntil(() => stranger.refusals.length > 0, SOON);

  const gone = await removeAccount(db, teacher.id, { by: owner.id, heir: heir.id });
  if (typeof gone === "string") throw new Error(gone);
  signIns().ended(gone.ended);
  const screens = [desk, wall, elsewhere];
  await vi.waitUntil(() => screens.every(({ goodbyes }) => goodbyes.length > 0), SOON);
  expect(screens.map(({ goodbyes }) => goodbyes)).toEqual(Array(3).fill([SIGNED_OUT]));
  const again = openScreen("desk", "school");
  await vi.waitUntil(() => again.refusals.length > 0, SOON);
  expect(again.refusals).toEqual([problem("not-signed-in")]);

  expect([await ada.send(report(0, 0, 10)), ada.goodbyes]).toEqual([DONE, []]);
  const theirs = connect(server.url, { session: row.id, screen: "desk" }, await teacherCookie(heir));
  open.push(theirs.close);
  await vi.waitUntil(() => theirs.snapshots.length === 1, SOON);
  expect(await theirs.send({ type: "close-round", round: 0 })).toEqual(DONE);
});
