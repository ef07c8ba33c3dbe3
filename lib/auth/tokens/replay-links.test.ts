import { expect, test } from "vitest";
import { linkRight } from "./replay-links";

const now = new Date("2026-12-01T10:00:00Z");
const [before, after] = [new Date(now.getTime() - 1), new Date(now.getTime() + 1)];
const session = {
  ...{ shareToken: "share", shareExpiresAt: null, practiceToken: "practice", practiceExpiresAt: null },
  endedAt: before,
};
const opened = (changed: Partial<Parameters<typeof linkRight>[0]>) =>
  [null, "share", "practice", "guess", ""].map((token) => linkRight({ ...session, ...changed }, token, now));

test("each link opens what it is for, and no other token opens anything", () => {
  expect(opened({})).toEqual([null, "watch", "practise", null, null]);
  expect(opened({ shareToken: null })).toEqual([null, null, "practise", null, null]);
  expect(opened({ practiceToken: null })).toEqual([null, "watch", null, null, null]);
});

test("a link opens nothing from the moment on at which it expires", () => {
  expect(opened({ shareExpiresAt: after, practiceExpiresAt: after })).toEqual(opened({}));
  expect(opened({ shareExpiresAt: now })).toEqual([null, null, "practise", null, null]);
  expect(opened({ practiceExpiresAt: before })).toEqual([null, "watch", null, null, null]);
});

test("there is nothing to practise on while the class goes on", () => {
  expect(opened({ endedAt: null })).toEqual([null, "watch", null, null, null]);
});
