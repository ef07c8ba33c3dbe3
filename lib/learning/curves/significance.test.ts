import { expect, test } from "vitest";
import { createRandom, gaussian, type Random } from "@/lib/learning/numbers/random";
import { climbsLadder, isSignificantlyBetter, pairedDifference, significanceRanks } from "./significance";

const losses = (
  count: number,
  random: Random,
  offset: number,
  noise: number,
  base: Float64Array | null = null,
) =>
  Float64Array.from(
    { length: count },
    (_, index) => (base?.[index] ?? 1) + offset + noise * gaussian(random),
  );

/** The standard deviation of the mean over samples drawn with replacement: what the formula estimates, by brute force. */
function bootstrapError(one: Float64Array, other: Float64Array, random: Random): number {
  const count = one.length;
  const means = Array.from({ length: 4000 }, () => {
    let sum = 0;
    for (let draw = 0; draw < count; draw++) {
      const index = Math.floor(random() * count);
      sum += one[index] - other[index];
    }
    return sum / count;
  });
  const mean = means.reduce((sum, value) => sum + value) / means.length;
  return Math.sqrt(means.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (means.length - 1));
}

test("a paired difference by hand", () => {
  // Differences 1, 2, 3: mean 2, s = 1, s/√3.
  const difference = pairedDifference(Float64Array.of(2, 4, 6), Float64Array.of(1, 2, 3));
  expect(difference.mean).toBeCloseTo(2, 12);
  expect(difference.error).toBeCloseTo(1 / Math.sqrt(3), 12);
});

test.each([1, 2, 3])(
  "the error of the mean is that of a bootstrap, within four in a hundred: seed %i",
  (seed) => {
    const random = createRandom(seed);
    const base = losses(400, random, 0, 0.5);
    const one = losses(400, random, 0.05, 0.2, base);
    const ratio = pairedDifference(one, base).error / bootstrapError(one, base, random);
    expect(Math.abs(ratio - 1)).toBeLessThan(0.04);
  },
);

test("two networks that are equally good are told apart about one time in twenty, half of it each way", () => {
  const random = createRandom(9);
  let better = 0;
  const tries = 4000;
  for (let count = 0; count < tries; count++) {
    const base = losses(200, random, 0, 0.3);
    if (isSignificantlyBetter(losses(200, random, 0, 0.2, base), losses(200, random, 0, 0.2, base))) better++;
  }
  expect(better / tries).toBeGreaterThan(0.018);
  expect(better / tries).toBeLessThan(0.033);
});

test("networks that chance could have swapped share a rank, and a clear winner stands alone", () => {
  const random = createRandom(4);
  const base = losses(2000, random, 0, 0.4);
  const winner = losses(2000, random, -0.2, 0.05, base);
  const twins = [losses(2000, random, 0, 0.05, base), losses(2000, random, 0.001, 0.05, base)];
  const loser = losses(2000, random, 0.3, 0.05, base);
  expect(significanceRanks([twins[0], loser, winner, twins[1]])).toEqual([2, 4, 1, 2]);
});

test("a real gain climbs the Ladder, a tenth of the noise does not", () => {
  const random = createRandom(5);
  const best = losses(500, random, 0, 0.4);
  expect(climbsLadder(losses(500, random, -0.05, 0.1, best), best)).toBe(true);
  expect(
    climbsLadder(
      best.map((loss, index) => loss + (index % 2 ? 0.1 : -0.101)),
      best,
    ),
  ).toBe(false);
  expect(climbsLadder(best, best)).toBe(false);
});
