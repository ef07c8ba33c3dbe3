import { expect, test } from "vitest";
import { readPastedNames } from "./pasted-names";

const STUDENTS = ["Curious Otter", "Smith, J", "نور", "Émilie"].map((nickname, id) => ({ id, nickname }));

test("a list is read as it is typed or copied from a spreadsheet", () => {
  const text = [
    "curious otter, Ada Lovelace",
    '"Smith, J","O\'Brien, Bo"\r',
    "نور، نور عبد الله",
    "Émilie\tDu Châtelet\tÉmilie",
    "",
  ].join("\n");
  expect(readPastedNames(text, STUDENTS)).toEqual({
    named: [
      { participant: 0, name: "Ada Lovelace" },
      { participant: 1, name: "O'Brien, Bo" },
      { participant: 2, name: "نور عبد الله" },
      { participant: 3, name: "Du Châtelet Émilie" },
    ],
    unknown: [],
  });
});

test("a name may have a comma, the later of two lines counts, and a nickname without a name says nothing", () => {
  const text = "Curious Otter;Babbage\nCurious Otter, Lovelace, Ada\nÉmilie,";
  expect(readPastedNames(text, STUDENTS)).toEqual({
    named: [{ participant: 0, name: "Lovelace, Ada" }],
    unknown: [],
  });
});

test("lines that fit nobody are told", () => {
  expect(readPastedNames("Nickname, Name\nno separator\nOtter, Ada\n  \n,,", STUDENTS)).toEqual({
    named: [],
    unknown: ["Nickname", "no separator", "Otter", ""],
  });
});
