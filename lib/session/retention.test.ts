import { expect, test } from "vitest";
import { deletionDate, endsUnattendedAt, isClockInDoubt } from "./retention";

const usedAt = new Date("2026-03-01T10:00:00Z");
const endedAt = new Date("2026-03-01T11:00:00Z");
const ended = { endedAt, usedAt, kept: false, begun: true };
const planned = { ...ended, endedAt: null, begun: false };

test("a session is deleted ninety days after it ended, or was last used if it was never begun, unless it is live or kept", () => {
  expect(deletionDate(ended, 90)).toEqual(new Date("2026-05-30T11:00:00Z"));
  expect(deletionDate({ ...ended, begun: false }, 90)).toEqual(new Date("2026-05-30T11:00:00Z"));
  expect(deletionDate({ ...ended, kept: true }, 90)).toBeNull();
  expect(deletionDate({ ...ended, endedAt: null }, 90)).toBeNull();
  expect(deletionDate(planned, 90)).toEqual(new Date("2026-05-30T10:00:00Z"));
  expect(deletionDate({ ...planned, kept: true }, 90)).toBeNull();
});

test("a server may keep sessions for another time, or for ever", () => {
  expect(deletionDate(ended, 1)).toEqual(new Date("2026-03-02T11:00:00Z"));
  expect(deletionDate(planned, 365)).toEqual(new Date("2027-03-01T10:00:00Z"));
  expect([deletionDate(ended, null), deletionDate(planned, null)]).toEqual([null, null]);
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
