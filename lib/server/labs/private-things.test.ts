import { afterAll, beforeAll, expect, test } from "vitest";
import { shareSession } from "@/db/session/links";
import { readLog } from "@/db/session/log";
import { findSession, type SessionRow } from "@/db/session/sessions";
import type { OpenDatabase } from "@/db/store/open";
import { erasurePath } from "@/lib/protocol/erasure";
import { roundDigestPath } from "@/lib/protocol/round-digest";
import { problem } from "@/lib/session/decide/problem";
import { fold } from "@/lib/session/log/apply";
import { openMemory } from "@/lib/testing/database/memory";
import { newSession } from "@/lib/testing/database/session";
import { START_RUN } from "@/lib/testing/server/class";
import { teacherCookie } from "@/lib/testing/server/cookie";
import { readReplay } from "@/lib/testing/server/reader";
import { recordBetween } from "@/lib/testing/server/recorder";
import {
  connect,
  join,
  startClassServer,
  type TestScreen,
  type TestServer,
} from "@/lib/testing/server/server";
import { SOON } from "@/lib/testing/soon";

let database: OpenDatabase;
let server: TestServer;

beforeAll(async () => {
  database = await openMemory();
  server = await startClassServer(database.db);
});
afterAll(async () => {
  await server.close();
  await database.close();
});

/** A new class with its desk. */
async function newClass() {
  const row = await newSession(database.db);
  const { hostId: id } = row;
  const host = await teacherCookie({ id, name: "Ada", email: "ada@example.org" });
  const desk = connect(server.url, { session: row.id, screen: "desk" }, host);
  await expect.poll(() => desk.snapshots.length, SOON).toBe(1);
  const seat = async (nickname: string) => (await join(server.url, { code: row.joinCode, nickname })).cookie;
  return { row, host, desk, seat };
}

/** Whether a screen knows all that the desk does. */
async function caughtUp(desk: TestScreen, ...screens: readonly TestScreen[]) {
  await expect
    .poll(() => screens.every((screen) => screen.session().seq >= desk.session().seq), SOON)
    .toBe(true);
}

test("no lab and no wall gets a byte of what the host noted, of who waits or was removed, of an earlier name, or of another's hand", async () => {
  const { row, host, desk, seat } = await newClass();
  const wire = await recordBetween(server.port);
  const at = { session: row.id };
  const cookies = await Promise.all([seat("Grace"), seat("Secret-early"), seat("Secret-removed")]);
  await expect.poll(() => desk.session().participants.length, SOON).toBe(3);
  const called = (nickname: string) =>
    desk.session().participants.find((participant) => participant.nickname === nickname)?.id ?? -1;
  const [grace, renamed, removed] = ["Grace", "Secret-early", "Secret-removed"].map(called);
  await desk.send({ type: "rename-participant", participant: renamed, nickname: "Ada" });
  await desk.send({ type: "remove-participant", participant: removed });

  const wall = connect(wire.url, { ...at, screen: "projector" }, host);
  const lab = connect(wire.url, { ...at, screen: "lab" }, cookies[0]);
  const own = connect(server.url, { ...at, screen: "lab" }, cookies[1]);
  await expect.poll(() => wall.snapshots.length + lab.snapshots.length + own.snapshots.length, SOON).toBe(3);
  await desk.send({ type: "set-lobby", locked: false, approval: true, generatedNames: false });
  await seat("Secret-waiting");
  await desk.send({ type: "add-note", text: "Secret-note", shown: false });
  await desk.send({ type: "add-note", text: "Look at the wall", shown: true });
  await own.send({ type: "set-hand", raised: true });
  await desk.send({ type: "start-round", round: 0 });
  await own.send(START_RUN);
  await desk.send({ type: "close-round", round: 0 });
  await expect.poll(() => desk.session().phase.kind, SOON).toBe("between");
  await caughtUp(desk, wall, lab, own);
  // Frames that were missed, a new beginning, and what a round showed.
  await lab.ask("resync", { epoch: "another", seq: 0 });
  const late = [
    connect(wire.url, { ...at, screen: "projector" }, host),
    connect(wire.url, { ...at, screen: "lab" }, cookies[0]),
  ];
  await caughtUp(desk, ...late);
  await (await fetch(wire.url + roundDigestPath(row.id, 0), { headers: { cookie: cookies[0] } })).text();

  expect(
    wire
      .received()
      .toString("utf8")
      .match(/secret-\w+/gi),
  ).toBeNull();
  expect(wire.received().toString("utf8")).toContain("Look at the wall");
  for (const screen of [wall, ...late]) {
    const { participants, notes } = screen.session();
    expect(participants.map(({ nickname }) => nickname).sort()).toEqual(["", "", "Ada", "Grace"]);
    expect(participants.map(({ handRaisedAt }) => handRaisedAt)).toEqual([null, null, null, null]);
    expect(notes.map(({ text }) => text)).toEqual(["Look at the wall"]);
  }
  expect(own.session().participants[renamed].handRaisedAt).not.toBeNull();
  // The desk has it all, and whoever is let in is seen from then on.
  expect(JSON.stringify(desk.session())).toMatch(/Secret-removed.*Secret-waiting.*Secret-note/s);
  await desk.send({ type: "admit-participants", participants: [called("Secret-waiting")] });
  await expect
    .poll(() => late.map((screen) => screen.session().participants[3].nickname), SOON)
    .toEqual(["Secret-waiting", "Secret-waiting"]);
  expect(late[1].session().participants[grace].nickname).toBe("Grace");
  for (const screen of [desk, wall, lab, own, ...late]) screen.close();
  await wire.close();
});

