import { expect, test } from "vitest";
import { secondsLeft } from "./seconds-left";

test("five seconds are counted down to none, also by a clock that is a little behind", () => {
  const due = 65_000;
  const at = [60_000 - 150, 60_000, 60_900, 61_000, 63_500, 64_700, 64_900, 65_000, 67_000];
  expect(at.map((now) => secondsLeft({ due }, now))).toEqual([5, 5, 4, 4, 2, 1, 0, 0, 0]);
});
