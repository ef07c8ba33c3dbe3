import { expect, test } from "vitest";
import { createRandom, gaussian } from "@/lib/learning/numbers/random";
import { criticalValue, testPlaces } from "./test-places";

const COUNT = 1024;
/** Losses on the same examples: each network has the examples' own difficulty, its offset, and noise of its own, of mean zero and in common with nobody's. */
function losses(offsets: readonly number[]): Float64Array[] {
  const random = createRandom(1);
  const difficulty = Array.from({ length: COUNT }, () => 1 + 0.5 * gaussian(random));
  return offsets.map((offset, network) =>
    Float64Array.from(
      difficulty,
      (loss, example) => loss + offset + 0.1 * ((example >> network) & 1 ? 1 : -1),
    ),
  );
}
/** The standard error of the difference of two of them. Of six, it takes 2.95 of these to tell two apart. */
const APART = (0.1 * Math.SQRT2) / Math.sqrt(COUNT);

test("places go down by loss, and those too close to the leader of their place share it", () => {
  const offsets = [60, 0, 20.5, 1, 20, 2].map((errors) => errors * APART);
  expect(testPlaces(losses(offsets))).toEqual([6, 1, 4, 1, 4, 1]);
});

test("a place is cut by its leader alone: who is near the one above, but not near the leader, begins the next", () => {
  const steps = [0, 2, 4, 6, 8, 10].map((errors) => errors * APART);
  expect(testPlaces(losses(steps))).toEqual([1, 1, 3, 3, 5, 5]);
});

test("a network of wild errors stays below those of better scores, whatever its errors do to its own interval", () => {
  const [best, good] = losses([0, 0.1]);
  const wild = best.map((loss, index) => (index === 7 ? loss + 500 : loss));
  expect(testPlaces([wild, good, best])).toEqual([2, 2, 1]);
});

test("nobody, one, and networks that are the same", () => {
  const [one] = losses([0]);
  expect([testPlaces([]), testPlaces([one]), testPlaces([one, one, one])]).toEqual([[], [1], [1, 1, 1]]);
});

test("the critical values of the tables, for all pairs together", () => {
  // R: qt(1 - 0.05 / 2 / choose(n, 2), examples - 1).
  const known = [
    [2, 100_000, 1.95998],
    [2, 31, 2.04227],
    [15, 2000, 3.49958],
    [30, 2000, 3.86434],
    [30, 50, 4.19283],
  ] as const;
  for (const [networks, examples, value] of known)
    expect(Math.abs(criticalValue(networks, examples) / value - 1)).toBeLessThan(2e-3);
});
