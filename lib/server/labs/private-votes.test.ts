import { afterAll, beforeAll, expect, test } from "vitest";
import { shareSession } from "@/db/session/links";
import { appendLog } from "@/db/session/log";
import type { OpenDatabase } from "@/db/store/open";
import type { EventBody, SessionEvent } from "@/lib/session/log/events";
import { openMemory } from "@/lib/testing/database/memory";
import { newSession } from "@/lib/testing/database/session";
import { teacherCookie } from "@/lib/testing/server/cookie";
import { readReplay } from "@/lib/testing/server/reader";
import { recordBetween } from "@/lib/testing/server/recorder";
import { connect, join, startClassServer, type TestServer } from "@/lib/testing/server/server";
import { SOON } from "@/lib/testing/soon";

const DONE = { ok: true };

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

const VOTE: EventBody = {
  ...{ type: "vote-opened", vote: 0, kind: "real-or-invented", round: 0 },
  items: [
    { word: "allosaurus", source: { from: "list" } },
    { word: "amosaurus", source: { from: "network", participant: 1, run: 0 } },
  ],
};
/** How a source is written in a message, wherever it is. */
const SOURCE = /"from":"(?:list|network)"/;

test("until a vote is closed, no lab, projector or link gets a byte of where its words come from, and never of another's answers", async () => {
  const row = await newSession(database.db);
  const host = await teacherCookie({ id: row.hostId, name: "Ada", email: "ada@example.org" });
  const share = (await shareSession(database.db, row.id, row.hostId, { animals: false }))?.token ?? "";
  const at = { session: row.id };
  const desk = connect(server.url, { ...at, screen: "desk" }, host);
  const cookies = [];
  for (const nickname of ["Ada", "Grace"])
    cookies.push((await join(server.url, { code: row.joinCode, nickname })).cookie);
  expect(await desk.send({ type: "start-round", round: 0 })).toEqual(DONE);
  await server.rooms.whileAway(row, async () => {
    const { seq, at } = desk.session();
    const opened: SessionEvent = { ...VOTE, seq: seq + 1, at };
    await appendLog(database.db, row.id, [opened]);
  });
  await expect.poll(() => desk.session().votes.length, SOON).toBe(1);

  const wire = await recordBetween(server.port);
  const grace = connect(server.url, { ...at, screen: "lab" }, cookies[1]);
  const ada = connect(wire.url, { ...at, screen: "lab" }, cookies[0]);
  const wall = connect(wire.url, { ...at, screen: "projector" }, host);
  await expect
    .poll(() => [ada, grace, wall].map(({ snapshots }) => snapshots.length), SOON)
    .toEqual([1, 1, 1]);
  const cast = (item: number, answer: string) => ({ type: "cast-vote", vote: 0, item, answer });
  for (const command of [cast(0, "real"), cast(1, "real"), cast(1, "invented")])
    expect(await grace.send(command)).toEqual(DONE);
  await ada.ask("resync", { epoch: "another", seq: 0 });
  const late = connect(wire.url, { ...at, screen: "projector" }, host);
  await expect
    .poll(() => [late, wall].map((one) => one.session().votes[0]?.ballots[1]), SOON)
    .toEqual([
      ["hidden", "hidden"],
      ["hidden", "hidden"],
    ]);
  expect(await ada.send(cast(0, "invented"))).toEqual(DONE);
  const linkLog = async () => {
    const get = async (path: string) => new Uint8Array(await (await fetch(server.url + path)).arrayBuffer());
    return JSON.stringify((await readReplay(get, row.id, share)).events);
  };
  await expect.poll(() => ada.session().votes[0].ballots, SOON).toEqual({ 0: ["invented", null] });
  const received = () => wire.received().toString("utf8");
  expect(received()).toContain("amosaurus");
  expect(received()).not.toMatch(SOURCE);
  expect(await linkLog()).toContain("amosaurus");
  expect(await linkLog()).not.toMatch(SOURCE);

  expect(await desk.send({ type: "close-vote", vote: 0 })).toEqual(DONE);
  const screens = [desk, ada, grace, wall, late];
  const result = [
    { real: 1, invented: 1 },
    { real: 0, invented: 1 },
  ];
  await expect
    .poll(() => screens.map((one) => one.session().votes[0].result), SOON)
    .toEqual(screens.map(() => result));
  for (const { session } of screens) expect(session().votes[0].items).toEqual(desk.session().votes[0].items);
  expect(desk.session().votes[0].ballots).toEqual({ 0: ["invented", null], 1: ["real", "invented"] });
  expect(ada.session().votes[0].ballots).toEqual({ 0: ["invented", null] });
  expect(await ada.send(cast(1, "real"))).toMatchObject({ problem: { code: "vote-over" } });
  await expect.poll(linkLog, SOON).toMatch(SOURCE);
  expect(await linkLog()).not.toMatch(/"answer":"/);
  // What Grace answered reached nobody on the recorded wire; "real" is in no answer of Ada's.
  expect(received()).not.toMatch(/"answer":"real"|\["real"/);
  for (const screen of screens) screen.close();
  await wire.close();
});
