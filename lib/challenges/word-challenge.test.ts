import fc from "fast-check";
import { expect, test } from "vitest";
import { SPLIT_NAMES, type Split } from "@/lib/learning/examples/split";
import { alphabetOf, wordsOf } from "@/lib/learning/letters/alphabet";
import { foldCase, partWords, wordChallenge } from "./word-challenge";

const PARTS = ["train", "validation", "test", "quiz"] as const;
const wordList = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 6, unit: "grapheme" }), {
  maxLength: 300,
});

/** So many words that are no other's in upper case. */
function manyWords(count: number): string[] {
  return Array.from({ length: count }, (_, word) => `word ${word}`);
}

test("every word of a list is in exactly one part, words that differ only in case are together, and their order does not matter", () => {
  fc.assert(
    fc.property(wordList, fc.boolean(), (list, isUpper) => {
      const words = [...new Set([...list, ...list.map((word) => (isUpper ? word.toUpperCase() : word))])];
      const parts = partWords(words);
      expect(PARTS.flatMap((part) => parts[part]).sort()).toEqual(words.sort());
      const folded = PARTS.map((part) => new Set(parts[part].map(foldCase)));
      const all = folded.reduce((sum, { size }) => sum + size, 0);
      expect(new Set(folded.flatMap((part) => [...part])).size).toBe(all);
      expect(partWords(words.toReversed())).toEqual(parts);
    }),
  );
});

test.each([
  [50, { train: 28, validation: 10, test: 10, quiz: 2 }],
  [1_000, { train: 570, validation: 190, test: 190, quiz: 50 }],
  [10_000, { train: 6_900, validation: 1_500, test: 1_500, quiz: 100 }],
])(
  "a list of %i words gives 60, 20 and 20 % of those that are not for the vote, up to a limit",
  (count, sizes) => {
    const parts = partWords(manyWords(count));
    expect(Object.fromEntries(PARTS.map((part) => [part, parts[part].length]))).toEqual(sizes);
  },
);

test("a lower limit leaves more to train on", () => {
  const { train, validation, test } = partWords(manyWords(1_000), 100);
  expect([train.length, validation.length, test.length]).toEqual([750, 100, 100]);
});

test("a list is parted today as it was when the first classes stored theirs", () => {
  const { quiz, validation } = partWords(manyWords(60));
  expect({ quiz, validation: validation.slice(0, 3) }).toEqual({
    quiz: ["word 55", "word 28", "word 27"],
    validation: ["word 37", "word 7", "word 50"],
  });
});

const words = {
  train: ["anna", "otto", "eve"],
  validation: ["hannah"],
  test: ["bob", "ada"],
  quiz: ["zoë"],
};
const alphabet = alphabetOf(Object.values(words).flat());
const challenge = wordChallenge({
  ...{ id: "palindromes", words, alphabet, language: "en", direction: "ltr" },
  preset: {
    network: { layers: [{ kind: "context", length: 3, embedding: null }] },
    hyperparameters: { learningRate: 0.01, optimiser: "adam", batchSize: 4, epochs: 1, weightDecay: 0 },
  },
});
const wordsIn = ({ labels }: Split) => wordsOf(labels as Uint8Array, alphabet);

test("a split has all its words in an order that the seed decides, and says how many letters and end marks they have", () => {
  expect(challenge.counts).toEqual({ train: 14, validation: 7, test: 8 });
  for (const name of SPLIT_NAMES)
    for (const seed of [1, 2, Uint8Array.from({ length: 32 }, (_, byte) => byte)]) {
      const split = challenge.makeSplit(name, seed);
      expect(split.count).toBe(challenge.counts[name]);
      expect(wordsIn(split).sort()).toEqual(words[name].toSorted());
      expect(challenge.makeSplit(name, seed)).toEqual(split);
    }
  const orders = [1, 2, 3, 4, 5, 6].map((seed) => wordsIn(challenge.makeSplit("train", seed)).join());
  expect(new Set(orders).size).toBeGreaterThan(2);
});

test("letters that only the words of the vote have are in the alphabet, which has a symbol for each and the end mark", () => {
  expect(challenge.task).toEqual({ kind: "next-letter", alphabet: "abdehnotvzë" });
  expect(challenge.featureShape).toEqual([16, 12]);
  expect(challenge.quizWords).toEqual(["zoë"]);
});

test("a letter that the alphabet lacks is named", () => {
  const short = wordChallenge({ ...challenge, words, alphabet: "anoevt", language: "en", direction: "ltr" });
  expect(() => short.makeSplit("validation", 1)).toThrow(new RangeError("“h” is not in the alphabet."));
});
