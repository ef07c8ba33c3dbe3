import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { readLog } from "@/db/session/log";
import { createSession } from "@/db/session/sessions";
import type { Database } from "@/db/store/client";
import { RESERVED_BYTES } from "@/db/store/disk-room";
import { openEmbedded, openPostgres } from "@/db/store/open";
import { openRound } from "@/lib/session/decide/plan";
import { type NotStored, problem } from "@/lib/session/decide/problem";
import { fold } from "@/lib/session/log/apply";
import { mountDisk } from "@/lib/testing/database/disk";
import { newborn } from "@/lib/testing/database/memory";
import { startPostgres } from "@/lib/testing/database/postgres";
import { refuseEventsOf } from "@/lib/testing/database/refusal";
import { newTeacher } from "@/lib/testing/database/session";
import { report, START_RUN } from "@/lib/testing/server/class";
import { teacherCookie } from "@/lib/testing/server/cookie";
import { connect, join, startClassServer, type TestScreen } from "@/lib/testing/server/server";
import { SOON } from "@/lib/testing/soon";
import { createLogger } from "../logger";

const DONE = { ok: true };
const NOT_SAVED = { ok: false, problem: problem("not-saved") };

const open: TestScreen[] = [];
afterEach(() => {
  for (const { close } of open.splice(0)) close();
});

/** A server on this database, and what it logs. */
async function serve(db: Database, mostWaiting?: number) {
  const logged: Record<string, unknown>[] = [];
  const log = createLogger("error", { write: (line) => void logged.push(JSON.parse(line)) });
  const server = await startClassServer(db, { log, mostWaiting });
  onTestFinished(async () => void (await server.close(1_000)));

  /** A class of one student, in a run. */
  const begin = async (nickname: string) => {
    const teacher = await newTeacher(db);
    const plan = { rounds: [openRound("moons", null)] };
    const row = await createSession(db, { hostId: teacher.id, title: "Nets", plan });
    const cookie = await teacherCookie(teacher);
    const desk = connect(server.url, { session: row.id, screen: "desk" }, cookie);
    const wall = connect(server.url, { session: row.id, screen: "projector" }, cookie);
    const seat = await join(server.url, { code: row.joinCode, nickname });
    const lab = connect(server.url, { session: row.id, screen: "lab" }, seat.cookie);
    open.push(desk, wall, lab);
    expect(await desk.send({ type: "start-round", round: 0 })).toEqual(DONE);
    expect(await lab.send(START_RUN)).toEqual(DONE);
    return { row, desk, wall, lab, screens: [desk, wall, lab] };
  };
  return { begin, logged, url: server.url };
}

/** Whether this screen is told that something is not stored. */
const isBehind = (screen: TestScreen) => {
  const frame = screen.frames.at(-1);
  return frame !== undefined && frame.storedUpTo < frame.to;
};

/** The reason in the last message that it got. */
const why = (screen: TestScreen) => screen.frames.at(-1)?.notStored;

test("an event that the database refuses for good is named in the log; its class goes on unsaved, others are saved, and so is it once the database is mended", async () => {
  const postgres = await startPostgres();
  onTestFinished(postgres.stop);
  const database = await openPostgres(postgres.url);
  onTestFinished(database.close);
  const { db } = database;
  const { begin, logged } = await serve(db);
  const [stuck, sound] = [await begin("Ada"), await begin("Bob")];
  const heal = await refuseEventsOf(db, "Mallory");
  await stuck.desk.send({ type: "rename-participant", participant: 0, nickname: "Mallory" });
  const { seq } = stuck.desk.session();
  const unanswered = stuck.lab.send(report(0, 0, 10));

  expect(await sound.lab.send(report(0, 0, 10))).toEqual(DONE);
  await expect.poll(() => stuck.desk.session().participants[0].runs[0].reported, SOON).toBe(10);
  await expect
    .poll(() => logged.filter(({ msg }) => msg === "the database refuses an event").length, SOON)
    .toBeGreaterThan(1);
  const refused = logged.filter(({ msg }) => msg === "the database refuses an event");
  expect(new Set(refused.map(({ session, type }) => `${session} ${type}`))).toEqual(
    new Set([`${stuck.row.id} participant-renamed`]),
  );
  expect(JSON.stringify(logged)).not.toContain("Mallory");
  await expect.poll(() => stuck.screens.map(isBehind), SOON).toEqual([true, true, true]);
  expect(stuck.desk.frames.at(-1)?.storedUpTo).toBeLessThan(seq + 1);

  await heal();
  expect(await unanswered).toEqual(DONE);
  expect(fold(await readLog(db, stuck.row.id))).toEqual(stuck.desk.session());
  expect(stuck.desk.session().participants[0]).toMatchObject({
    nickname: "Mallory",
    runs: [{ reported: 10 }],
  });
}, 60_000);

