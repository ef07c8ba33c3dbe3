import { expect, test } from "vitest";
import { areaOf, bestAt, nearestMoment } from "./track-place";

const started = (at: number) => ({ kind: "round-started" as const, at, round: 0 });
const BEST = [
  {
    round: 0,
    from: 100,
    to: 500,
    steps: [
      { at: 200, score: 50 },
      { at: 300, score: 87.25 },
    ],
  },
  { round: 1, from: 600, to: 900, steps: [] },
];

test("the nearest marker within reach is found, and of two at once the later", () => {
  const moments = [started(100), started(200), started(200), started(260)];
  expect([0, 130, 190, 231, 1_000].map((at) => nearestMoment(moments, at, 40))).toEqual([
    ...[null, 0, 2, 3, null],
  ]);
});

test("the best score is told within a round, from when there is one", () => {
  expect([50, 150, 200, 299, 450, 550, 700].map((at) => bestAt(BEST, at))).toEqual([
    ...[null, null, "50.0", "50.0", "87.3", null, null],
  ]);
});

test("a round's area rises in steps from its first score to its end", () => {
  const box = { width: 1_000, height: 100, duration: 1_000 };
  expect(BEST.map((one) => areaOf(one, box))).toEqual([
    "M200.00 100H200.00V50.00H300.00V12.75H500.00V100Z",
    null,
  ]);
});
