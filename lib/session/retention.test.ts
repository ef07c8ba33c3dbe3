import { expect, test } from "vitest";
import { deletionDate } from "./retention";

test("a session is deleted ninety days after it ended, unless it is live or kept", () => {
  const endedAt = new Date("2026-03-01T10:00:00Z");
  expect(deletionDate({ endedAt, kept: false })).toEqual(new Date("2026-05-30T10:00:00Z"));
  expect(deletionDate({ endedAt, kept: true })).toBeNull();
  expect(deletionDate({ endedAt: null, kept: false })).toBeNull();
});
