import { expect, test } from "vitest";
import { cleanNickname } from "./nickname";
import { NAME_LANGUAGES, NICKNAME_WORDS, suggestNicknames } from "./nickname-words";

const words = {
  adjectives: ["Curious", "Calm"],
  animals: ["Otter", "Lynx"],
  pattern: "{adjective} {animal}",
};

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
