import { expect, test } from "vitest";
import { ownWordsInfo } from "@/lib/learning/letters/own-words";
import { networkProblem } from "@/lib/learning/network/network-check";
import { SettingsSchema } from "@/lib/learning/training/settings-schema";
import { OWN_LIST, ownList } from "@/lib/testing/learning/own-list";
import { challengeInfo, plannedInfo } from "./catalogue";
import { outlineOf, ownWordsChallenge } from "./own-words";

const ID = "words-0123456789abcdef";

test("screens learn from the plan all that the challenge says of itself, without a word of it", () => {
  const challenge = ownWordsChallenge(ID, OWN_LIST);
  const { own } = outlineOf(OWN_LIST);
  expect(ownWordsInfo(ID, own)).toEqual(challengeInfo(challenge));
  expect(plannedInfo({ challenge: ID, words: own })).toEqual(challengeInfo(challenge));
  expect(OWN_LIST.words.filter((word) => JSON.stringify(own).includes(`"${word}"`))).toEqual([]);
});

test("the outline counts the words of each part, of which no word is in two", () => {
  const { parts, examples } = outlineOf(OWN_LIST);
  expect(parts.train + parts.validation + parts.test + parts.quiz).toBe(OWN_LIST.words.length);
  expect(examples.every((word) => OWN_LIST.words.includes(word))).toBe(true);
  const { counts } = ownWordsChallenge(ID, OWN_LIST);
  expect(outlineOf(OWN_LIST).own.counts).toEqual(counts);
});

test.each([50, 500, 50_000])("what the lab offers first for %i words can be trained", (count) => {
  const challenge = ownWordsChallenge(ID, ownList(count));
  expect(SettingsSchema.parse(challenge.preset)).toEqual(challenge.preset);
  expect(networkProblem(challenge.preset.network, challenge)).toBeNull();
});
