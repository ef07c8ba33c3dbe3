import fc from "fast-check";
import { expect, test } from "vitest";
import { createRandom, deriveSeed, gaussian, shuffle } from "./random";

const anySeed = fc.integer({ min: 0, max: 0xffff_ffff });

function draws(seed: number, count: number): number[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, random);
}

test("the numbers of a seed never change, since stored classes and shared seeds depend on them", () => {
  expect(draws(1, 3).map((value) => value * 4_294_967_296)).toEqual([
    2_693_262_067, 11_749_833, 2_265_367_787,
  ]);
});

test("the same seed gives the same numbers, all in [0, 1), and another seed gives others", () => {
  fc.assert(
    fc.property(anySeed, anySeed, (seed, other) => {
      expect(draws(seed, 20)).toEqual(draws(seed, 20));
      expect(draws(seed, 20).every((value) => value >= 0 && value < 1)).toBe(true);
      if (seed !== other) expect(draws(seed, 20)).not.toEqual(draws(other, 20));
    }),
  );
});

test("draws are spread evenly: each tenth of [0, 1) gets a tenth of them", () => {
  const tenths = new Array<number>(10).fill(0);
  for (const value of draws(7, 100_000)) tenths[Math.floor(value * 10)]++;
  // Chi-square with 9 degrees of freedom stays under 27.9 in 999 of 1,000 streams.
  expect(tenths.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)).toBeLessThan(27.9);
});

test("each purpose has a seed of its own, and it is an unsigned 32-bit integer", () => {
  fc.assert(
    fc.property(anySeed, (seed) => {
      const derived = ["weights", "shuffle", "train", "validation"].map((purpose) =>
        deriveSeed(seed, purpose),
      );
      expect(new Set(derived).size).toBe(4);
      expect(derived.every((one) => one === one >>> 0)).toBe(true);
      expect(deriveSeed(seed, "weights")).toBe(derived[0]);
    }),
  );
});

test("normal draws have mean 0, variance 1 and the tails of a normal distribution", () => {
  const random = createRandom(11);
  const values = Array.from({ length: 100_000 }, () => gaussian(random));
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  expect(Math.abs(mean)).toBeLessThan(0.015);
  expect(Math.abs(variance - 1)).toBeLessThan(0.02);
  expect(values.filter((value) => Math.abs(value) > 1.96).length / values.length).toBeCloseTo(0.05, 2);
});

test("shuffling keeps every item, works in place, and is decided by the seed", () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), anySeed, (items, seed) => {
      const shuffled = [...items];
      expect(shuffle(shuffled, createRandom(seed))).toBe(shuffled);
      expect(shuffle([...items], createRandom(seed))).toEqual(shuffled);
      expect([...shuffled].sort()).toEqual([...items].sort());
    }),
  );
});

test("every order of three items comes up equally often", () => {
  const random = createRandom(3);
  const orders = new Map<string, number>();
  for (let round = 0; round < 6000; round++) {
    const order = shuffle([0, 1, 2], random).join("");
    orders.set(order, (orders.get(order) ?? 0) + 1);
  }
  expect(orders.size).toBe(6);
  // Chi-square with 5 degrees of freedom stays under 20.5 in 999 of 1,000 streams.
  expect([...orders.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)).toBeLessThan(20.5);
});
