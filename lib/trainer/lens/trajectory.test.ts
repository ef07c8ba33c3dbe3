import { expect, test } from "vitest";
import { keepWeightPath } from "./trajectory";

function walk(parameters: number, points: number) {
  const path = keepWeightPath(parameters);
  for (let step = 0; step < points; step++) {
    if (path.wants()) path.add({ step, weights: new Float32Array(0) });
  }
  return path.stops().map(({ step }) => step);
}

test.each([1, 5, 63, 64, 200, 601])(
  "of %d points the first is kept, and the others at equal distances",
  (points) => {
    const steps = walk(354, points);
    const stride = steps.length > 1 ? steps[1] - steps[0] : 1;
    expect(steps).toEqual(steps.map((_, index) => index * stride));
    expect(steps.length).toBeLessThan(64);
    expect(points - 1 - (steps.at(-1) ?? 0)).toBeLessThan(stride);
    if (points > 32) expect(steps.length).toBeGreaterThanOrEqual(31);
  },
);

test("of a large network fewer weights are kept, but always a few", () => {
  const held = (parameters: number) =>
    Math.max(...[10, 50, 200, 600].map((points) => walk(parameters, points).length));
  expect(held(50_000)).toBeLessThan(20);
  expect(held(500_000)).toBe(5);
});
