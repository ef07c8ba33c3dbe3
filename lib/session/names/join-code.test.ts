import fc from "fast-check";
import { expect, test } from "vitest";
import { CODE_ALPHABET, CODE_LENGTH, findCode, isPartOfCode, readTypedCode } from "./join-code";

test.each([
  [" k7m-q4 p", "K7MQ4P"],
  ["ｋ７ｍｑ４ｐ", "K7MQ4P"],
  ["К٧МQ۴Р", "K7MQ4P"],
  ["кмтхае", "KMTXAE"],
  ["K7MQ4PXX", "K7MQ4P"],
])("%j is typed as %j", (typed, code) => {
  expect(readTypedCode(typed)).toEqual({ code, caret: 6, refused: null });
});

test("a look-alike is dropped and returned, so that the page can say why", () => {
  expect(readTypedCode("K7O")).toEqual({ code: "K7", caret: 2, refused: "O" });
  expect(readTypedCode("1")).toEqual({ code: "", caret: 0, refused: "1" });
  expect(readTypedCode("В")).toEqual({ code: "", caret: 0, refused: "В" });
});

test("what is typed in the middle of a full code replaces what comes next", () => {
  expect(readTypedCode("K7XMQ4P", 3)).toEqual({ code: "K7XQ4P", caret: 3, refused: null });
  expect(readTypedCode("K7MQ4PX", 7)).toEqual({ code: "K7MQ4P", caret: 6, refused: null });
  expect(readTypedCode("K7Q4P", 2)).toEqual({ code: "K7Q4P", caret: 2, refused: null });
});

test.each([
  ["http://192.168.1.20:3000/join/K7MQ4P", "K7MQ4P"],
  ["Come to https://class.example.org/join/k7mq4p?again now", "K7MQ4P"],
  ["https://class.example.org/?code=K7M%20Q4P&again", "K7MQ4P"],
  ["Join with code K7M Q4P.", "K7MQ4P"],
  ["the class code is k7mq4p, do not change it", "K7MQ4P"],
  ["رمز الصف: K7MQ4P", "K7MQ4P"],
  ["«KTHMAX»", "KTHMAX"],
  ["K7MQ4P (again: K7MQ4P)", "K7MQ4P"],
  [" change ", "CHANGE"],
])("the code is found in %j", (text, code) => {
  expect(findCode(text)).toBe(code);
});

test.each([
  "",
  "see you in the gym",
  "please change the meaning",
  "K7MQ4P or ACDEFG",
  "K7MQ4PX",
  "x/join/abc",
])("no code is found in %j", (text) => {
  expect(findCode(text)).toBeNull();
});

test("part of a code may be pasted as if typed, but a word may not", () => {
  expect(["K7M", "k7-m", "K7MQ4O", "", "hello", "see you in the gym"].map(isPartOfCode)).toEqual([
    ...[true, true, true, true, false, false],
  ]);
});

test("every code is found whether typed, pasted, in a link or in a sentence", () => {
  const code = fc.string({
    unit: fc.constantFrom(...CODE_ALPHABET),
    minLength: CODE_LENGTH,
    maxLength: CODE_LENGTH,
  });
  fc.assert(
    fc.property(code, (own) => {
      expect(readTypedCode(own.toLowerCase()).code).toBe(own);
      for (const text of [own, `${own.slice(0, 3)} ${own.slice(3)}`, `http://x/join/${own}`, `Code: ${own}!`])
        expect(findCode(text)).toBe(own);
    }),
  );
});
