import { expect, test } from "vitest";
import type { TestMove } from "@/lib/session/board/test-moves";
import { memoriserOf } from "./memoriser";

function row(id: number, move: number, recited: number | null, words = ["anna", "bert", "anna"]) {
  const shares = recited === null ? [] : [{ step: 1, recited, guessed: 0, invented: 1 - recited }];
  const writing = recited === null ? null : { at: 0, step: 1, words, shares };
  return { participant: { id }, move, run: { writing } } as unknown as TestMove;
}

test("of those that fell, the network that recites the most is shown with each of its words once", () => {
  const rows = [row(0, 2, 0.9), row(1, -1, 0.4), row(2, -3, 0.6), row(3, -5, null)];
  expect(memoriserOf({ rows })).toEqual({ participant: { id: 2 }, words: ["anna", "bert"], recited: 0.6 });
});

test("nobody is shown who stayed or climbed, recites little, or whose words are not known", () => {
  const rows = [row(0, 0, 0.9), row(1, 1, 0.9), row(2, -3, 0.19), row(3, -5, null), row(4, -1, 0.9, [])];
  expect(memoriserOf({ rows })).toBeNull();
});
