import { expect, test } from "vitest";
import { MAX_CONTEXT } from "@/lib/learning/network/network";
import { createRandom } from "@/lib/learning/numbers/random";
import { kindOf, strangersIn, type WriteOptions, writeWords } from "./writer";

const ALPHABET = "abc";

/** After each letter, the logits of the end mark and of a, b and c. */
const HABITS: Readonly<Record<string, readonly number[]>> = {
  "": [9, 2, 1, 0],
  a: [0, 0, 3, 0],
  b: [0, 0, 0, 3],
  c: [3, 0, 0, 0],
};

const asked: number[] = [];
const habits: WriteOptions["predict"] = async (inputs, count) => {
  asked.push(count);
  return Float32Array.from(
    Array.from({ length: count }, (_, row) => {
      const last = inputs[(row + 1) * MAX_CONTEXT - 1]!;
      return HABITS[last === 0 ? "" : ALPHABET[last - 1]!]!;
    }).flat(),
  );
};

function write(changes: Partial<WriteOptions> = {}) {
  asked.length = 0;
  return writeWords({
    ...{
      predict: habits,
      alphabet: ALPHABET,
      temperature: 0,
      random: createRandom(1),
      beginning: "",
      count: 2,
    },
    ...changes,
  });
}
const wordsAt = async (temperature: number, count: number) =>
  (await write({ temperature, count }))!.map(({ word }) => word);

test("at temperature 0 every letter is the likeliest, a word has a letter at least, and its certainty is the network's", async () => {
  const sure = Math.exp(3) / (Math.exp(3) + 3);
  const first = Math.exp(2) / (Math.exp(9) + Math.exp(2) + Math.exp(1) + 1);
  const letters = [
    { letter: "a", probability: expect.closeTo(first, 6) },
    { letter: "b", probability: expect.closeTo(sure, 6) },
    { letter: "c", probability: expect.closeTo(sure, 6) },
  ];
  const word = { word: "abc", letters, isFinished: true };
  expect(await write()).toEqual([word, word]);
  expect(asked).toEqual([2, 2, 2, 2]);
});

test("a beginning is kept and continued, and a word that does not end is cut off", async () => {
  expect(await write({ beginning: "cb", count: 1 })).toMatchObject([
    { word: "cbc", letters: [{ probability: null }, { probability: null }, {}], isFinished: true },
  ]);
  const endless: WriteOptions["predict"] = async (_, count) =>
    Float32Array.from({ length: 4 * count }, (_value, at) => (at % 4 === 1 ? 1 : 0));
  expect(await write({ predict: endless, count: 1, longest: 5 })).toMatchObject([
    { word: "aaaaa", isFinished: false },
  ]);
  await expect(write({ beginning: "cad" })).rejects.toThrow(RangeError);
});

test("at temperature 1 letters come as often as the network finds them likely, above that more evenly", async () => {
  const shareOfA = async (temperature: number) => {
    const words = await wordsAt(temperature, 2_000);
    return words.filter((word) => word.startsWith("a")).length / words.length;
  };
  const expected = (temperature: number) => {
    const [a, b, c] = [2, 1, 0].map((logit) => Math.exp(logit / temperature)) as [number, number, number];
    return a / (a + b + c);
  };
  for (const temperature of [0.5, 1, 2])
    expect(await shareOfA(temperature)).toBeCloseTo(expected(temperature), 1);
  expect(await wordsAt(1, 20)).toEqual(await wordsAt(1, 20));
});

test("words that have ended are not asked about again", async () => {
  await write({ temperature: 1, count: 50 });
  expect(asked[0]).toBe(50);
  expect(asked.at(-1)).toBeLessThan(50);
  expect(asked).toEqual(asked.toSorted((one, other) => other - one));
});

test("without a network, or with one that has diverged, there are no words", async () => {
  expect(await write({ predict: async () => null })).toBe(null);
  expect(await write({ predict: async (_, count) => new Float32Array(4 * count).fill(Number.NaN) })).toBe(
    null,
  );
});

test("letters that the alphabet lacks are named once each", () => {
  expect(strangersIn("Zoë Ö😀😀", "zoe")).toEqual(["Z", "ë", " ", "Ö", "😀"]);
  expect(strangersIn("zoe", "zoe")).toEqual([]);
});

test("a word is recited, guessed or invented", () => {
  const [train, validation] = [new Set(["anna"]), new Set(["hannah"])];
  expect(["anna", "hannah", "hanna"].map((word) => kindOf(word, train, validation))).toEqual([
    "recited",
    "guessed",
    "invented",
  ]);
});
