import fc from "fast-check";
import { expect, test } from "vitest";
import { pointGrid } from "./point-grid";

const anyRun = fc.record({
  stepsPerEpoch: fc.integer({ min: 1, max: 2000 }),
  epochs: fc.integer({ min: 1, max: 500 }),
});

test("a short run is measured before it starts and after every step", () => {
  expect(pointGrid(6, 3)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(pointGrid(1, 1)).toEqual([0, 1]);
  expect(pointGrid(0, 1)).toEqual([0]);
});

test("steps rise strictly from 0 to the last step and are no more than 400 after the first", () => {
  fc.assert(
    fc.property(anyRun, ({ stepsPerEpoch, epochs }) => {
      const total = stepsPerEpoch * epochs;
      const grid = pointGrid(total, stepsPerEpoch);
      expect(grid[0]).toBe(0);
      expect(grid.at(-1)).toBe(total);
      expect(
        grid.every((step, index) => Number.isInteger(step) && (index === 0 || step > grid[index - 1])),
      ).toBe(true);
      expect(grid.length).toBeLessThanOrEqual(400);
      expect(grid.length).toBeGreaterThanOrEqual(Math.min(total + 1, 150));
    }),
  );
});

test("every epoch's end is measured while there are fewer than 200 epochs, and every third of 500", () => {
  const ends = (stepsPerEpoch: number, epochs: number) =>
    pointGrid(stepsPerEpoch * epochs, stepsPerEpoch)
      .filter((step) => step > 0 && step % stepsPerEpoch === 0)
      .map((step) => step / stepsPerEpoch);
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2000 }),
      fc.integer({ min: 1, max: 199 }),
      (stepsPerEpoch, epochs) => {
        expect(ends(stepsPerEpoch, epochs)).toEqual(Array.from({ length: epochs }, (_, index) => index + 1));
      },
    ),
  );
  expect(ends(9, 500)).toEqual(
    expect.arrayContaining(Array.from({ length: 166 }, (_, index) => 3 * (index + 1))),
  );
});

test("no run is left unmeasured for more than a fiftieth of its steps", () => {
  fc.assert(
    fc.property(anyRun, ({ stepsPerEpoch, epochs }) => {
      const total = stepsPerEpoch * epochs;
      const grid = pointGrid(total, stepsPerEpoch);
      const widest = Math.max(...grid.map((step, index) => step - (grid[index - 1] ?? 0)));
      expect(widest).toBeLessThanOrEqual(Math.max(1, total / 50));
    }),
  );
});

test("the first tenth of a run has more points than any later tenth", () => {
  const grid = pointGrid(4000, 40);
  const tenths = Array.from(
    { length: 10 },
    (_, tenth) => grid.filter((step) => step > tenth * 400 && step <= (tenth + 1) * 400).length,
  );
  expect(Math.max(...tenths)).toBe(tenths[0]);
});