test("what the host says to one student, and notes about them, is a byte of no other lab, no wall and no reader of the link", async () => {
  const { row, host, desk, seat } = await newClass();
  const wire = await recordBetween(server.port);
  const at = { session: row.id };
  const [grace, ada] = [await seat("Grace"), await seat("Ada")];
  await desk.send({ type: "set-lobby", locked: false, approval: true, generatedNames: false });
  const waits = await seat("Eve");
  await expect.poll(() => desk.session().participants.length, SOON).toBe(3);
  const others = () => [
    connect(wire.url, { ...at, screen: "projector" }, host),
    connect(wire.url, { ...at, screen: "lab" }, grace),
    connect(wire.url, { ...at, screen: "lab" }, waits),
  ];
  const early = others();
  const own = connect(server.url, { ...at, screen: "lab" }, ada);
  await expect.poll(() => own.snapshots.length, SOON).toBe(1);
  await expect.poll(() => early.every(({ snapshots }) => snapshots.length > 0), SOON).toBe(true);
  const say = (number: number, text: string, participant = 1) =>
    desk.send({ type: "send-message", participant, number, text });
  expect(await say(0, "Secret-sentence")).toEqual({ ok: true });
  expect(await say(1, "Secret-advice")).toEqual({ ok: true });
  expect(await say(0, "For Grace alone", 0)).toEqual({ ok: true });
  const about = { type: "add-note", text: "Secret-note", shown: false, participant: 1 };
  expect(await desk.send(about)).toEqual({ ok: true });
  // Not even by mistake is such a note shown.
  expect(await desk.send({ ...about, shown: true })).toEqual({ ok: false, problem: problem("bad-request") });
  await caughtUp(desk, early[0], early[1], own);
  // Frames that were missed, and a new beginning.
  await early[1].ask("resync", { epoch: "another", seq: 0 });
  const late = others();
  await caughtUp(desk, late[0], late[1]);
  await desk.send({ type: "end-session" });
  await expect.poll(async () => (await findSession(database.db, row.id))?.endedAt, SOON).not.toBeNull();
  const share = await shareSession(database.db, row.id, row.hostId, { animals: false });
  const byLink = await readReplay(
    async (path) => Buffer.from(await (await fetch(wire.url + path)).arrayBuffer()),
    row.id,
    share?.token ?? "",
  );

  const received = wire.received().toString("utf8");
  expect(received.match(/secret-\w+/gi)).toBeNull();
  expect(received).toContain("For Grace alone");
  expect(JSON.stringify(byLink)).not.toMatch(/secret-|for grace/i);
  expect(fold(byLink.events)).toMatchObject({ messages: [], notes: [] });
  const saidIn = (screen: TestScreen) => screen.session().messages.map(({ text }) => text);
  expect([saidIn(early[0]), saidIn(late[0]), saidIn(early[1]), saidIn(late[1])]).toEqual([
    ...[[], [], ["For Grace alone"], ["For Grace alone"]],
  ]);
  expect(saidIn(own)).toEqual(["Secret-sentence", "Secret-advice"]);
  expect(own.session().notes).toEqual([]);
  expect(JSON.stringify(desk.session())).toMatch(/Secret-note.*Secret-sentence.*Secret-advice/s);
  for (const screen of [desk, own, ...early, ...late]) screen.close();
  await wire.close();
});

