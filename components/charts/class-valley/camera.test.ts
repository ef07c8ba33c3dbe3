import { expect, test } from "vitest";
import { project, viewFromAbove, viewOf } from "./camera";
import { type Point, TALL } from "./scene";

const CORNERS: readonly Point[] = [-1, 1].flatMap((x) => [-1, 1].map((z): Point => [x, 0, z]));

test.each([
  ["wide", 1600, 700],
  ["as a screen", 800, 600],
  ["narrow", 360, 420],
])("all of the scene is on the canvas from every side: %s", (_, width, height) => {
  for (let turn = 0; turn < 6.28; turn += 0.2) {
    const view = viewOf(turn, width, height);
    for (const [x, , z] of CORNERS)
      for (const y of [0, TALL]) {
        const { x: across, y: down } = project(view, [x, y, z]);
        expect([across >= 0 && across <= width, down >= 0 && down <= height]).toEqual([true, true]);
      }
  }
});

test("what is higher is drawn higher, and what is nearer is drawn larger", () => {
  const view = viewOf(0, 800, 600);
  expect(project(view, [0, 0.5, 0]).y).toBeLessThan(project(view, [0, 0, 0]).y);
  expect(project(view, [0, 0, 1]).unit).toBeGreaterThan(project(view, [0, 0, -1]).unit);
});

test("a map has its corners in a square with room around it", () => {
  const view = viewFromAbove(800, 600, 50);
  expect(CORNERS.map((corner) => project(view, corner))).toEqual(
    [
      [150, 50],
      [150, 550],
      [650, 50],
      [650, 550],
    ].map(([x, y]) => ({ x: expect.closeTo(x!, 4), y: expect.closeTo(y!, 4), unit: expect.closeTo(250, 4) })),
  );
});
