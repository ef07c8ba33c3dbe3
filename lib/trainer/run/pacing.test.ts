import { expect, test } from "vitest";
import { createPacing, type Pacing } from "./pacing";

/** Milliseconds until that many steps are taken, taking what is allowed every 16 ms. */
function timeFor(pacing: Pacing, steps: number): number {
  for (let now = 0, taken = 0; ; now += pacing.wait) {
    const allowed = Math.min(pacing.allowance(now), steps - taken);
    pacing.spend(allowed);
    taken += allowed;
    if (taken === steps) return now;
  }
}

test("a watched run of many steps takes about eight seconds, one of few steps a fifth of a second per step", () => {
  expect(timeFor(createPacing(10_000, "watch"), 10_000)).toBeCloseTo(8_000, -2);
  expect(timeFor(createPacing(500, "watch"), 500)).toBeCloseTo(8_000, -2);
  expect(timeFor(createPacing(6, "watch"), 6)).toBeCloseTo(1_000, -2);
});

test.each([1, 10, 100] as const)("at a pace of %s, that many steps are taken per second", (pace) => {
  const pacing = createPacing(10_000, pace);
  expect(timeFor(pacing, 1)).toBe(0);
  expect(timeFor(createPacing(10_000, pace), 5 * pace + 1)).toBeCloseTo(5_000, -2);
});

test("a new pace takes effect at once, and no earlier credit is spent on it", () => {
  const pacing = createPacing(10_000, "watch");
  pacing.allowance(0);
  pacing.allowance(150);
  pacing.setPace(1);
  expect(pacing.allowance(150)).toBe(1);
  pacing.spend(1);
  expect(pacing.allowance(1_000)).toBe(0);
  pacing.setPace(100);
  expect(pacing.allowance(1_000)).toBe(1);
  expect(pacing.wait).toBeLessThan(50);
});

test.each(["watch", 1, 100, "fast"] as const)(
  "held, no step is taken at pace %s, and none is made up for later",
  (pace) => {
    const pacing = createPacing(10_000, pace);
    expect(pacing.allowance(0)).toBeGreaterThan(0);
    pacing.spend(1);
    pacing.hold(true);
    expect([10, 1_000, 60_000].map((now) => pacing.allowance(now))).toEqual([0, 0, 0]);
    pacing.hold(false);
    expect(pacing.allowance(60_000)).toBe(pace === "fast" ? Number.POSITIVE_INFINITY : 0);
  },
);

test("the first step is taken at once", () => {
  expect(createPacing(6, "watch").allowance(123_456)).toBe(1);
});

test("a fast run is not limited, from the moment it is fast", () => {
  const pacing = createPacing(10_000, "watch");
  pacing.spend(pacing.allowance(0));
  expect(pacing.allowance(0)).toBe(0);
  pacing.setPace("fast");
  expect(pacing.allowance(0)).toBe(Number.POSITIVE_INFINITY);
});

test("a machine that slept does not make up for it in a burst", () => {
  const pacing = createPacing(10_000, "watch");
  pacing.spend(pacing.allowance(0));
  expect(pacing.allowance(60_000)).toBe(250);
});
