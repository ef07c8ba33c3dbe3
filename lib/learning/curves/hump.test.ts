import fc from "fast-check";
import { expect, test } from "vitest";
import { canBeJudged, type HumpPoint, humpOf } from "./hump";

function points(...groups: [xs: number[], ys: number[]][]): HumpPoint[] {
  return groups.flatMap(([xs, ys]) => ys.map((y, index) => ({ x: xs[index % xs.length], y })));
}

const SLOW: [number[], number[]] = [
  [0.0001, 0.0003, 0.001],
  [20, 25, 30, 24],
];
const RIGHT: [number[], number[]] = [
  [0.03, 0.1],
  [90, 88, 92, 91],
];
const WILD: [number[], number[]] = [
  [3, 10],
  [5, 0, 12, 3],
];

test("a stretch with worse runs on both sides is a hump, described by its own runs", () => {
  expect(humpOf(points(SLOW, RIGHT, WILD), 5)).toEqual({
    worse: "both",
    best: { from: 0.03, to: 0.1, median: 90.5, count: 4, clearlyWorse: 0 },
    below: { from: 0.0001, to: 0.001, median: 24.5, count: 4, clearlyWorse: 4 },
    above: { from: 3, to: 10, median: 4, count: 4, clearlyWorse: 4 },
  });
});

test("a side that nobody tried, or hardly anybody, is not called worse", () => {
  expect(humpOf(points(SLOW, RIGHT), 5)).toMatchObject({ worse: "below", above: null });
  expect(humpOf(points(SLOW, RIGHT, [[5], [0, 1]]), 5)).toMatchObject({
    worse: "below",
    above: { count: 2 },
  });
  expect(humpOf(points(RIGHT, WILD), 5)).toMatchObject({ worse: "above", below: null });
});

test("sides that overlap with the best are not called worse, nor are differences that are too small", () => {
  expect(humpOf(points([[0.001], [95, 40, 96, 30]], RIGHT, WILD), 5).worse).toBe("above");
  expect(humpOf(points([[0.001], [84, 85, 86]], RIGHT, [[5], [84, 85, 86]]), 10).worse).toBe("neither");
});

test("one lucky run does not make a stretch, and two runs show nothing", () => {
  const found = humpOf(points(SLOW, RIGHT, WILD, [[0.0000001], [100]]), 5);
  expect(found.best).toMatchObject({ from: 0.03, to: 0.1 });
  expect(humpOf(points([[0.1], [90, 91]]), 5)).toEqual({ worse: null, best: null, below: null, above: null });
  expect(humpOf([], 5).worse).toBeNull();
});

test("the rates that people choose stand apart: 3 is not counted with 1, nor 0.3 with 0.1", () => {
  const few = points([[0.01], [33]], [[0.3], [97.7]], [[1], [98]], [[3], [55.7]], [[10], [0]]);
  expect(humpOf(few, 5)).toEqual({ worse: null, best: null, below: null, above: null });
  const twice = points(
    [[0.01], [33, 35]],
    [[0.3], [97.7, 97]],
    [[1], [98, 98.2]],
    [[3], [55.7]],
    [[10], [0]],
  );
  const { worse, best, below, above } = humpOf(twice, 5);
  expect({ worse, best }).toEqual({
    worse: "neither",
    best: { from: 0.3, to: 1, median: 97.85, count: 4, clearlyWorse: 0 },
  });
  expect([below?.count, above?.count]).toEqual([2, 2]);
});

test("the best run belongs to the best stretch where it stands beside it", () => {
  expect(humpOf(points(RIGHT, [[0.3], [99]], WILD), 5).best).toMatchObject({ from: 0.03, to: 0.3, count: 5 });
});

test("a side is judged by three runs at least", () => {
  const side = { from: 1, to: 1, median: 0, clearlyWorse: 0 };
  expect([null, { ...side, count: 2 }, { ...side, count: 3 }].map(canBeJudged)).toEqual([false, false, true]);
});

test("scores that have nothing to do with the rate are hardly ever called a hump", () => {
  let humps = 0;
  fc.assert(
    fc.property(
      fc.array(fc.record({ x: fc.constantFrom(0.001, 0.01, 0.1, 1), y: fc.integer({ min: 0, max: 100 }) }), {
        minLength: 20,
        maxLength: 40,
      }),
      (noise) => {
        if (humpOf(noise, 5).worse === "both") humps++;
      },
    ),
    { numRuns: 500, seed: 1 },
  );
  expect(humps).toBeLessThan(5);
});
