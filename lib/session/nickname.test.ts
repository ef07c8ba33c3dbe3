import { expect, test } from "vitest";
import { cleanNickname } from "./nickname";
import { problem } from "./problem";

const cleaned = (typed: string) => {
  const result = cleanNickname(typed);
  return result.ok ? result.nickname : result.problem.code;
};

test.each([
  ["  Curious   Otter ", "Curious Otter"],
  ["ﬁne", "fine"],
  ["نور", "نور"],
  ["👩‍🔬", "👩🔬"],
  ["a\u202Eb\u2066c", "abc"],
  ["z\u0300\u0301\u0302\u0303\u0304a", "z\u0300\u0301a"],
  ["line\nbreak\ttab", "line break tab"],
  ["<b>bold</b>", "<b>bold</b>"],
  ["e\u0301".repeat(24), "é".repeat(24)],
])("%j becomes %j", (typed, shown) => {
  expect(cleaned(typed)).toBe(shown);
});

test.each([
  ["", "nickname-empty"],
  ["\u200B\u200D\uFEFF\u3164", "nickname-empty"],
  ["...", "nickname-empty"],
  ["x".repeat(25), "nickname-too-long"],
] as const)("%j is refused", (typed, code) => {
  expect(cleanNickname(typed)).toEqual({ ok: false, problem: problem(code) });
});

test("ten thousand characters are refused like twenty-five", () => {
  expect(cleanNickname("x".repeat(10_000))).toEqual({ ok: false, problem: problem("nickname-too-long") });
});
