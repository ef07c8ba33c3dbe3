import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanNickname, MAX_NICKNAME_CODE_POINTS, MAX_NICKNAME_GRAPHEMES } from "./nickname";
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
  ["e\u034F\u0301", "é"],
  ["\u0301\u0302Ada", "Ada"],
  ["Ada \u200B Bob", "Ada Bob"],
  ["O\u200Bt\u200Ct\uFEFFer", "Otter"],
  ["שלום\u202Efdp.exe", "שלוםfdp.exe"],
  ["<img src=x onerror=a()>", "<img src=x onerror=a()>"],
])("%j becomes %j", (typed, shown) => {
  expect(cleaned(typed)).toBe(shown);
});

test.each([
  ["", "nickname-empty"],
  ["\u200B\u200D\uFEFF\u3164", "nickname-empty"],
  ["...", "nickname-empty"],
  ["\u2800\u{1D159}", "nickname-empty"],
  ["\u0301\u0302", "nickname-empty"],
  ["x".repeat(25), "nickname-too-long"],
  ["\u1100".repeat(73), "nickname-too-long"],
] as const)("%j is refused", (typed, code) => {
  expect(cleanNickname(typed)).toEqual({ ok: false, problem: problem(code) });
});

test("ten thousand characters are refused like twenty-five", () => {
  expect(cleanNickname("x".repeat(10_000))).toEqual({ ok: false, problem: problem("nickname-too-long") });
});

/** Letters of many scripts, marks, spaces, and all that hides, turns or piles up. */
const nasty = fc.string({
  unit: fc.oneof(
    fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
    fc.constantFrom(
      ..."aZ9 <&\"'ßİıﬁ漢ก็ع\u0301\u0302\u0489\u200B\u200D\u202E\u2066\u2069\uFEFF\u00AD\u034F\u3164\u2800\u1100\uFE0F",
    ),
    fc.constantFrom("\uD800", "\u{E0041}", "\u{1F469}\u200D\u{1F52C}", "\u{1F1E9}\u{1F1EA}"),
  ),
  maxLength: 40,
  size: "max",
});

test("whatever is typed, a nickname that is taken turns nothing around, hides nothing, piles nothing up and stays short", () => {
  fc.assert(
    fc.property(nasty, (typed) => {
      const result = cleanNickname(typed);
      if (!result.ok) return;
      const { nickname } = result;
      expect(nickname).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
      expect(nickname).not.toMatch(/\p{M}{3}|^\p{M}|^\s|\s$|\s\s/u);
      expect(nickname).toMatch(/[\p{L}\p{N}\p{S}]/u);
      expect([...new Intl.Segmenter().segment(nickname)].length).toBeLessThanOrEqual(MAX_NICKNAME_GRAPHEMES);
      expect([...nickname].length).toBeLessThanOrEqual(MAX_NICKNAME_CODE_POINTS);
      expect(cleanNickname(nickname)).toEqual(result);
    }),
    { numRuns: 2_000 },
  );
});
