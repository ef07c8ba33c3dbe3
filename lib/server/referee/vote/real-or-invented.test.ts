import { afterAll, beforeAll, expect, test } from "vitest";
import type { OpenDatabase } from "@/db/store/open";
import { findChallenge } from "@/lib/challenges/catalogue";
import { wordsOf } from "@/lib/learning/letters/alphabet";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import { openRound } from "@/lib/session/decide/plan";
import { openMemory } from "@/lib/testing/database/memory";
import { DONE, refereedClasses, refusal } from "@/lib/testing/server/refereed-class";
import { SOON } from "@/lib/testing/soon";

let database: OpenDatabase;
beforeAll(async () => {
  database = await openMemory();
});
afterAll(() => database.close());

const classes = refereedClasses(() => database.db);

const DINOSAURS = findChallenge("dinosaurs")!;
const SETTINGS: Settings = {
  network: {
    layers: [
      { kind: "context", length: 4, embedding: null },
      { kind: "dense", units: 16, activation: "tanh" },
    ],
  },
  hyperparameters: { learningRate: 0.01, optimiser: "adam", batchSize: 64, epochs: 3, weightDecay: 0 },
};
const opens = (vote = 0) => ({ type: "open-vote", vote, kind: "real-or-invented" });

test("a class votes on words that its checked networks invented on the server, among as many that are real", async () => {
  const { desk, students, row, seed } = await classes.began(["Ada", "Grace"], [openRound("dinosaurs", null)]);
  expect(await desk.send(opens())).toEqual(refusal("no-checked-network"));
  const [ada, grace] = students;
  const run = { settings: SETTINGS, ...(await classes.train(row, seed, SETTINGS)) };
  for (const student of [ada, grace]) {
    await classes.report(student, 0, run);
    expect(await classes.put(student, row, run, run.weights)).toEqual(DONE);
  }
  expect(
    await ada.send({ type: "report-words", run: 0, step: 9, words: ["amosaurus"], kinds: null }),
  ).toEqual(DONE);
  expect(await desk.send(opens())).toEqual(DONE);
  await expect.poll(() => ada.session().votes[0]?.items.length, SOON).toBe(10);
  await expect.poll(() => desk.session().votes[0]?.items.length, SOON).toBe(10);

  const [{ items }] = desk.session().votes;
  const { alphabet } = DINOSAURS.task as { alphabet: string };
  const known = (["train", "validation", "test"] as const).flatMap((name) =>
    wordsOf(Uint8Array.from(DINOSAURS.makeSplit(name, 1).labels), alphabet),
  );
  for (const { word, source } of items) {
    expect({ word, isQuiz: DINOSAURS.quizWords?.includes(word) }).toEqual({
      word,
      isQuiz: source?.from === "list",
    });
    expect(known).not.toContain(word);
  }
  const writers = items.flatMap(({ source }) => (source?.from === "network" ? [source.participant] : []));
  expect([writers.length, new Set(writers).size]).toEqual([5, 2]);
  expect(desk.session().participants[0].runs[0].writing?.words).toEqual(["amosaurus"]);
  expect(ada.session().participants[0].runs[0].writing).toBeNull();

  expect(await desk.send(opens())).toEqual(DONE);
  expect(await desk.send(opens(1))).toEqual(refusal("vote-still-open"));
  expect(await desk.send({ type: "close-vote", vote: 0 })).toEqual(DONE);
  expect(await desk.send(opens(1))).toEqual(DONE);
  await expect.poll(() => desk.session().votes.length, SOON).toBe(2);
  const shown = desk.session().votes.flatMap((vote) => vote.items.map(({ word }) => word));
  expect(new Set(shown).size).toBe(20);
});
