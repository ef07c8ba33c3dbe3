import { expect, test } from "vitest";
import { symbolCount, textOf } from "./alphabet";
import { letterMistakes } from "./letter-mistakes";

const TASK = { kind: "next-letter", alphabet: "abcd" } as const;
const SYMBOLS = symbolCount(TASK.alphabet);

/** A text, and logits by which the network is right at every place except these: [place, symbol, how much more likely it finds that]. */
function answered(words: string[], ...wrong: [at: number, guess: number, logit: number][]) {
  const text = textOf(words, TASK.alphabet);
  const outputs = new Float32Array(text.length * SYMBOLS);
  text.forEach((symbol, at) => {
    outputs[at * SYMBOLS + symbol] = 3;
  });
  for (const [at, guess, logit] of wrong) outputs[at * SYMBOLS + guess] = 3 + logit;
  return { text, outputs };
}
const sure = (logit: number) =>
  expect.closeTo(Math.exp(3 + logit) / (Math.exp(3 + logit) + Math.exp(3) + 3), 6);

test("the surest mistake of each word is shown, with the training word that it comes from", () => {
  const train = answered(["abcd", "dab", "ba"]);
  // "dabc": d for the end of the word, and less surely b at its beginning; "cab": the end instead of b.
  const validation = answered(["dabc", "cab"], [4, 4, 2], [0, 2, 1], [7, 0, 4]);
  expect(letterMistakes(train, validation, TASK, 5, 2)).toEqual({
    ...{ train: 1, validation: 6 / 9 },
    shown: [
      {
        ...{ word: [..."cab"], at: 2, guess: 0, truth: 2, confidence: sure(4) },
        known: { word: [..."ba"], at: 2 },
      },
      {
        ...{ word: [..."dabc"], at: 4, guess: 4, truth: 0, confidence: sure(2) },
        known: { word: [..."abcd"], at: 3 },
      },
    ],
    confused: [
      { truth: 4, guess: 2, count: 1 },
      { truth: 0, guess: 4, count: 1 },
    ],
  });
});

test("the beginning of a word counts as something in common, and where nothing is there is no such word", () => {
  const validation = answered(["cc"], [0, 1, 5]);
  expect(letterMistakes(answered(["ba", "ab"]), validation, TASK, 5, 5).shown[0]?.known).toEqual({
    ...{ word: [..."ab"], at: 0 },
  });
  expect(letterMistakes(answered(["ba"]), validation, TASK, 5, 5).shown[0]?.known).toBe(null);
});

test("only letters that the network was asked about count", () => {
  const { text, outputs } = answered(["abcd", "dab"], [6, 1, 2]);
  const half = { text, outputs: outputs.slice(0, 5 * SYMBOLS) };
  expect(letterMistakes(half, half, TASK, 5, 5)).toEqual({
    train: 1,
    validation: 1,
    shown: [],
    confused: [],
  });
});
