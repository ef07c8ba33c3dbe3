import { expect, test } from "vitest";
import { textOf } from "./alphabet";
import { letterSplit } from "./letter-split";
import { knownWords, longestWritten, sharesOf, type TallySeries, tallyOf, withTally } from "./tally";

const split = (...words: string[]) => letterSplit(textOf(words, "abc "));
const known = knownWords({ train: split("abc", "a b"), validation: split("cab") }, "abc ");

test("words are counted by where they stand", () => {
  const tally = tallyOf(["abc", "a b", "abc", "cab", "ab", ""], known);
  expect(tally).toEqual({ recited: 3, guessed: 1, invented: 2 });
  expect(sharesOf(tally)).toEqual({ recited: 0.5, guessed: 1 / 6, invented: 2 / 6 });
  expect(sharesOf({ recited: 0, guessed: 0, invented: 0 })).toEqual({ recited: 0, guessed: 0, invented: 0 });
});

test("a network may write words a little longer than those that it has learnt, and lines no longer than fit on a screen", () => {
  const longest = (letters: number) =>
    longestWritten(knownWords({ train: split("a".repeat(letters)), validation: split() }, "abc "));
  expect([3, 23, 30, 90].map(longest)).toEqual([24, 25, 32, 60]);
});

test("a long series keeps its beginning and its end, and a run that goes on from an earlier step continues from there", () => {
  const some = { recited: 1, guessed: 0, invented: 99 };
  let series: TallySeries = [];
  for (let step = 0; step <= 5_000; step++) series = withTally(series, step, some);
  const steps = series.map(({ step }) => step);
  expect([steps[0], steps.at(-1), steps.length < 250, steps.length > 90]).toEqual([0, 5_000, true, true]);
  const gaps = steps.slice(1).map((step, at) => step - steps[at]);
  expect([Math.min(...gaps) > 0, Math.max(...gaps) < 200]).toEqual([true, true]);
  expect(
    withTally(
      [
        { step: 1, ...some },
        { step: 9, ...some },
      ],
      5,
      some,
    ).map(({ step }) => step),
  ).toEqual([1, 5]);
});
