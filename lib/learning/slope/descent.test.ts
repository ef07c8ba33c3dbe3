import { expect, test } from "vitest";
import { descend, STEPS } from "./descent";
import { SLOPE_NAMES, SLOPES } from "./slope";

const outcomesOf = (name: keyof typeof SLOPES, rates: readonly number[]) =>
  rates.map((rate) => descend(SLOPES[name], rate).outcome);

test("on the first slope small steps creep, larger ones settle, leap to and fro, and at last fly out", () => {
  const rates = [0.02, 0.05, 0.2, 0.5, 1, 1.585, 1.8, 2, 4];
  expect(outcomesOf("valley", rates)).toEqual([
    ...["creeps", "creeps", "settles", "settles", "settles", "leaps", "leaps", "out", "out"],
  ]);
});

test("on the second slope small steps end in the dip, and larger ones get past it", () => {
  const rates = [0.02, 0.05, 0.14, 0.2, 1, 1.5, 2.7, 4];
  expect(outcomesOf("dip", rates)).toEqual([
    ...["stuck", "stuck", "bounces", "bounces", "settles", "settles", "leaps", "out"],
  ]);
});

test("each step goes the rate times the gradient downhill", () => {
  const slope = SLOPES.valley;
  const { places, outcome } = descend(slope, 1);
  expect(places).toEqual([
    slope.start,
    ...[0, 1, 2].map((step) => places[step]! - slope.gradient(places[step]!)),
  ]);
  expect(outcome).toBe("settles");
});

test("a ball takes at most its steps, and only one that flew out is off the slope", () => {
  for (const name of SLOPE_NAMES)
    for (let exponent = -2; exponent <= 0.6; exponent += 0.02) {
      const slope = SLOPES[name];
      const { places, outcome } = descend(slope, 10 ** exponent);
      const inside = places.filter((weight) => weight >= slope.from && weight <= slope.to);
      expect(places.length).toBeLessThanOrEqual(STEPS + 1);
      expect(inside.length).toBe(places.length - (outcome === "out" ? 1 : 0));
    }
});

test("the gradient is the derivative of the loss, and the valley the lowest place", () => {
  for (const name of SLOPE_NAMES) {
    const { from, to, valley, loss, gradient } = SLOPES[name];
    for (let weight = from; weight <= to; weight += 0.05) {
      const slope = (loss(weight + 1e-5) - loss(weight - 1e-5)) / 2e-5;
      expect(Math.abs(gradient(weight) - slope)).toBeLessThan(1e-6);
      expect(loss(weight)).toBeGreaterThanOrEqual(loss(valley) - 1e-3);
    }
  }
});
