import { expect, test } from "vitest";
import ar from "@/lib/i18n/messages/ar/join.json";
import en from "@/lib/i18n/messages/en/join.json";
import { suggestNicknames, wordsOf } from "./nickname-suggestions";

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

test.each([
  ["English", en],
  ["Arabic", ar],
])("%s has over 500 nicknames, none longer than a nickname may be", (_language, messages) => {
  const adjectives = wordsOf(messages.adjectives);
  const animals = wordsOf(messages.animals);
  expect(new Set(adjectives).size).toBe(adjectives.length);
  expect(new Set(animals).size).toBe(animals.length);
  expect(adjectives.length * animals.length).toBeGreaterThan(500);
  const lengths = adjectives.flatMap((adjective) =>
    animals.map(
      (animal) =>
        [...messages.nicknamePattern.replace("{adjective}", adjective).replace("{animal}", animal)].length,
    ),
  );
  expect(Math.max(...lengths)).toBeLessThanOrEqual(24);
});
