import { expect, test } from "vitest";
import { heightOf, heightScale } from "./valley-plot";

test("losses that differ little have a linear scale, with round levels between them", () => {
  const scale = heightScale([0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1], [])!;
  expect(scale).toEqual({ low: 0.4, high: 0.9, log: false, levels: [0.5, 0.6, 0.7, 0.8] });
  expect([0.4, 0.65, 0.9, 1, Number.NaN].map((loss) => Number(heightOf(scale, loss).toFixed(6)))).toEqual([
    0, 0.5, 1, 1.2, 1.25,
  ]);
});

test("a valley far deeper than its rim has a logarithmic scale", () => {
  const scale = heightScale([0.01, 0.1, 1], [10])!;
  expect(scale).toEqual({ low: 0.01, high: 10, log: true, levels: [0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5] });
  expect([0, 0.01, 0.1, 1, 10, Number.POSITIVE_INFINITY].map((loss) => heightOf(scale, loss))).toEqual([
    0,
    0,
    expect.closeTo(1 / 3),
    expect.closeTo(2 / 3),
    expect.closeTo(1),
    1.25,
  ]);
});

test("one point of a hundred that is far too high does not flatten the rest, but a point on the path counts", () => {
  const losses = [...Array.from({ length: 99 }, (_, index) => 1 + index / 100), 1e9, Number.NaN];
  expect(heightScale(losses, [])).toMatchObject({ low: 1, high: expect.closeTo(1.94), log: false });
  expect(heightScale(losses, [50])).toMatchObject({ high: 50, log: true });
});

test("a level grid has no levels, and one without finite losses no scale", () => {
  const flat = heightScale([2, 2, 2, 2], [])!;
  expect(flat).toEqual({ low: 2, high: 2, log: false, levels: [] });
  expect(heightOf(flat, 2)).toBe(0);
  expect(heightScale([Number.NaN, Number.POSITIVE_INFINITY], [])).toBeNull();
});
