import { expect, test } from "vitest";
import { mosaic } from "./mosaic";

const WALL = { width: 1920, height: 1080 };

test("tiles cover the box, row after row", () => {
  expect(mosaic(3, { width: 200, height: 200 })).toEqual([
    { x: 0, y: 0, width: 100, height: 100 },
    { x: 100, y: 0, width: 100, height: 100 },
    { x: 0, y: 100, width: 200, height: 100 },
  ]);
  for (const count of [1, 2, 7, 24, 31, 150, 300]) {
    const tiles = mosaic(count, WALL);
    const area = tiles.reduce((sum, { width, height }) => sum + width * height, 0);
    expect([tiles.length, Math.round(area)]).toEqual([count, WALL.width * WALL.height]);
  }
});

test("from a dozen tiles on, all are nearly square", () => {
  const shapes = Array.from({ length: 289 }, (_, more) => mosaic(12 + more, WALL))
    .flat()
    .map(({ width, height }) => width / height);
  expect(Math.min(...shapes)).toBeGreaterThan(0.55);
  expect(Math.max(...shapes)).toBeLessThan(1.8);
});

test("nobody, or no room, is no mosaic", () => {
  expect([mosaic(0, WALL), mosaic(4, { width: 0, height: 9 })]).toEqual([[], []]);
});
