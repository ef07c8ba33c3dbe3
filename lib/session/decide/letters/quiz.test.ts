import { expect, test } from "vitest";
import { createRandom } from "@/lib/learning/numbers/random";
import type { VoteItem } from "@/lib/session/log/events";
import type { Vote } from "@/lib/session/log/vote";
import { type Inventions, quizItems } from "./quiz";

const QUIZ = ["allosaurus", "baryonyx", "compsognathus", "deinonychus", "edmontosaurus", "gallimimus"];
const by = (participant: number, ...words: string[]): Inventions => ({ participant, run: 3, words });
const CLASS = [
  by(0, "amosaurus", "benasaurus", "cirasaurus"),
  by(1, "dorosaurus"),
  by(2),
  by(4, " erisaurus", "erisaurus", "x", "fuck", "amosaurus"),
];

function items(changes: Partial<Parameters<typeof quizItems>[0]> = {}, seed = 1) {
  return quizItems({ quizWords: QUIZ, votes: [], written: CLASS, ...changes }, createRandom(seed));
}
const wordsFrom = (found: readonly VoteItem[], from: "list" | "network") =>
  found.filter(({ source }) => source?.from === from).map(({ word }) => word);
const voteWith = (...words: string[]): Vote => ({
  ...{ kind: "real-or-invented", round: 0, openedAt: 0, closedAt: 1, ballots: {}, result: null },
  items: words.map((word) => ({ word, source: { from: "list" } })),
});

test("half of the words are real and half invented, by as many networks as possible, and none is unfit to be shown", () => {
  const found = items() as VoteItem[];
  const invented = wordsFrom(found, "network");
  expect(new Set(wordsFrom(found, "list")).size).toBe(5);
  expect(invented.toSorted()).toEqual(["amosaurus", "benasaurus", "cirasaurus", "dorosaurus", "erisaurus"]);
  const few = items({ quizWords: QUIZ.slice(0, 3) }) as VoteItem[];
  const writers = few.flatMap(({ source }) => (source?.from === "network" ? [source.participant] : []));
  expect([few.length, writers.toSorted()]).toEqual([6, [0, 1, 4]]);
});

test("the same random numbers give the same words in the same order, others another order", () => {
  expect(items()).toEqual(items());
  expect(items({}, 2)).not.toEqual(items());
});

test("no word is shown in two votes of a class", () => {
  const found = items({ votes: [voteWith(...QUIZ.slice(0, 3), "amosaurus", "dorosaurus")] }) as VoteItem[];
  expect(wordsFrom(found, "list").toSorted()).toEqual(QUIZ.slice(3));
  expect(wordsFrom(found, "network").toSorted()).toEqual(["benasaurus", "cirasaurus", "erisaurus"]);
});

test.each([
  ["no-checked-network", { written: [] }],
  ["too-few-inventions", { written: [by(0, "amosaurus", "q"), by(1)] }],
  ["quiz-used-up", { votes: [voteWith(...QUIZ.slice(1))] }],
] as const)("refuses with %s", (code, changes) => {
  expect(items(changes)).toBe(code);
});