test("past the journal's bound nothing more happens and all screens know; nothing is dropped, and it goes on once the database is back", async () => {
  const postgres = await startPostgres();
  onTestFinished(postgres.stop);
  const database = await openPostgres(postgres.url);
  onTestFinished(database.close);
  const { begin } = await serve(database.db, 12);
  const { row, desk, lab, screens } = await begin("Ada");
  await postgres.pause();
  const unanswered: Promise<unknown>[] = [];
  // So many a second as a page sends.
  for (let from = 0; from < 12; from++) {
    unanswered.push(lab.send(report(0, from, 1)).catch(() => null));
    await new Promise((resolve) => setTimeout(resolve, 130));
  }
  await expect.poll(() => desk.session().participants[0].runs[0].reported, SOON).toBeGreaterThan(5);
  await expect.poll(() => lab.send(report(0, 12, 1)), SOON).toEqual(NOT_SAVED);
  const { reported } = desk.session().participants[0].runs[0];
  expect(await desk.send({ type: "close-round", round: 0 })).toEqual(NOT_SAVED);
  await expect.poll(() => screens.map(isBehind), SOON).toEqual([true, true, true]);
  expect(desk.session().participants[0].runs[0].reported).toBe(reported);

  await postgres.resume();
  await expect.poll(() => screens.map(isBehind), SOON).toEqual([false, false, false]);
  expect(await lab.send(report(0, 0, 30))).toEqual(DONE);
  expect(await desk.send({ type: "close-round", round: 0 })).toEqual(DONE);
  await Promise.all(unanswered);
  const { participants, phase } = fold(await readLog(database.db, row.id));
  expect(participants[0].runs[0].reported).toBe(30);
  expect(phase).toEqual({ kind: "between", round: 0 });
}, 60_000);

/** A disk that fills up: a real one where we may mount it, else a simulated one. */
function anyDisk() {
  try {
    const disk = mountDisk(192);
    onTestFinished(disk.takeAway);
    return { ...disk, freeBytes: undefined };
  } catch {
    const folder = mkdtempSync(path.join(tmpdir(), "downhill-full-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    let bytes = 2 * RESERVED_BYTES;
    const free = (now: number) => () => {
      bytes = now;
    };
    return { folder, fill: free(0), free: free(RESERVED_BYTES), freeBytes: () => bytes };
  }
}

/** What those who run the server are told, and a student who wants to join. */
async function atTheDoor(url: string, body: { code: string; nickname: string }) {
  const joined = await join(url, body);
  return { ...(await operations(url)), join: { status: joined.status, reply: joined.reply } };
}

async function operations(url: string) {
  const ask = async (path: string) => {
    const answer = await fetch(`${url}${path}`);
    const { uptime: _, version: __, ...body } = await answer.json();
    return { ...body, status: answer.status };
  };
  return { health: await ask("/api/health"), ready: await ask("/api/ready") };
}

const WELL = {
  health: { status: 200, database: "ok", storage: "ok" },
  ready: { status: 200, ready: true, reason: null },
};
const refusedAs = (storage: string, code: NotStored) => ({
  health: { status: 503, database: "ok", storage },
  ready: { status: 503, ready: false, reason: storage },
  join: { status: 503, reply: { ok: false, problem: problem(code) } },
});

test("on a full disk the class goes on, nothing is answered as stored, everyone who asks hears why, and all of it is stored once there is room", async () => {
  const disk = anyDisk();
  const database = await openEmbedded(path.join(disk.folder, "data"), {
    freeBytes: disk.freeBytes,
    from: await newborn(),
  });
  onTestFinished(database.close);
  const { begin, logged, url } = await serve(database.db);
  const { row, desk, lab, screens } = await begin("Ada");
  disk.fill();
  let answered = false;
  const answer = lab.send(report(0, 0, 10)).then((reply) => {
    answered = true;
    return reply;
  });
  await expect.poll(() => desk.session().participants[0].runs[0].reported, SOON).toBe(10);
  await expect.poll(() => screens.map(isBehind), SOON).toEqual([true, true, true]);
  await expect.poll(() => screens.map(why), SOON).toEqual(["disk-full", "disk-full", "disk-full"]);
  await expect
    .poll(() => logged[0], SOON)
    .toMatchObject({ msg: "not stored yet", err: { type: "DiskFull" } });
  expect(await atTheDoor(url, { code: row.joinCode, nickname: "Bob" })).toEqual(
    refusedAs("disk full", "disk-full"),
  );
  expect(answered).toBe(false);

  disk.free();
  expect(await answer).toEqual(DONE);
  await expect.poll(() => screens.map(why), SOON).toEqual([undefined, undefined, undefined]);
  await expect.poll(() => operations(url), SOON).toEqual(WELL);
  expect(await join(url, { code: row.joinCode, nickname: "Bob" })).toMatchObject({ status: 200 });
  await vi.waitFor(
    async () => expect(fold(await readLog(database.db, row.id))).toEqual(desk.session()),
    SOON,
  );
}, 60_000);

test("a PostgreSQL that takes no changes is said to be so to everyone who asks, and later all is stored", async () => {
  const postgres = await startPostgres();
  onTestFinished(postgres.stop);
  const database = await openPostgres(postgres.url);
  onTestFinished(database.close);
  const { begin, url } = await serve(database.db);
  const { row, desk, lab, screens } = await begin("Ada");
  const takeChanges = async (allowed: boolean) => {
    await database.db.execute(`alter system set default_transaction_read_only = ${allowed ? "off" : "on"}`);
    await database.db.execute("select pg_reload_conf()");
  };
  await takeChanges(false);
  const answer = lab.send(report(0, 0, 10));
  await expect.poll(() => screens.map(why), SOON).toEqual(Array(3).fill("storage-read-only"));
  expect(await atTheDoor(url, { code: row.joinCode, nickname: "Bob" })).toEqual(
    refusedAs("read-only", "storage-read-only"),
  );
  await takeChanges(true);
  expect(await answer).toEqual(DONE);
  await expect.poll(() => screens.map(why), SOON).toEqual([undefined, undefined, undefined]);
  await expect.poll(() => operations(url), SOON).toEqual(WELL);
  expect(await join(url, { code: row.joinCode, nickname: "Bob" })).toMatchObject({ status: 200 });
  await vi.waitFor(
    async () => expect(fold(await readLog(database.db, row.id))).toEqual(desk.session()),
    SOON,
  );
}, 60_000);
