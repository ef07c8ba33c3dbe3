import { expect, test } from "vitest";
import type { TestMove, TestMoves } from "@/lib/session/board/test-moves";
import { openingRows } from "./opening-rows";

/** Twelve standings in test order: the first before is last, and everyone else has moved up by one. */
const rows = Array.from({ length: 12 }, (_, index) => {
  const id = (index + 1) % 12;
  return {
    participant: { id },
    rankBefore: id + 1,
    testRank: index + 1,
    lastRank: index + 1,
    move: id - index,
  } as TestMove;
});
const moves: TestMoves = {
  rows,
  bracketed: true,
  climb: { ...rows[0], foretold: true },
  fall: { ...rows[11], foretold: true },
  usualGap: 0.1,
  before: "validation",
  absent: [],
  unchecked: [],
  notRetrained: [],
};

/** Participants from top to bottom, and `…n` for n left out. */
const shown = (stage: "before" | "test", limit: number, self: number | null) =>
  openingRows(moves, stage, limit, self).map((row) =>
    row.kind === "move" ? row.move.participant.id : `…${row.count}`,
  );

test("the same rows are shown before and after, each time in that order", () => {
  expect(shown("before", 4, null)).toEqual([0, 1, 2, 3, 4, "…7"]);
  expect(shown("test", 4, null)).toEqual([1, 2, 3, 4, "…7", 0]);
});

test("the reader's own row is never left out", () => {
  expect(shown("before", 3, 7)).toEqual([0, 1, 2, 3, "…3", 7, "…4"]);
  expect(shown("test", 3, 7)).toEqual([1, 2, 3, "…3", 7, "…4", 0]);
});

test("a board that is long enough leaves nobody out", () => {
  expect(shown("test", 12, null)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 0]);
});

test("with little room, the first places are shown and the others counted", () => {
  const few = (beside: "movers" | "nobody") =>
    openingRows(moves, "test", 2, null, beside).map((row) =>
      row.kind === "move" ? row.move.participant.id : `…${row.count}`,
    );
  expect(few("nobody")).toEqual([1, 2, "…10"]);
  expect(few("movers")).toEqual([1, 2, "…9", 0]);
});
