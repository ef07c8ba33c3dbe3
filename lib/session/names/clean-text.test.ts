import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanText, lengthOf } from "./clean-text";

test.each([
  "علی‌رضا",
  "می‌خواهم",
  "क्‍ष",
  "👩‍🚀",
  "👩🏽‍🔬",
  "❤️‍🔥",
  "🏴‍☠️",
  "👨‍👩‍👧‍👦",
  "🏴󠁧󠁢󠁥󠁮󠁧󠁿 Fan",
  "1️⃣",
  "ﷺ",
  "½ ① ﬁ",
  "Ｆｕｌｌ",
  "𝒜𝒹𝒶",
  "ကြွှေ့",
  "สิ่งที่น่ารัก",
  "שָׁלוֹם",
  "اللّٰه",
  "Nguyễn",
  "བསྒྲུབས",
])("%s stays as a keyboard types it", (typed) => {
  expect(cleanText(typed)).toBe(typed.normalize("NFC"));
});

test.each([
  ["  Curious   Otter ", "Curious Otter"],
  ["e\u0301", "é"],
  ["a\u202Eb\u2066c\u061C", "abc"],
  ["z\u0300\u0301\u0302\u0303\u0304a", "z\u0300\u0301a"],
  ["ก็็็็็", "ก็็"],
  ["line\nbreak\ttab", "line break tab"],
  ["e\u034F\u0301", "é"],
  ["\u0301\u0302Ada", "Ada"],
  ["\u0301\u200Cعلی", "علی"],
  ["Ada \u200B Bob", "Ada Bob"],
  ["O\u200Bt\u200Ct\u200De\uFEFFr", "Otter"],
  ["علی\u200C", "علی"],
  ["🚀\u200D", "🚀"],
  ["A\u{E0041}da", "Ada"],
  ["\u200B\u200D\uFEFF\u3164", ""],
])("%j becomes %j", (typed, shown) => {
  expect(cleanText(typed)).toBe(shown);
});

test("the length of a text is what people would count", () => {
  expect(["Ada", "👩‍🚀", "👨‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿🇩🇪", "علی‌رضا", "e\u0301".repeat(24), "ကြွှေ့", ""].map(lengthOf)).toEqual([
    ...[3, 1, 3, 6, 24, 2, 0],
  ]);
  expect(lengthOf("\u1100".repeat(73))).toBe(25);
});

/** Letters of many scripts, marks, spaces, and everything that is invisible, reverses text or piles up. */
const nasty = fc.string({
  unit: fc.oneof(
    fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
    fc.constantFrom(
      ..."aZ9 <&\"'ßİıﬁ漢ก็عیက်ှ\u0301\u0302\u0489\u200B\u200C\u200D\u202E\u2066\u2069\uFEFF\u00AD\u034F\u3164\u2800\u1100\uFE0F",
    ),
    fc.constantFrom("\uD800", "\u{E0041}", "\u{1F469}\u200D\u{1F52C}", "\u{1F1E9}\u{1F1EA}", "\u{1F3F4}"),
  ),
  maxLength: 40,
  size: "max",
});

test("whatever is typed, the cleaned text reverses nothing, hides nothing and piles nothing up", () => {
  fc.assert(
    fc.property(nasty, (typed) => {
      const text = cleanText(typed);
      // A joiner has something on both sides.
      const joined = text.replace(
        /(?<=[\p{L}\p{M}\p{S}\p{Extended_Pictographic}])[\u200C\u200D](?=[\p{L}\p{S}\p{Extended_Pictographic}])/gu,
        "",
      );
      expect(joined).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
      expect(text).not.toMatch(/\p{M}{6}|^\p{M}|^\s|\s$|\s\s/u);
      expect(cleanText(text)).toBe(text);
    }),
    { numRuns: 3_000 },
  );
});
