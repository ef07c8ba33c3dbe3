import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { OpenDatabase } from "@/db/store/open";
import { classDrawingsId, classDrawingsInfo } from "@/lib/learning/drawing/class-drawings";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import { type DownloadableSplit, decodeSplit, splitPath } from "@/lib/protocol/split";
import { leaderboard } from "@/lib/session/board/leaderboard";
import { openRound } from "@/lib/session/decide/plan";
import { openMemory } from "@/lib/testing/database/memory";
import { DRAWN, drawingBy } from "@/lib/testing/drawings/drawn-class";
import { DONE, refereedClasses, refusal, type Student } from "@/lib/testing/server/refereed-class";
import { connect } from "@/lib/testing/server/server";
import { reportRun, trainOn } from "@/lib/testing/server/student";
import { SOON } from "@/lib/testing/soon";

let database: OpenDatabase;
beforeAll(async () => {
  database = await openMemory();
});
afterAll(() => database?.close());

const classes = refereedClasses(() => database.db);
const { restart, deskOf, began, put, runOf, testOf } = classes;

const ID = classDrawingsId(DRAWN);
const INFO = classDrawingsInfo(ID, DRAWN);
const PLAN = [openRound("moons", null), { ...openRound(ID, null), drawings: DRAWN }];
const ROUND = 1;
const SETTINGS: Settings = {
  network: { layers: [{ kind: "dense", units: 8, activation: "relu" }] },
  hyperparameters: { learningRate: 0.02, optimiser: "sgd", batchSize: 32, epochs: 6, weightDecay: 0 },
};

/** A class of so many students in which the drawing round is open. */
async function drawing(students: number) {
  const names = Array.from({ length: students }, (_, index) => `Student ${index + 1}`);
  const made = await began(names, PLAN);
  expect(await made.desk.send({ type: "close-round", round: 0 })).toEqual(DONE);
  expect(await made.desk.send({ type: "open-round", round: ROUND })).toEqual(DONE);
  return made;
}

/** Each of them, of whom the first is student number `first`, sends so many drawings, of both words in turn. */
async function draw(students: readonly Student[], each: number, first = 0) {
  await Promise.all(
    students.map(async (student, index) => {
      const author = first + index;
      for (let number = 0; number < each; number++) {
        const label = (author + number) % 2;
        const strokes = drawingBy(author, number, label);
        const drawing = { type: "send-drawing", round: ROUND, number, label, strokes };
        expect(await student.send(drawing)).toEqual(DONE);
      }
    }),
  );
}

async function splitOf(cookie: string, session: string, name: DownloadableSplit) {
  const response = await fetch(classes.server().url + splitPath(session, ROUND, name), {
    headers: { cookie },
  });
  expect(response.status).toBe(200);
  const bytes = gunzipSync(new Uint8Array(await response.arrayBuffer()));
  return decodeSplit(new Uint8Array(bytes).buffer, INFO.featureShape);
}

/** Trains and sends a whole run, as a student's page does. */
async function trains(student: Student, session: { id: string }, seed: number, settings = SETTINGS) {
  const examples = {
    train: await splitOf(student.cookie, session.id, "train"),
    validation: await splitOf(student.cookie, session.id, "validation"),
  };
  const trained = await trainOn(INFO, examples, seed, settings);
  await reportRun(student, { run: 0, round: ROUND, settings, curve: trained.curve });
  expect(await put(student, session, trained, trained.weights)).toEqual(DONE);
  return examples.validation.count;
}

test("a class draws, the host approves, its networks are judged by what others drew, and the sealed test opens with places", async () => {
  const { row, desk, students } = await drawing(12);
  await draw(students, 10);
  await expect.poll(() => desk.session().drawings.sent.length, SOON).toBe(120);
  const start = { type: "start-round", round: ROUND };
  expect(await desk.send(start)).toEqual(refusal("drawings-too-few"));
  const judge = (drawings: readonly number[], taken = true) =>
    desk.send({ type: "judge-drawings", round: ROUND, drawings, taken });
  const ids = desk.session().drawings.sent.map(({ id }) => id);
  expect(await judge(ids)).toEqual(DONE);
  await expect.poll(() => desk.session().drawings.parts.length, SOON).toBe(12);
  expect(await desk.send(start)).toEqual(DONE);
  await expect.poll(() => desk.session().rounds[ROUND]?.state, SOON).toBe("running");
  const played = desk.session().rounds[ROUND]!;
  expect(played).toMatchObject({ drawn: { count: 120, ranked: true } });
  const { seed } = played as { seed: number };
  expect(await judge(ids.slice(0, 1), false)).toEqual(refusal("drawing-too-late"));

  const authorOf = (part: string) =>
    desk.session().drawings.parts.find((one) => one.part === part)!.participant;
  const [forTraining, forValidation, forTest] = ["train", "validation", "test"].map(authorOf) as [
    number,
    number,
    number,
  ];
  // Three authors each drew ten: whoever drew for validation is judged by the others' twenty.
  expect(await trains(students[forTraining]!, row, seed)).toBe(30);
  expect(await trains(students[forValidation]!, row, seed)).toBe(20);
  const weaker = { ...SETTINGS, hyperparameters: { ...SETTINGS.hyperparameters, learningRate: 0.001 } };
  expect(await trains(students[forTest]!, row, seed, weaker)).toBe(30);
  for (const author of [forTraining, forValidation, forTest]) {
    await expect.poll(() => runOf(desk, author)?.verdict?.agrees, SOON).toBe(true);
    const run = runOf(desk, author)!;
    expect(run.verdict?.validation.score).toBeCloseTo(run.best?.validationScore ?? 0, 2);
  }
  expect(await desk.send({ type: "close-round", round: ROUND })).toEqual(DONE);
  await expect
    .poll(() => leaderboard(desk.session(), ROUND).map(({ trust }) => trust), SOON)
    .toEqual(["reproduced", "reproduced", "reproduced"]);
  // What was in memory is gone: the examples follow from what is stored.
  await restart();
  const again = deskOf(row);
  await expect.poll(() => again.snapshots.length, SOON).toBe(1);
  expect(await again.send({ type: "request-test", round: ROUND })).toEqual(DONE);
  await expect.poll(() => testOf(again, ROUND)?.length, SOON).toBe(3);
  const results = testOf(again, ROUND)!;
  const rankOf = (author: number) => results.find(({ participant }) => participant === author)!.rank;
  expect([rankOf(forTraining), rankOf(forValidation), rankOf(forTest)]).toEqual([1, 1, 3]);
});

