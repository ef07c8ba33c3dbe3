import { expect, test } from "vitest";
import { tellingColumn, tellingPair } from "./telling-features";

test("two columns that only together separate the classes are found among others", () => {
  // The classes differ in the sum of the second and the fourth column; each of the four alone says little.
  const features = [
    [0.1, 0, 0.4, 1.1],
    [0.5, 1, 0.3, 0],
    [0.3, 2, 0.1, -1.1],
    [0.2, 0, 0.5, 2.1],
    [0.4, 1, 0.2, 1],
    [0.6, 2, 0.6, 0.1],
  ];
  const split = {
    count: 6,
    features: Float32Array.from(features.flat()),
    labels: Float32Array.of(0, 0, 0, 1, 1, 1),
  };
  expect(tellingPair(split, 2)).toEqual([1, 3]);
});

test("a table of one column has no other to offer", () => {
  const split = { count: 2, features: Float32Array.of(1, 2), labels: Float32Array.of(0, 1) };
  expect(tellingPair(split, 2)).toEqual([0, 0]);
});

test("the column that correlates with the target is found, even negatively and next to a constant one", () => {
  const split = {
    count: 4,
    features: Float32Array.of(1, 9, 5, 2, 9, 5, 1, 4, 5, 2, 3, 5),
    labels: Float32Array.of(0, 0, 1, 1),
  };
  expect(tellingColumn(split)).toBe(1);
});

test("of an own table, columns of numbers are told from categories, of which two say the same", () => {
  // A category in two columns, then two numbers, of which the second tells the classes.
  const rows = Array.from({ length: 40 }, (_, row) => [
    row % 2,
    1 - (row % 2),
    row % 7,
    (row % 4) / 2 + row / 100,
  ]);
  const labels = Float32Array.from(rows, (_, row) => Number(row % 4 > 1));
  const split = { count: 40, features: Float32Array.from(rows.flat()), labels };
  expect(tellingPair(split, 2)).toEqual([2, 3]);
  const categories = {
    ...split,
    features: Float32Array.from(rows.flatMap(([one, other]) => [one!, other!])),
  };
  expect(tellingPair(categories, 2)).toEqual([0, 1]);
});
