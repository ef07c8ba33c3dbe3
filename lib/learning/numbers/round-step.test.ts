import { expect, test } from "vitest";
import { roundStep } from "./round-step";

test("steps are 1, 2 or 5 times a power of ten, and no smaller than asked for but for a rounding error", () => {
  expect([0.03, 0.2, 1, 1.0005, 1.1, 4, 5.1, 70].map(roundStep)).toEqual([0.05, 0.2, 1, 1, 2, 5, 10, 100]);
});