test("a round of few drawings starts without ranks, one that lacks authors not at all, and no screen but the desk gets drawings for the test", async () => {
  const { row, desk, students } = await drawing(5);
  const [first, ...others] = students as [Student, ...Student[]];
  const hostCookie = classes.hostCookie();
  const wall = connect(classes.server().url, { session: row.id, screen: "projector" }, hostCookie);
  await draw(others.slice(0, 3), 2, 1);
  await draw([first], 4);
  const takeAll = async () => {
    const ids = desk.session().drawings.sent.map(({ id }) => id);
    expect(await desk.send({ type: "judge-drawings", round: ROUND, drawings: ids, taken: true })).toEqual(
      DONE,
    );
  };
  await expect.poll(() => desk.session().drawings.sent.length, SOON).toBe(10);
  await takeAll();
  const start = { type: "start-round", round: ROUND };
  expect(await desk.send(start)).toEqual(refusal("drawings-too-few"));
  await draw(students.slice(4), 2, 4);
  await expect.poll(() => desk.session().drawings.sent.length, SOON).toBe(12);
  await takeAll();
  expect(await desk.send(start)).toEqual(DONE);
  await expect.poll(() => desk.session().rounds[ROUND]?.state, SOON).toBe("running");
  const played = desk.session().rounds[ROUND] as { seed: number };
  expect(played).toMatchObject({ drawn: { count: 12, ranked: false } });
  for (const student of students.slice(0, 2)) await trains(student, row, played.seed);
  for (const author of [0, 1]) await expect.poll(() => runOf(desk, author)?.verdict?.agrees, SOON).toBe(true);
  expect(leaderboard(desk.session(), ROUND).map(({ rank, participant: { id } }) => [rank, id])).toEqual([
    [1, 0],
    [1, 1],
  ]);
  const { sent, parts } = desk.session().drawings;
  const isForTraining = (author: number | null) =>
    parts.some(({ participant, part }) => participant === author && part === "train");
  const texts = (some: typeof sent) => some.map(({ strokes }) => JSON.stringify(strokes));
  const got = (screen: Pick<Student, "snapshots" | "frames">) =>
    JSON.stringify([screen.snapshots, screen.frames]);
  for (const [author, student] of students.entries())
    for (const strokes of texts(sent.filter(({ participant }) => participant !== author)))
      expect(got(student)).not.toContain(strokes);
  await expect.poll(() => wall.session().rounds[ROUND]?.state, SOON).toBe("running");
  for (const { participant, strokes } of sent)
    expect(got(wall).includes(JSON.stringify(strokes))).toBe(isForTraining(participant));
  expect(wall.session().drawings.sent.map(({ participant }) => participant)).toEqual(sent.map(() => null));
  wall.close();

  expect(await desk.send({ type: "close-round", round: ROUND })).toEqual(DONE);
  expect(await desk.send({ type: "request-test", round: ROUND })).toEqual(DONE);
  await expect.poll(() => testOf(desk, ROUND)?.map(({ rank }) => rank), SOON).toEqual([1, 1]);
});

test("what is no drawing is refused in a sentence, and a sent one counts once", async () => {
  const { desk, students } = await drawing(2);
  const [student] = students as [Student];
  const send = (strokes: unknown, number = 0, label = 0) =>
    student.send({ type: "send-drawing", round: ROUND, number, label, strokes });
  expect(await send([])).toEqual(refusal("drawing-empty"));
  expect(await send([[]])).toEqual(refusal("drawing-empty"));
  expect(await send(Array(500).fill([1, 2, 3, 4]))).toEqual(refusal("drawing-too-long"));
  expect(await send([[1e30, 1e30]])).toEqual(refusal("drawing-off-pad"));
  expect(await send([[0.5, 3]])).toEqual(refusal("drawing-off-pad"));
  expect(await send([["x"]])).toEqual(refusal("bad-request"));
  expect(await send([[1, 2]], 0, 2)).toEqual(refusal("bad-request"));
  const good = [[1, 2, 30, 40]];
  for (let twice = 0; twice < 2; twice++) expect(await send(good)).toEqual(DONE);
  await expect.poll(() => desk.session().drawings.sent.length, SOON).toBe(1);
  expect(students[1]?.session().drawings).toEqual({ sent: [], parts: [] });
});
