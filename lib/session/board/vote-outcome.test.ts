import { expect, test } from "vitest";
import type { Vote } from "@/lib/session/log/vote";
import { classFooled, mostFooling, ownOutcome, wordOutcomes } from "./vote-outcome";

const OPEN: Vote = {
  ...{ kind: "real-or-invented", round: 0, openedAt: 0, closedAt: null, result: null },
  items: [
    { word: "allosaurus", source: { from: "list" } },
    { word: "amosaurus", source: { from: "network", participant: 2, run: 1 } },
    { word: "dorodon", source: { from: "network", participant: null, run: null } },
  ],
  ballots: { 0: ["invented", "real", null], 1: ["real", "real", "invented"] },
};
const CLOSED: Vote = {
  ...{ ...OPEN, closedAt: 9 },
  result: [
    { real: 1, invented: 1 },
    { real: 2, invented: 0 },
    { real: 0, invented: 1 },
  ],
};

test("a word fooled as many as took it for the other kind, which is not known while the vote is open", () => {
  expect(wordOutcomes(CLOSED)).toEqual([
    { word: "allosaurus", truth: "real", writer: null, answers: 2, wrong: 1 },
    { word: "amosaurus", truth: "invented", writer: 2, answers: 2, wrong: 2 },
    { word: "dorodon", truth: "invented", writer: null, answers: 1, wrong: 0 },
  ]);
  expect(wordOutcomes(OPEN).map(({ wrong }) => wrong)).toEqual([null, null, null]);
});

test("a class is fooled by invented words that it takes for real, and one of them fools most", () => {
  expect(classFooled(CLOSED)).toEqual({ share: 2 / 3, most: wordOutcomes(CLOSED)[1] });
  const unanswered = { ...CLOSED, result: OPEN.items.map(() => ({ real: 0, invented: 0 })) };
  expect(classFooled(unanswered)).toEqual({ share: null, most: null });
});

test("the network that fooled the most is the one whose words were taken for real most often, all of them together", () => {
  expect(mostFooling(CLOSED)).toEqual([{ participant: 2, wrong: 2, answers: 2 }]);
  const by = (participant: number | null) => ({ from: "network", participant, run: 0 }) as const;
  const items = [1, 2, 1, null].map((participant, index) => ({ word: `w${index}`, source: by(participant) }));
  const voted = (...real: number[]) =>
    mostFooling({ ...CLOSED, items, result: real.map((count) => ({ real: count, invented: 9 - count })) });
  expect(voted(2, 4, 3, 9)).toEqual([{ participant: 1, wrong: 5, answers: 18 }]);
  expect(voted(2, 4, 2, 9).map(({ participant }) => participant)).toEqual([1, 2]);
  expect([voted(0, 0, 0, 9), mostFooling(OPEN)]).toEqual([[], []]);
});

test("a student's own result counts what fooled them and what they doubted", () => {
  expect(ownOutcome(CLOSED, 0)).toEqual({ fooled: 1, invented: 2, doubted: 1, real: 1, answered: 2 });
  expect(ownOutcome(CLOSED, 5)).toEqual({ fooled: 0, invented: 2, doubted: 0, real: 0, answered: 0 });
});
