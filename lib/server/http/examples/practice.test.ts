import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { revokePractice, sharePractice, shareSession } from "@/db/session/links";
import { appendLog } from "@/db/session/log";
import { storedChallenge } from "@/db/session/own-challenges";
import { splitSeed } from "@/db/session/rounds";
import { createSeat } from "@/db/session/seats/seats";
import { createSession, deleteSession, markSessionEnded, type SessionRow } from "@/db/session/sessions";
import type { OpenDatabase } from "@/db/store/open";
import { findChallenge } from "@/lib/challenges/catalogue";
import { drawnChallenge } from "@/lib/challenges/class-drawings";
import { aboutTable, ownTableChallenge } from "@/lib/challenges/own-table";
import { classDrawingsId } from "@/lib/learning/drawing/class-drawings";
import type { Split } from "@/lib/learning/examples/split";
import { inOwnUnit } from "@/lib/learning/numbers/scale";
import { erasurePath } from "@/lib/protocol/erasure";
import { seatCookieName } from "@/lib/protocol/join";
import { roundDigestPath } from "@/lib/protocol/round-digest";
import { sealedSplitPath, sealKeyPath } from "@/lib/protocol/sealed-split";
import { DOWNLOADABLE_SPLITS, decodeSplit, practiceSplitPath, splitPath } from "@/lib/protocol/split";
import { openRound, type PlannedRound } from "@/lib/session/decide/plan";
import type { EventBody, SessionEvent } from "@/lib/session/log/events";
import { openMemory } from "@/lib/testing/database/memory";
import { newTeacher } from "@/lib/testing/database/session";
import { DRAWN, drawnBy, partsOf } from "@/lib/testing/drawings/drawn-class";
import { OWN_TABLE } from "@/lib/testing/learning/own-table";
import { teacherCookie } from "@/lib/testing/server/cookie";
import { readReplay } from "@/lib/testing/server/reader";
import { type Recorder, recordBetween } from "@/lib/testing/server/recorder";
import { startClassServer, type TestServer } from "@/lib/testing/server/server";

const OWN = storedChallenge(OWN_TABLE);
const about = aboutTable(OWN_TABLE);
const FEATURES = about.features.length;

let database: OpenDatabase;
let server: TestServer;
let wire: Recorder;
let hostId: string;
let host: string;

beforeAll(async () => {
  database = await openMemory();
  server = await startClassServer(database.db);
  wire = await recordBetween(server.port);
  const teacher = await newTeacher(database.db);
  hostId = teacher.id;
  host = await teacherCookie(teacher);
});
afterAll(async () => {
  await wire?.close();
  await server?.close();
  await database?.close();
});

/** A class that is over, in which these events happened, and its two links. */
async function pastClass(rounds: readonly PlannedRound[], bodies: readonly EventBody[]) {
  const { db } = database;
  const plan = { rounds: [...rounds] };
  const own = rounds.some(({ challenge }) => challenge === OWN.id) ? [OWN] : [];
  const row = await createSession(db, { hostId, title: "Nets", plan, own });
  const seat = `${seatCookieName(row.id)}=${await createSeat(db, row.id, 0)}`;
  const log = [...bodies, { type: "session-ended" } as const].map(
    (body, index): SessionEvent => ({ ...body, seq: index + 1, at: 500 * (index + 1) }),
  );
  await appendLog(db, row.id, log);
  await markSessionEnded(db, row.id, new Date());
  const share = (await shareSession(db, row.id, hostId, { animals: true }))?.token ?? "";
  const practice = (await sharePractice(db, row.id, hostId, {}))?.token ?? "";
  return { row, share, practice, seat };
}

const joined = (participant: number): EventBody => ({
  ...{ type: "participant-joined", participant, nickname: `Student ${participant}`, admitted: true },
});
const started = (round: number): EventBody[] => [
  { type: "round-started", round, seed: 7, deadline: null },
  { type: "round-closed", round, reason: "host" },
];

const get = (path: string, cookie = "") => fetch(wire.url + path, { headers: { cookie } });

