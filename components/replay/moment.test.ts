import fc from "fast-check";
import { expect, test } from "vitest";
import type { SessionEvent } from "@/lib/session/log/events";
import { foldTime } from "@/lib/session/log/folded-time";
import { formatMoment, momentInLink, parseMoment } from "./moment";

test("a link holds a moment as a clock time, to the second", () => {
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

test("a link leads to the second that the player showed, wherever the log began and whatever pauses were folded", () => {
  const gaps = fc.array(fc.integer({ min: 1, max: 600_000 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(fc.nat(3_600_000), gaps, fc.double({ min: 0, max: 1, noNaN: true }), (start, gaps, share) => {
      let at = start;
      const joined = { type: "participant-joined", seq: 0, at, participant: 0, nickname: "Ada" };
      const hands = gaps.map((gap, index) => {
        at += gap;
        return { type: "hand-raised", seq: index + 1, at, participant: 0 };
      });
      const timeline = foldTime([joined, ...hands] as SessionEvent[]);
      const time = share * timeline.duration;
      const opened = timeline.toPlayed(parseMoment(momentInLink(timeline, time)) ?? Number.NaN);
      expect(formatMoment(opened)).toBe(formatMoment(time));
    }),
  );
});

test("anything that is not a moment is rejected", () => {
  expect(["", "x", "-1", "1:2:3:4", "1e9", "12:", "99999999"].map(parseMoment)).toEqual(
    Array.from({ length: 7 }, () => null),
  );
});
