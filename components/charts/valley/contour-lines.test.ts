import { expect, test } from "vitest";
import { contourLines } from "./contour-lines";

test("around a single high point the line is a ring through the middles of its four edges", () => {
  const hill = [0, 0, 0, 0, 1, 0, 0, 0, 0];
  const [ring, ...others] = contourLines(hill, 3, 0.5);
  expect(others).toEqual([]);
  expect(ring).toHaveLength(5);
  expect(ring[4]).toEqual(ring[0]);
  expect(new Set(ring.map(String))).toEqual(new Set(["1,0.5", "1.5,1", "1,1.5", "0.5,1"]));
});

test("on a slope the line is straight, where the height is reached", () => {
  const slope = [0, 4, 8, 0, 4, 8, 0, 4, 8];
  expect(contourLines(slope, 3, 5)).toEqual([
    [
      [1.25, 0],
      [1.25, 1],
      [1.25, 2],
    ],
  ]);
});

test("at a saddle the mean of the corners decides which corners are cut off", () => {
  const joined = contourLines([1, 0, 0.2, 1], 2, 0.5);
  expect(joined.map((line) => line.map((place) => place.map(rounded)))).toEqual([
    [
      [0.5, 0],
      [1, 0.5],
    ],
    [
      [0.375, 1],
      [0, 0.625],
    ],
  ]);
  const apart = contourLines([0.8, 0, 0, 0.8], 2, 0.5);
  expect(apart.map((line) => line.map((place) => place.map(rounded)))).toEqual([
    [
      [0, 0.375],
      [0.375, 0],
    ],
    [
      [1, 0.625],
      [0.625, 1],
    ],
  ]);
});

test("a height above or below the whole grid has no line", () => {
  expect([contourLines([1, 2, 3, 4], 2, 0.5), contourLines([1, 2, 3, 4], 2, 5)]).toEqual([[], []]);
});

function rounded(value: number): number {
  return Number(value.toFixed(9));
}
