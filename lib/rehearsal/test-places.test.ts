import { expect, test } from "vitest";
import { moons } from "@/lib/challenges/moons";
import { noisyCurve } from "@/lib/challenges/noisy-curve";
import { rehearsePlaces } from "./test-places";

test("of equal models hardly ever is anybody misplaced, and ten points apart two are told apart", async () => {
  const { equal_models_misplaced, models_told_apart } = await rehearsePlaces([moons, noisyCurve], 1, 60);
  expect(equal_models_misplaced).toBeLessThanOrEqual(0.05);
  expect(models_told_apart).toBeGreaterThanOrEqual(0.8);
});
