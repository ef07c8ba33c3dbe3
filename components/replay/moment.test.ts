import { expect, test } from "vitest";
import { formatMoment, parseMoment } from "./moment";

test("a link holds a moment as a clock shows it, by the second", () => {
  expect([0, 999, 751_400, 3_725_000, 604_800_000].map(formatMoment)).toEqual([
    "00:00",
    "00:00",
    "12:31",
    "1:02:05",
    "168:00:00",
  ]);
});

test("a moment in a link is read back", () => {
  expect(["12:31", "1:02:05", "90", "00:00", "168:00:00"].map(parseMoment)).toEqual([
    751_000, 3_725_000, 90_000, 0, 604_800_000,
  ]);
});

test("what is no moment is none", () => {
  expect(["", "x", "-1", "1:2:3:4", "1e9", "12:", "99999999"].map(parseMoment)).toEqual(
    Array.from({ length: 7 }, () => null),
  );
});
