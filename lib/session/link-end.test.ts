import { expect, test } from "vitest";
import { isLinkOver, LINK_DAYS, linkEnd } from "./link-end";

test("a link that is made to work for some days works until the last of them is over, and one without an end always", () => {
  const now = new Date("2026-12-01T10:00:00Z");
  expect(LINK_DAYS.map((days) => linkEnd(days, now)?.toISOString())).toEqual([
    "2026-12-08T10:00:00.000Z",
    "2026-12-31T10:00:00.000Z",
  ]);
  const end = linkEnd(7, now);
  expect([now, new Date("2026-12-08T09:59:59Z"), end!].map((at) => isLinkOver(end, at))).toEqual([
    ...[false, false],
    true,
  ]);
  expect(isLinkOver(linkEnd(null, now), new Date("2099-01-01"))).toBe(false);
});
