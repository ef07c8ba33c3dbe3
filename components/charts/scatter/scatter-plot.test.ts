import { expect, test } from "vitest";
import { inOrder, nearestRun, type ScatterRun, scatterPlaces, scatterRanges } from "./scatter-plot";

function run(id: string, x: number, ...losses: number[]): ScatterRun {
  return {
    id,
    readout: () => id,
    label: null,
    name: null,
    colour: null,
    x,
    marks: losses.map((y) => ({ kind: "validation", y })),
  };
}

const SIZE = { width: 400, height: 300 };

test("the horizontal axis covers every run and ends at half decades", () => {
  const { across } = scatterRanges([run("a", 0.02, 50), run("b", 0.3, 50)], "score");
  expect(across.low).toBeCloseTo(0.01);
  expect(across.high).toBeCloseTo(1);
});

test("a chart beside another covers the same values across, and a percentage is of a hundred", () => {
  const runs = [run("a", 20, 3), run("b", 30, 5)];
  expect(scatterRanges(runs, "percentage", [2, 500])).toEqual({
    across: { low: 1, high: expect.closeTo(1000), log: true },
    up: { low: 0, high: 100, log: false },
  });
});

test("one run with an extreme loss does not flatten the others", () => {
  const runs = [run("a", 10, 0.4), run("b", 20, 0.5), run("c", 30, 0.6), run("d", 40, 1e9)];
  expect(scatterRanges(runs, "loss").up).toEqual({ low: 0, high: 2.5, log: false });
});

test("losses that span decades are on a logarithmic axis, and zero is no end of it", () => {
  const { up } = scatterRanges([run("a", 10, 0, 0.001), run("b", 20, 0.5), run("c", 30, 0.6)], "loss");
  expect(up.log).toBe(true);
  expect(up.low).toBeGreaterThan(0);
});

test("runs are placed by the logarithm of their x, with the ends of the axis at the ends of the frame", () => {
  const ranges = {
    across: { low: 0.01, high: 1, log: true },
    up: { low: 0, high: 100, log: false },
  };
  const { left, right, top, bottom, x, y } = scatterPlaces(ranges, SIZE, 10);
  expect([x(0.01), x(0.1), x(1)]).toEqual([left, expect.closeTo((left + right) / 2), right]);
  expect([y(0), y(100), y(Number.POSITIVE_INFINITY), y(Number.NaN)]).toEqual([bottom, top, top, top]);
});

test("a pointer selects the nearest mark, and nothing if none is near", () => {
  const runs = [run("a", 0.03, 40), run("b", 0.3, 40)];
  const places = scatterPlaces(scatterRanges(runs, "score"), SIZE, 10);
  expect(nearestRun(runs, places, { x: places.x(0.3) + 5, y: places.y(40) - 5 })).toBe("b");
  expect(nearestRun(runs, places, { x: places.x(0.3), y: places.top })).toBeNull();
});

test("keys move through runs from left to right", () => {
  expect(inOrder([run("c", 2), run("b", 1), run("a", 2)]).map(({ id }) => id)).toEqual(["b", "a", "c"]);
});

test("a loss of zero and an extreme one are placed at the edges and marked as beyond", () => {
  const runs = [
    run("a", 10, 0),
    run("b", 20, 0.001),
    run("c", 30, 0.5),
    run("d", 40, 0.6),
    run("e", 50, 1e9),
  ];
  const { top, bottom, y, beyond } = scatterPlaces(scatterRanges(runs, "loss"), SIZE, 10);
  expect(runs.map(({ marks: [mark] }) => [beyond(mark.y), y(mark.y) >= top && y(mark.y) <= bottom])).toEqual([
    ["low", true],
    [null, true],
    [null, true],
    [null, true],
    ["high", true],
  ]);
  expect([y(0), y(1e9)]).toEqual([bottom, top]);
});
