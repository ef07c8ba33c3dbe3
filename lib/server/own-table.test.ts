import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { storedChallenge } from "@/db/session/own-challenges";
import { splitSeed } from "@/db/session/rounds";
import { createSession, type SessionRow } from "@/db/session/sessions";
import type { OpenDatabase } from "@/db/store/open";
import { findChallenge } from "@/lib/challenges/catalogue";
import { aboutTable, ownTableChallenge } from "@/lib/challenges/own-table";
import type { Split } from "@/lib/learning/examples/split";
import { inOwnUnit } from "@/lib/learning/numbers/scale";
import { decodeSplit, splitPath } from "@/lib/protocol/split";
import { logPath } from "@/lib/protocol/stored-log";
import { openRound } from "@/lib/session/decide/plan";
import { openMemory } from "@/lib/testing/database/memory";
import { newTeacher } from "@/lib/testing/database/session";
import { OWN_TABLE } from "@/lib/testing/learning/own-table";
import { teacherCookie } from "@/lib/testing/server/cookie";
import { type Recorder, recordBetween } from "@/lib/testing/server/recorder";
import { connect, join, startClassServer, type TestServer } from "@/lib/testing/server/server";
import { SOON } from "@/lib/testing/soon";

const OWN = storedChallenge(OWN_TABLE);
const about = aboutTable(OWN_TABLE);
const plan = { rounds: [{ ...openRound(OWN.id, null), table: about }] };
const challenge = ownTableChallenge(OWN.id, OWN_TABLE);
const FEATURES = about.features.length;

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

async function rowsAt(row: SessionRow, split: "train" | "validation", cookie: string) {
  const answer = await fetch(wire.url + splitPath(row.id, 0, split), { headers: { cookie } });
  if (!answer.ok) return ((await answer.json()) as { problem: { code: string } }).problem.code;
  const bytes = gunzipSync(new Uint8Array(await answer.arrayBuffer()));
  return { bytes, split: decodeSplit(Uint8Array.from(bytes).buffer, challenge.featureShape) };
}

/** How many rows of a split stand in these bytes as a network gets them, or in the numbers of the table itself. Widths have four decimals, so that no text has one by chance. */
function rowsIn(bytes: Buffer, { count, features }: Split): number {
  const values = Float32Array.from(features);
  return Array.from({ length: count }, (_, row) => row).filter((row) => {
    const own = Buffer.from(values.slice(row * FEATURES, (row + 1) * FEATURES).buffer);
    const width = inOwnUnit(values[row * FEATURES + 1]!, about.features[1]!).toFixed(4);
    return bytes.includes(own) || bytes.includes(`${Number(width)},`);
  }).length;
}

test("a class gets the rows to train on and to validate with; the sealed ones stay, and so do all of them from everybody else", async () => {
  const [teacher, other] = [await newTeacher(database.db), await newTeacher(database.db)];
  const [host, stranger] = [await teacherCookie(teacher), await teacherCookie(other)];
  const row = await createSession(database.db, { hostId: teacher.id, title: "Flowers", plan, own: [OWN] });
  const desk = connect(wire.url, { session: row.id, screen: "desk" }, host);
  const wall = connect(wire.url, { session: row.id, screen: "projector" }, host);
  const { cookie } = await join(wire.url, { code: row.joinCode, nickname: "Ada" });
  const lab = connect(wire.url, { session: row.id, screen: "lab" }, cookie);
  await expect.poll(() => lab.snapshots.length, SOON).toBe(1);
  expect(await rowsAt(row, "train", cookie)).toBe("round-not-running");
  expect(await desk.send({ type: "start-round", round: 0 })).toEqual({ ok: true });
  await expect.poll(() => lab.session().rounds[0]?.state, SOON).toBe("running");
  expect(lab.session().plan.rounds[0]?.table).toEqual(about);

  const unzipped: Buffer[] = [];
  for (const split of ["train", "validation"] as const) {
    const expected = challenge.makeSplit(split, (await splitSeed(database.db, row.id, 0, split))!);
    for (const who of [cookie, host]) {
      const got = await rowsAt(row, split, who);
      if (typeof got === "string") throw new Error(got);
      expect(got.split).toEqual(expected);
      unzipped.push(got.bytes);
    }
    for (const who of [stranger, ""]) expect(await rowsAt(row, split, who)).toBe("seat-lost");
  }
  // What a replay and a report are made of.
  const log = await fetch(wire.url + logPath(row.id, null, "en"), { headers: { cookie: host } });
  expect(log.status).toBe(200);
  unzipped.push(Buffer.from(await log.arrayBuffer()));
  const received = Buffer.concat([wire.received(), ...unzipped]);
  const sealed = challenge.makeSplit("test", 1);
  expect(rowsIn(received, sealed)).toBe(0);
  // The search itself works: it finds rows that the class does get.
  const open = challenge.makeSplit("validation", 1);
  expect(rowsIn(received, open)).toBe(open.count);
  for (const screen of [desk, wall, lab]) screen.close();
});

test("after a restart the room knows its table again, also for a student who comes first", async () => {
  const teacher = await newTeacher(database.db);
  const row = await createSession(database.db, { hostId: teacher.id, title: "Flowers", plan, own: [OWN] });
  const desk = connect(wire.url, { session: row.id, screen: "desk" }, await teacherCookie(teacher));
  const { cookie } = await join(wire.url, { code: row.joinCode, nickname: "Ada" });
  expect(await desk.send({ type: "start-round", round: 0 })).toEqual({ ok: true });
  desk.close();
  await wire.close();
  await server.close();
  server = await startClassServer(database.db);
  wire = await recordBetween(server.port);
  expect(await rowsAt(row, "train", cookie)).toMatchObject({ split: { count: about.counts.train } });
  expect(findChallenge(OWN.id)?.title).toBe(OWN_TABLE.title);
});
