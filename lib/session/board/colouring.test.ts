import { expect, test } from "vitest";
import {
  type ColouredRun,
  huesOfStudents,
  nextColouring,
  offeredColourings,
  placeOnRamp,
  rampRange,
  shownColouring,
} from "./colouring";

function run(rate: number | null, size: number | null): ColouredRun {
  return { participant: 0, run: 0, rate, size, diverged: false, of: null };
}
const HOST = { named: true, diagnosed: true };

test("colour can tell what differs among a round's runs, the rate first, then the size", () => {
  const offered = (...runs: ColouredRun[]) => offeredColourings(runs, HOST);
  expect([
    offered(),
    offered(run(0.1, 20)),
    offered(run(0.1, 20), run(0.3, 20)),
    offered(run(0.1, 20), run(0.1, 50)),
    offered(run(0.1, 20), run(0.3, 50), run(0.3, 50)),
    offered(run(0.1, null), run(null, 50)),
  ]).toEqual([
    [],
    ["student", "diagnosis"],
    ["rate", "student", "diagnosis"],
    ["size", "student", "diagnosis"],
    ["rate", "size", "student", "diagnosis"],
    ["student", "diagnosis"],
  ]);
});

test("a screen that may not name anyone, or cannot tell how runs do, does not offer it", () => {
  const runs = [run(0.1, 20), run(0.3, 20)];
  expect([
    offeredColourings(runs, { named: false, diagnosed: true }),
    offeredColourings(runs, { named: true, diagnosed: false }),
  ]).toEqual([
    ["rate", "diagnosis"],
    ["rate", "student"],
  ]);
});

test("what was chosen is shown while it is offered, and otherwise what comes first; the key goes through all", () => {
  const offered = ["size", "student", "diagnosis"] as const;
  expect([
    shownColouring("student", offered),
    shownColouring("rate", offered),
    shownColouring(null, offered),
    shownColouring("rate", []),
  ]).toEqual(["student", "size", "size", null]);
  expect([
    nextColouring("size", offered),
    nextColouring("diagnosis", offered),
    nextColouring(null, []),
  ]).toEqual(["student", "size", null]);
});

test("a ramp reaches out to round numbers, so that a run in between changes no colour", () => {
  expect([
    rampRange([0.03, 0.007]),
    rampRange([0.005, 0.05]),
    rampRange([337, 4_417, 1_200]),
    rampRange([0.1, 0.1]),
    rampRange([]),
  ]).toEqual([{ low: 0.005, high: 0.05 }, { low: 0.005, high: 0.05 }, { low: 200, high: 5_000 }, null, null]);
  const places = [0.001, 0.01, 0.1].map((rate) => placeOnRamp({ low: 0.001, high: 0.1 }, rate));
  expect(places.map((place) => Number(place.toFixed(9)))).toEqual([0, 0.5, 1]);
});

test("students have the hue of their seat, and give way only where two would have the same", () => {
  expect([...huesOfStudents([9, 3, 1, 17], 8)]).toEqual([
    [1, 1],
    [3, 3],
    [9, 2],
    [17, 4],
  ]);
});

test("when places change, those who stay among the first keep their hues", () => {
  const before = huesOfStudents([4, 10, 21, 7], 3);
  const after = huesOfStudents([21, 4, 7, 10], 3);
  expect([[...before], [...after]]).toEqual([
    [
      [4, 4],
      [10, 2],
      [21, 5],
    ],
    [
      [4, 4],
      [7, 7],
      [21, 5],
    ],
  ]);
});

test("no more than eight students have a hue, and no two the same", () => {
  const hues = [
    ...huesOfStudents(
      Array.from({ length: 30 }, (_, seat) => 8 * seat),
      30,
    ).values(),
  ];
  expect(hues.toSorted()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});
