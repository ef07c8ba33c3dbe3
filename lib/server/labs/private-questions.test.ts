import { afterAll, beforeAll, expect, test } from "vitest";
import { shareSession } from "@/db/session/links";
import { createSession } from "@/db/session/sessions";
import type { OpenDatabase } from "@/db/store/open";
import type { Question } from "@/lib/session/log/question";
import { openMemory } from "@/lib/testing/database/memory";
import { newTeacher } from "@/lib/testing/database/session";
import { teacherCookie } from "@/lib/testing/server/cookie";
import { readReplay } from "@/lib/testing/server/reader";
import { recordBetween } from "@/lib/testing/server/recorder";
import { connect, join, startClassServer, type TestServer } from "@/lib/testing/server/server";
import { ASKING_PLAN } from "@/lib/testing/session/arbitrary-class";
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

/** Which choice is right, as it is written in a message. */
const RIGHT = /"right":\d/;
/** What Grace answers: numbers that are in nothing else. */
const [GRACE_FIRST, GRACE_LAST] = [731_905.25, 731_906.5];
const GRACE = /73190[56]/;

const given = ({ answers }: Question) => answers;

test("no lab, projector or link gets another's answer, or an answer at all before it is shown, or which choice is right", async () => {
  const { id: hostId } = await newTeacher(database.db);
  const row = await createSession(database.db, { hostId, title: "Asked", plan: ASKING_PLAN });
  const host = await teacherCookie({ id: row.hostId, name: "Ada", email: "ada@example.org" });
  const share = (await shareSession(database.db, row.id, row.hostId, { animals: false }))?.token ?? "";
  const at = { session: row.id };
  const desk = connect(server.url, { ...at, screen: "desk" }, host);
  const cookies = [];
  for (const nickname of ["Ada", "Grace"])
    cookies.push((await join(server.url, { code: row.joinCode, nickname })).cookie);

  const wire = await recordBetween(server.port);
  const grace = connect(server.url, { ...at, screen: "lab" }, cookies[1]);
  const ada = connect(wire.url, { ...at, screen: "lab" }, cookies[0]);
  const wall = connect(wire.url, { ...at, screen: "projector" }, host);
  await expect
    .poll(() => [ada, grace, wall].map(({ snapshots }) => snapshots.length), SOON)
    .toEqual([1, 1, 1]);
  const received = () => wire.received().toString("utf8");
  const linkLog = async () => {
    const get = async (path: string) => new Uint8Array(await (await fetch(server.url + path)).arrayBuffer());
    return JSON.stringify((await readReplay(get, row.id, share)).events);
  };
  const says = (question: number, answer: number) => ({ type: "answer-question", question, answer });

  // The check before the lesson, with a right choice that is told nobody before it has been asked again.
  expect(await grace.send(says(0, 1))).toEqual(DONE);
  expect(await ada.send(says(0, 0))).toEqual(DONE);
  // A number, so that an answer can be told from everything else that is sent.
  const own = { type: "ask-question", question: 1, text: "How many?", choices: null };
  expect(await desk.send(own)).toEqual(DONE);
  await expect.poll(() => grace.session().questions.length, SOON).toBe(2);
  for (const answer of [GRACE_FIRST, GRACE_LAST]) expect(await grace.send(says(1, answer))).toEqual(DONE);
  await ada.ask("resync", { epoch: "another", seq: 0 });
  const late = connect(wire.url, { ...at, screen: "projector" }, host);
  await expect
    .poll(() => [late, wall].map((one) => one.session().questions[1]?.answers), SOON)
    .toEqual([{ 1: "hidden" }, { 1: "hidden" }]);
  await expect.poll(() => ada.session().questions.map(given), SOON).toEqual([{ 0: 0 }, {}]);
  expect(received()).toContain("How many?");
  expect(received()).not.toMatch(GRACE);
  expect(received()).not.toMatch(RIGHT);
  expect(await linkLog()).toContain("How many?");
  expect(await linkLog()).not.toMatch(GRACE);
  expect(await linkLog()).not.toMatch(RIGHT);

  // Closed: everybody gets the distribution, and nobody whose it is.
  expect(await desk.send({ type: "close-question", question: 1 })).toEqual(DONE);
  const screens = [desk, ada, grace, wall, late];
  await expect
    .poll(() => screens.map((one) => one.session().questions[1]?.closed?.answers), SOON)
    .toEqual(screens.map(() => [GRACE_LAST]));
  expect(ada.session().questions.map(given)).toEqual([{ 0: 0 }, {}]);
  expect(wall.session().questions.map(given)).toEqual([{ 0: "hidden", 1: "hidden" }, { 1: "hidden" }]);
  expect(received()).not.toContain(String(GRACE_FIRST));
  expect(received()).not.toMatch(new RegExp(`"answer":${GRACE_LAST}|"1":${GRACE_LAST}`));
  expect(await linkLog()).not.toMatch(/"answer":\d/);
  expect(await ada.send(says(1, 3))).toMatchObject({ problem: { code: "question-over" } });

  // The check is closed with the beginning of the lesson; what is right comes with the end of the same check after it.
  expect(await desk.send({ type: "start-round", round: 0 })).toEqual(DONE);
  expect(await desk.send({ type: "close-round", round: 0 })).toEqual(DONE);
  expect(await desk.send({ type: "ask-checks" })).toEqual(DONE);
  await expect.poll(() => ada.session().questions.at(-1)?.purpose, SOON).toBe("after");
  expect(received()).not.toMatch(RIGHT);
  expect(await linkLog()).not.toMatch(RIGHT);
  const last = desk.session().questions.length - 1;
  expect(await desk.send({ type: "close-question", question: last })).toEqual(DONE);
  await expect
    .poll(() => ada.session().questions[last]?.content.answer, SOON)
    .toMatchObject({ kind: "choices", right: 1 });
  await expect.poll(linkLog, SOON).toMatch(RIGHT);
  for (const screen of screens) screen.close();
  await wire.close();
});
