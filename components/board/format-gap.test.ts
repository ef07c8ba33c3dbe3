import { expect, test } from "vitest";
import { formatGap } from "./format-gap";

test("a gap has two significant digits, and is 0 below the noise", () => {
  expect([0.3141, 0.0276, -0.00152, 0.000447, -1e-9, 12.34, Number.NaN].map(formatGap)).toEqual([
    "0.31",
    "0.028",
    "−0.0015",
    "0",
    "0",
    "12",
    "\u221e",
  ]);
});
