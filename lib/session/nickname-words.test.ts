import { expect, test } from "vitest";
import { cleanNickname } from "./nickname";
import { drawNickname, NAME_LANGUAGES, NICKNAME_WORDS, suggestNicknames } from "./nickname-words";
import { EMPTY_SESSION, type Session } from "./session";

const words = {
  adjectives: ["Curious", "Calm"],
  animals: ["Otter", "Lynx"],
  pattern: "{adjective} {animal}",
};

/** A class of these. */
function classOf(nicknames: readonly string[]): Session {
  const participants = nicknames.map((nickname, id) => ({
    id,
    nickname,
    joinedAt: 0,
    connected: true,
    removed: false,
    admitted: true,
    arrived: true,
    removals: 0,
    returning: null,
    handRaisedAt: null,
    runs: [],
  }));
  return { ...EMPTY_SESSION, participants };
}

test("suggestions use no word twice and follow the language's order", () => {
  expect(suggestNicknames(words, () => 0)).toEqual(["Curious Otter", "Calm Lynx"]);
  expect(suggestNicknames({ ...words, pattern: "{animal} {adjective}" }, () => 0.99, 1)).toEqual([
    "Lynx Calm",
  ]);
});

test.each(NAME_LANGUAGES)("%s has over 500 nicknames, each as a nickname may be", (language) => {
  const { adjectives, animals, pattern } = NICKNAME_WORDS[language];
  expect(new Set(adjectives).size).toBe(adjectives.length);
  expect(new Set(animals).size).toBe(animals.length);
  const all = adjectives.flatMap((adjective) =>
    animals.map((animal) => pattern.replace("{adjective}", adjective).replace("{animal}", animal)),
  );
  expect(all.length).toBeGreaterThan(500);
  expect(all.map(cleanNickname)).toEqual(all.map((nickname) => ({ ok: true, nickname })));
});

test.each(NAME_LANGUAGES)("a class of 600 gets 600 names drawn, each once (%s)", (language) => {
  const names: string[] = [];
  for (let student = 0; student < 600; student++) names.push(drawNickname(classOf(names), language, student));
  expect(new Set(names).size).toBe(600);
  expect(names.every((name) => cleanNickname(name).ok)).toBe(true);
});
