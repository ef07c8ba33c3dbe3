import { expect, test } from "vitest";
import { MAX_REAL_NAME_LENGTH, readRealName } from "./real-name";

test("a real name may have letters of any script, and keeps them as they were typed", () => {
  const names = [
    "Ada Lovelace",
    "Zoë O’Brien-Núñez",
    "نور عبد الله",
    "علی‌رضا",
    "李小龙",
    "ซายูริ",
    "Åsa (10b)",
  ];
  expect(names.map(readRealName)).toEqual(names.map((name) => ({ name })));
});

test("what is invisible or turns the text around goes, and nothing typed means no name", () => {
  expect(readRealName("  Ada\t\u202eLovelace\u0000 ")).toEqual({ name: "Ada Lovelace" });
  expect([readRealName(""), readRealName(" \u200b ")]).toEqual([{ name: null }, { name: null }]);
});

test("a name that is too long is refused, and one that is just short enough is not", () => {
  expect(readRealName("é".repeat(MAX_REAL_NAME_LENGTH))).toEqual({ name: "é".repeat(MAX_REAL_NAME_LENGTH) });
  expect(readRealName("é".repeat(MAX_REAL_NAME_LENGTH + 1))).toBe("real-name-too-long");
});