/** The examples, or why they are refused. */
async function examplesAt(path: string, featureShape: readonly number[], cookie = "") {
  const answer = await get(path, cookie);
  if (!answer.ok) return ((await answer.json()) as { problem: { code: string } }).problem.code;
  const bytes = gunzipSync(new Uint8Array(await answer.arrayBuffer()));
  return { bytes, split: decodeSplit(Uint8Array.from(bytes).buffer, featureShape), headers: answer.headers };
}

/** How many rows of a split stand in these bytes as a network gets them, or in the numbers of the table itself. */
function rowsIn(bytes: Buffer, { count, features }: Split): number {
  const values = Float32Array.from(features);
  return Array.from({ length: count }, (_, row) => row).filter((row) => {
    const own = Buffer.from(values.slice(row * FEATURES, (row + 1) * FEATURES).buffer);
    const width = inOwnUnit(values[row * FEATURES + 1]!, about.features[1]!).toFixed(4);
    return bytes.includes(own) || bytes.includes(`${Number(width)},`);
  }).length;
}

test("a practice link and a desk get what the labs trained on; nothing that the link opens has a sealed row", async () => {
  const rounds = [{ ...openRound(OWN.id, null), table: about }, openRound("circles", null)];
  const { row, practice } = await pastClass(rounds, [joined(0), ...started(0)]);
  const challenge = ownTableChallenge(OWN.id, OWN_TABLE);
  const unzipped: Buffer[] = [];
  for (const split of DOWNLOADABLE_SPLITS) {
    const made = challenge.makeSplit(split, (await splitSeed(database.db, row.id, 0, split))!);
    for (const [share, cookie] of [
      [practice, ""],
      [null, host],
    ] as const) {
      const path = practiceSplitPath(row.id, 0, split, share);
      const got = await examplesAt(path, challenge.featureShape, cookie);
      if (typeof got === "string") throw new Error(got);
      expect(got.split).toEqual(made);
      expect(got.headers.get("cache-control")).toBe("private, max-age=86400, immutable");
      unzipped.push(got.bytes);
    }
  }
  // Whatever else there is, asked for with the link.
  const query = `share=${practice}`;
  const others = [
    splitPath(row.id, 0, "train"),
    sealedSplitPath(row.id, { round: 0, challenge: OWN.id }, "validation"),
    sealKeyPath(row.id, 0),
    roundDigestPath(row.id, 0),
    `/api/sessions/${row.id}/practice/0/test`,
    `/api/sessions/${row.id}/challenges`,
  ].map((path) => `${path}${path.includes("?") ? "&" : "?"}${query}`);
  const statuses = await Promise.all(others.map(async (path) => (await get(path)).status));
  expect(statuses).toEqual([401, 401, 401, 401, 400, 401]);
  await readReplay(
    async (path) => {
      const bytes = new Uint8Array(await (await get(path)).arrayBuffer());
      unzipped.push(Buffer.from(bytes));
      return bytes;
    },
    row.id,
    practice,
  );
  const received = Buffer.concat([wire.received(), ...unzipped]);
  expect(rowsIn(received, challenge.makeSplit("test", 1))).toBe(0);
  // The search itself works: it finds rows that the link does give.
  const open = challenge.makeSplit("validation", 1);
  expect(rowsIn(received, open)).toBe(open.count);
});

test("wrong labels are as wrong as they were in class", async () => {
  const challenge = findChallenge("mislabelled-drawings");
  if (!challenge) throw new Error("There is no such challenge.");
  const { row, practice } = await pastClass([openRound(challenge.id, null)], [joined(0), ...started(0)]);
  const got = await examplesAt(practiceSplitPath(row.id, 0, "train", practice), challenge.featureShape);
  const seed = (await splitSeed(database.db, row.id, 0, "train"))!;
  expect(got).toMatchObject({ split: challenge.makeSplit("train", seed) });
});

