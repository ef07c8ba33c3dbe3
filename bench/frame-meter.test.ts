import { expect, test } from "vitest";
import { longestFrames } from "./frame-meter";

test("an update counts as its longest frame: tasks plus drawing, with overlaps counted once", () => {
  const noted = {
    updates: [0, 100, 200],
    tasks: [
      { from: 0, to: 4 },
      { from: 2, to: 5 },
      { from: 100, to: 101 },
    ],
    frames: [
      { from: 4, to: 10 },
      { from: 16, to: 17 },
      { from: 107, to: 109 },
      { from: 110, to: 125 },
      { from: 205, to: 299 },
    ],
  };
  expect(longestFrames(noted)).toEqual([10, 15]);
});

test("an update that is followed by another before its frame is drawn together with it", () => {
  const noted = { updates: [0, 1, 50], tasks: [{ from: 0, to: 2 }], frames: [{ from: 8, to: 9 }] };
  expect(longestFrames(noted)).toEqual([3]);
});