async function erase(
  row: SessionRow,
  cookie: string,
  participant: number,
  body: unknown = { runs: "remove" },
) {
  const response = await fetch(server.url + erasurePath(row.id, participant), {
    method: "POST",
    headers: { "Content-Type": "application/json", cookie },
    body: JSON.stringify(body),
  });
  return response.json();
}

test("a student who is erased once the class is over is gone from its log and from every screen that is still open", async () => {
  const { row, host, desk, seat } = await newClass();
  const [secret, grace] = [await seat("Secret-pupil"), await seat("Grace")];
  const lab = connect(server.url, { session: row.id, screen: "lab" }, secret);
  const other = connect(server.url, { session: row.id, screen: "lab" }, grace);
  await caughtUp(desk, lab, other);
  await desk.send({ type: "add-note", text: "Secret-pupil is quick", shown: false });
  await desk.send({ type: "start-round", round: 0 });
  expect(await lab.send(START_RUN)).toEqual({ ok: true });
  expect(await other.send(START_RUN)).toEqual({ ok: true });
  const named = () => desk.session().participants.map(({ nickname }) => nickname);
  expect(named()).toEqual(["Secret-pupil", "Grace"]);

  const refusal = (code: Parameters<typeof problem>[0]) => ({ ok: false, problem: problem(code) });
  expect(await erase(row, host, 0)).toEqual(refusal("session-going-on"));
  expect(await desk.send({ type: "end-session" })).toEqual({ ok: true });
  await expect.poll(async () => (await findSession(database.db, row.id))?.endedAt, SOON).not.toBeNull();
  const stranger = await newClass();
  expect(await erase(row, stranger.host, 0)).toEqual(refusal("not-allowed"));
  expect(await erase(row, secret, 0)).toEqual(refusal("not-signed-in"));
  expect(await erase(row, host, 7)).toEqual(refusal("no-such-participant"));
  expect(await erase(row, host, 0, { runs: "all" })).toEqual(refusal("bad-request"));

  const before = await readLog(database.db, row.id);
  expect(await erase(row, host, 0)).toEqual({ ok: true });
  // The desk comes back by itself.
  await expect.poll(named, SOON).toEqual(["", "Grace"]);
  const after = await readLog(database.db, row.id);
  expect(JSON.stringify([after, desk.session()])).not.toContain("Secret");
  expect(after.map(({ seq, at }) => ({ seq, at }))).toEqual(before.map(({ seq, at }) => ({ seq, at })));
  expect(fold(after)).toEqual(desk.session());
  expect(fold(after).participants.map(({ runs }) => runs.length)).toEqual([0, 1]);
  for (const screen of [desk, lab, other, stranger.desk]) screen.close();
});
