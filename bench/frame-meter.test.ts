import { expect, test } from "vitest";
import { longestFrames } from "./frame-meter";

test("an update counts with its longest frame: the tasks before it, and its drawing, what overlaps only once", () => {
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

test("an update before whose frame comes the next one is drawn with that", () => {
  const noted = { updates: [0, 1, 50], tasks: [{ from: 0, to: 2 }], frames: [{ from: 8, to: 9 }] };
  expect(longestFrames(noted)).toEqual([3]);
});
