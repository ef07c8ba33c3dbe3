import { expect, test } from "vitest";
import { median } from "./median";

const NEVER = Number.POSITIVE_INFINITY;

test("the median is the middle value, whatever the order, and of two the mean unless one of them is asked for", () => {
  for (const ofTwo of ["mean", "lower", "upper"] as const)
    expect([median([3, 1, 2], ofTwo), median([7], ofTwo)]).toEqual([2, 7]);
  expect(median([4, 10, 3, 2])).toBe(3.5);
  expect(median([4, 10, 3, 2], "lower")).toBe(3);
  expect(median([4, 10, 3, 2], "upper")).toBe(4);
});

test("runs that diverged count as the worst, and leave a median that is a number where most did not", () => {
  expect(median([1, 2, NEVER])).toBe(2);
  expect([median([1, NEVER]), median([1, NEVER], "lower")]).toEqual([NEVER, 1]);
  expect(median([NEVER, 1, NEVER, NEVER])).toBe(NEVER);
});

test("of no values there is no median", () => {
  expect(median([])).toBeNaN();
});