test("the share link, a seat, a stranger, and a practice link that has expired or was turned off get no examples", async () => {
  const { db } = database;
  const { row, share, practice, seat } = await pastClass(
    [openRound("moons", null)],
    [joined(0), ...started(0)],
  );
  const stranger = await teacherCookie(await newTeacher(db));
  const asked = async (token: string | null, cookie = "") => {
    const got = await examplesAt(practiceSplitPath(row.id, 0, "train", token), [2], cookie);
    return typeof got === "string" ? got : got.split.count;
  };
  const refused = "no-such-session";
  expect(await asked(practice)).toBe(200);
  for (const token of [null, share, "guess", ""]) expect(await asked(token)).toBe(refused);
  expect([await asked(null, seat), await asked(null, stranger)]).toEqual([refused, refused]);

  await sharePractice(db, row.id, hostId, { expiresAt: new Date(Date.now() - 1) });
  expect([await asked(practice), await asked(null, host)]).toEqual([refused, 200]);
  const again = await sharePractice(db, row.id, hostId, { expiresAt: new Date(Date.now() + 60_000) });
  expect([again?.token, await asked(practice)]).toEqual([practice, 200]);
  await revokePractice(db, row.id, hostId);
  expect(await asked(practice)).toBe(refused);

  const other = (await sharePractice(db, row.id, hostId, {}))?.token ?? "";
  expect(await asked(other)).toBe(200);
  await deleteSession(db, row.id, hostId);
  expect([await asked(other), await asked(null, host)]).toEqual([refused, refused]);
});

/** Two for training, one for validation and one for the test, with eight drawings each. */
const drawings = drawnBy(partsOf(4), 8);

function drawnEvents(): EventBody[] {
  const students = [0, 1, 2, 3];
  // The first event of the log is `session-created`; then everybody joins.
  const first = 1 + students.length;
  const sent = drawings.map(
    ({ author, label, strokes }): EventBody => ({
      ...{ type: "drawing-sent", participant: author, round: 0, label },
      strokes: strokes.map((stroke) => [...stroke]),
    }),
  );
  const judged = students.map((participant): EventBody => {
    const own = drawings.flatMap(({ author }, index) => (author === participant ? [first + index] : []));
    const part = drawings.find(({ author }) => author === participant)!.part;
    return { type: "drawings-judged", participant, round: 0, drawings: own, taken: true, part };
  });
  return [...students.map(joined), ...sent, ...judged, ...started(0)];
}

test("what a class drew is there as it was, until somebody who drew it is erased; its drawings for the test are not", async () => {
  const rounds = [{ ...openRound(classDrawingsId(DRAWN), null), drawings: DRAWN }];
  const { row, practice } = await pastClass(rounds, drawnEvents());
  const challenge = drawnChallenge(DRAWN, drawings);
  const of = async (split: "train" | "validation", share: string | null, cookie = "") =>
    examplesAt(practiceSplitPath(row.id, 0, split, share), challenge.featureShape, cookie);
  const seed = async (split: "train" | "validation") => (await splitSeed(database.db, row.id, 0, split))!;
  for (const split of DOWNLOADABLE_SPLITS) {
    const made = challenge.makeSplit(split, await seed(split));
    expect(await of(split, practice)).toMatchObject({ split: made });
    expect(await of(split, null, host)).toMatchObject({ split: made });
  }
  expect((await get(practiceSplitPath(row.id, 0, "train", practice))).headers.get("cache-control")).toBe(
    "no-store",
  );

  const erased = drawings.find(({ part }) => part === "train")!.author;
  expect(await erase(row, erased)).toBe(200);
  const left = drawnChallenge(
    DRAWN,
    drawings.filter(({ author }) => author !== erased),
  );
  expect(await of("train", practice)).toMatchObject({ split: left.makeSplit("train", await seed("train")) });
});

async function erase(row: SessionRow, participant: number): Promise<number> {
  const answer = await fetch(wire.url + erasurePath(row.id, participant), {
    method: "POST",
    headers: { cookie: host, origin: wire.url, "content-type": "application/json" },
    body: JSON.stringify({ runs: "keep" }),
  });
  return answer.status;
}
