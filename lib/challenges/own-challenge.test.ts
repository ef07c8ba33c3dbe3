import { expect, test } from "vitest";
import { OWN_LIST, ownWords } from "@/lib/testing/learning/own-list";
import { OWN_TABLE } from "@/lib/testing/learning/own-table";
import { findChallenge } from "./catalogue";
import { knownOwnChallenge } from "./own-challenge";

test.each([
  ["words-0123456789abcdef", ownWords(OWN_LIST)],
  ["table-0123456789abcdef", OWN_TABLE],
])("%s is found by its id while somebody holds its challenge, and is there once", (id, content) => {
  expect(findChallenge(id)).toBeNull();
  const held = knownOwnChallenge(id, JSON.stringify(content));
  expect(findChallenge(id)).toBe(held);
  expect(knownOwnChallenge(id, JSON.stringify(content))).toBe(held);
  expect(held.title).toBe(content.title);
});
