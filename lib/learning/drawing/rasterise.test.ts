import { expect, test } from "vitest";
import { rasterise } from "./rasterise";

/** The picture as digits, one line per row; 9 is full ink. */
function shown(picture: Float32Array, size: number): string[] {
  return Array.from({ length: size }, (_, row) =>
    [...picture.slice(row * size, (row + 1) * size)].map((shade) => Math.round(9 * shade)).join(""),
  );
}

test("a line through pixel centres, one pixel thick, fills them and nothing else", () => {
  const line = [
    { x: 1.5, y: 2.5 },
    { x: 3.5, y: 2.5 },
  ];
  expect(shown(rasterise([line], 5, 1, 1), 5)).toEqual(["00000", "00000", "09990", "00000", "00000"]);
});

test("a line between two rows darkens both by half", () => {
  const line = [
    { x: 0, y: 2 },
    { x: 4, y: 2 },
  ];
  expect(rasterise([line], 4, 1, 1)).toEqual(
    Float32Array.of(0, 0, 0, 0, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0, 0, 0, 0),
  );
});

test("crossing lines are no darker than the ink", () => {
  const across = [
    { x: 0.5, y: 1.5 },
    { x: 2.5, y: 1.5 },
  ];
  const down = [
    { x: 1.5, y: 0.5 },
    { x: 1.5, y: 2.5 },
  ];
  expect(rasterise([across, down], 3, 1, 0.5)).toEqual(Float32Array.of(0, 0.5, 0, 0.5, 0.5, 0.5, 0, 0.5, 0));
});

test("a dot is drawn, and whatever is off the paper is cut off", () => {
  const dot = [
    { x: 1.5, y: 1.5 },
    { x: 1.5, y: 1.5 },
  ];
  const away = [
    { x: -9, y: 1.5 },
    { x: 0.5, y: 1.5 },
  ];
  expect(shown(rasterise([dot], 3, 1, 1), 3)).toEqual(["000", "090", "000"]);
  expect(shown(rasterise([away], 3, 1, 1), 3)).toEqual(["000", "900", "000"]);
});
