import { expect, test } from "vitest";
import { plannedDrawings, readDrawnWords } from "./planned-drawings";

test.each([
  ["cat, fish", ["cat", "fish"]],
  ["قطة، سمكة", ["قطة", "سمكة"]],
  [" cat ,, fish \n dog;", ["cat", "fish", "dog"]],
])("of %j, these words are drawn", (typed, labels) => {
  expect(readDrawnWords(typed)).toEqual({ ok: true, words: { labels } });
});

test.each([
  ["", "too-few"],
  ["cat", "too-few"],
  ["a,b,c,d,e,f,g,h,i,j,k", "too-many"],
  [`cat, ${"x".repeat(25)}`, "too-long"],
  ["cat, Cat", "alike"],
  ["cat, fuck", "unfit"],
] as const)("%j is refused", (typed, fault) => {
  expect(readDrawnWords(typed)).toEqual({ ok: false, fault });
});

test("words of a plan are cleaned as they are stored", () => {
  expect(plannedDrawings({ labels: ["  cat\u202E ", "fish"] })).toEqual({
    ok: true,
    words: { labels: ["cat", "fish"] },
  });
});
