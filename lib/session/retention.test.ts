import { expect, test } from "vitest";
import { deletionDate, endsUnattendedAt, isClockInDoubt } from "./retention";

const usedAt = new Date("2026-03-01T10:00:00Z");
const endedAt = new Date("2026-03-01T11:00:00Z");
const ended = { endedAt, usedAt, kept: false, begun: true };
const planned = { ...ended, endedAt: null, begun: false };

test("a session is deleted ninety days after it ended, or was last used if it was never begun, unless it is live or kept", () => {
  expect(deletionDate(ended)).toEqual(new Date("2026-05-30T11:00:00Z"));
  expect(deletionDate({ ...ended, begun: false })).toEqual(new Date("2026-05-30T11:00:00Z"));
  expect(deletionDate({ ...ended, kept: true })).toBeNull();
  expect(deletionDate({ ...ended, endedAt: null })).toBeNull();
  expect(deletionDate(planned)).toEqual(new Date("2026-05-30T10:00:00Z"));
  expect(deletionDate({ ...planned, kept: true })).toBeNull();
});

test("a session in which a round was started ends twelve hours after its desk was last open; one made ahead of its lesson stays", () => {
  expect(endsUnattendedAt({ ...ended, endedAt: null })).toEqual(new Date("2026-03-01T22:00:00Z"));
  expect(endsUnattendedAt({ ...ended, endedAt: null, kept: true })).toEqual(new Date("2026-03-01T22:00:00Z"));
  expect(endsUnattendedAt(ended)).toBeNull();
  expect(endsUnattendedAt(planned)).toBeNull();
});

test("a clock that advances by a summer, or goes back, is trusted; one that jumps ahead by a year is not", () => {
  const days = (count: number) => new Date(usedAt.getTime() + count * 86_400_000);
  expect([-400, 0, 1, 92, 120, 121, 400].map((count) => isClockInDoubt(days(count), usedAt))).toEqual([
    ...[false, false, false, false, false],
    ...[true, true],
  ]);
});
