import { expect, test } from "vitest";
import { createRolling } from "./rolling";
import type { Point } from "./scene";

const path = (...xs: number[]): Point[] => xs.map((x) => [x, 0, -x]);

test("a ball begins where its run is, and follows every point to where the run has got to", () => {
  const rolling = createRolling();
  expect(rolling.next({ id: "a", path: path(0, 1), total: 2 }, 16)).toEqual({
    at: [1, 0, -1],
    trail: path(0, 1, 1),
  });
  // All but 1/e of the way from point 1 to point 3: at 1 + 2 · (1 − 1/e) = 2.264.
  const { at, trail } = rolling.next({ id: "a", path: path(0, 1, 5, 5), total: 4 }, 260);
  expect(at).toEqual([5, 0, -5]);
  expect(trail).toEqual([...path(0, 1, 5), at]);
  expect(rolling.isAtRest()).toBe(false);
  rolling.next({ id: "a", path: path(0, 1, 5, 5), total: 4 }, 60_000);
  expect(rolling.isAtRest()).toBe(true);
});

test("a ball whose path lost its first points goes on from where it was", () => {
  const rolling = createRolling();
  rolling.next({ id: "a", path: path(0, 1, 2), total: 3 }, 16);
  const { at } = rolling.next({ id: "a", path: path(2, 3, 4), total: 5 }, 0);
  expect(at).toEqual([2, 0, -2]);
});

test("when a replay jumps back, a ball is there at once", () => {
  const rolling = createRolling();
  rolling.next({ id: "a", path: path(0, 1, 2, 3), total: 4 }, 16);
  expect(rolling.next({ id: "a", path: path(0, 1), total: 2 }, 1).at).toEqual([1, 0, -1]);
});

test("after ten minutes of sleep, a ball is where its run is", () => {
  const rolling = createRolling();
  rolling.next({ id: "a", path: path(0), total: 1 }, 16);
  expect(rolling.next({ id: "a", path: path(0, 1, 2), total: 600 }, 600_000).at).toEqual([2, 0, -2]);
});
