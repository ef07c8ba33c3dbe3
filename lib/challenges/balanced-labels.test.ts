import fc from "fast-check";
import { expect, test } from "vitest";
import { createRandom } from "@/lib/learning/numbers/random";
import { balancedLabels } from "./example-stream";

test("the numbers of any two classes differ by one at most, whatever the count", () => {
  fc.assert(
    fc.property(fc.nat(200), fc.integer({ min: 2, max: 10 }), fc.nat(), (count, classes, seed) => {
      const labels = balancedLabels(count, classes, createRandom(seed));
      const shares = Array.from(
        { length: classes },
        (_, index) => labels.filter((label) => label === index).length,
      );
      expect(shares.reduce((sum, share) => sum + share)).toBe(count);
      expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
    }),
  );
});

test("the order is random, so a batch from the beginning has both classes", () => {
  const front = balancedLabels(600, 2, createRandom(1)).slice(0, 32);
  expect(new Set(front)).toEqual(new Set([0, 1]));
  expect(front).not.toEqual(Float32Array.from({ length: 32 }, (_, index) => index % 2));
});
