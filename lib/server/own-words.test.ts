import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { storedChallenge } from "@/db/session/own-challenges";
import { splitSeed } from "@/db/session/rounds";
import { createSession, type SessionRow } from "@/db/session/sessions";
import type { OpenDatabase } from "@/db/store/open";
import { findOwnChallenge } from "@/lib/challenges/own-challenge";
import { outlineOf, ownWordsChallenge } from "@/lib/challenges/own-words";
import { wordsOf } from "@/lib/learning/letters/alphabet";
import { ownWordsInfo } from "@/lib/learning/letters/own-words";
import { decodeSplit, splitPath } from "@/lib/protocol/split";
import { openRound } from "@/lib/session/decide/plan";
import { openMemory } from "@/lib/testing/database/memory";
import { newTeacher } from "@/lib/testing/database/session";
import { OWN_LIST, ownWords } from "@/lib/testing/learning/own-list";
import { teacherCookie } from "@/lib/testing/server/cookie";
import { wordsLeakedIn } from "@/lib/testing/server/leaks";
import { type Recorder, recordBetween } from "@/lib/testing/server/recorder";
import { connect, join, startClassServer, type TestServer } from "@/lib/testing/server/server";
import { SOON } from "@/lib/testing/soon";

const OWN = storedChallenge(ownWords(OWN_LIST));
const { own } = outlineOf(OWN_LIST);

let database: OpenDatabase;
let server: TestServer;
let wire: Recorder;

beforeAll(async () => {
  database = await openMemory();
  server = await startClassServer(database.db);
  wire = await recordBetween(server.port);
});
afterAll(async () => {
  await wire?.close();
  await server?.close();
  await database?.close();
});

async function wordsAt(row: SessionRow, split: "train" | "validation", cookie: string) {
  const answer = await fetch(wire.url + splitPath(row.id, 0, split), { headers: { cookie } });
  if (!answer.ok) return ((await answer.json()) as { problem: { code: string } }).problem.code;
  const bytes = gunzipSync(new Uint8Array(await answer.arrayBuffer()));
  const { labels } = decodeSplit(Uint8Array.from(bytes).buffer, ownWordsInfo(OWN.id, own).featureShape);
  return { bytes, words: wordsOf(Uint8Array.from(labels), own.alphabet) };
}

test("a class gets the words to train on and to validate with; the sealed ones stay, and so do all of them from everybody else", async () => {
  const [teacher, other] = [await newTeacher(database.db), await newTeacher(database.db)];
  const [host, stranger] = [await teacherCookie(teacher), await teacherCookie(other)];
  const plan = { rounds: [{ ...openRound(OWN.id, null), words: own }] };
  const row = await createSession(database.db, { hostId: teacher.id, title: "Words", plan, own: [OWN] });
  const desk = connect(wire.url, { session: row.id, screen: "desk" }, host);
  const wall = connect(wire.url, { session: row.id, screen: "projector" }, host);
  const { cookie } = await join(wire.url, { code: row.joinCode, nickname: "Ada" });
  const lab = connect(wire.url, { session: row.id, screen: "lab" }, cookie);
  await expect.poll(() => lab.snapshots.length, SOON).toBe(1);
  expect(await wordsAt(row, "train", cookie)).toBe("round-not-running");
  expect(await desk.send({ type: "start-round", round: 0 })).toEqual({ ok: true });
  await expect.poll(() => lab.session().rounds[0]?.state, SOON).toBe("running");
  // Screens learn from the plan what they train on.
  expect(lab.session().plan.rounds[0]?.words).toEqual(own);

  const challenge = ownWordsChallenge(OWN.id, OWN_LIST);
  const unzipped: Buffer[] = [];
  for (const split of ["train", "validation"] as const) {
    const expected = challenge.makeSplit(split, (await splitSeed(database.db, row.id, 0, split))!);
    for (const who of [cookie, host]) {
      const got = await wordsAt(row, split, who);
      if (typeof got === "string") throw new Error(got);
      expect(got.words).toEqual(wordsOf(Uint8Array.from(expected.labels), own.alphabet));
      unzipped.push(got.bytes);
    }
    expect(await wordsAt(row, split, stranger)).toBe("seat-lost");
    expect(await wordsAt(row, split, "")).toBe("seat-lost");
  }
  const test = challenge.makeSplit("test", 0);
  const sealed = [...wordsOf(Uint8Array.from(test.labels), own.alphabet), ...(challenge.quizWords ?? [])];
  const received = Buffer.concat([wire.received(), ...unzipped]);
  expect(wordsLeakedIn(received, sealed, own.alphabet)).toEqual([]);
  // The search itself works: it finds words that the class does get.
  const open = challenge.makeSplit("validation", 0);
  const known = wordsOf(Uint8Array.from(open.labels), own.alphabet);
  expect(wordsLeakedIn(received, known, own.alphabet)).toHaveLength(known.length);
  for (const screen of [desk, wall, lab]) screen.close();
});

test("after a restart the room knows its words again, also for a student who comes first", async () => {
  const teacher = await newTeacher(database.db);
  const plan = { rounds: [{ ...openRound(OWN.id, null), words: own }] };
  const row = await createSession(database.db, { hostId: teacher.id, title: "Words", plan, own: [OWN] });
  const desk = connect(wire.url, { session: row.id, screen: "desk" }, await teacherCookie(teacher));
  const { cookie } = await join(wire.url, { code: row.joinCode, nickname: "Ada" });
  expect(await desk.send({ type: "start-round", round: 0 })).toEqual({ ok: true });
  desk.close();
  await wire.close();
  await server.close();
  server = await startClassServer(database.db);
  wire = await recordBetween(server.port);
  expect(await wordsAt(row, "train", cookie)).toMatchObject({ words: expect.any(Array) });
  expect(findOwnChallenge(OWN.id)?.title).toBe(OWN_LIST.title);
});
