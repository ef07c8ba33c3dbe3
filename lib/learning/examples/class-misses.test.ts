import { expect, test } from "vitest";
import { answersOf, classMisses, type NetworkAnswers } from "./class-misses";

const network = (guess: number[], confidence: number[] = guess.map(() => 0.75)): NetworkAnswers => ({
  guess: Uint8Array.from(guess),
  confidence: Float32Array.from(confidence),
});
const LABELS = Float32Array.from([0, 1, 2, 0]);

test("what more than half of the networks get wrong comes first, the surest ahead, with what most of them say", () => {
  const found = classMisses(
    [network([1, 1, 0, 0], [0.5, 1, 0.75, 1]), network([1, 1, 0, 0], [0.5, 1, 1, 1]), network([2, 0, 2, 0])],
    ...([LABELS, 3, 9] as const),
  );
  expect(found).toEqual({
    ...{ networks: 3, examples: 4, byMost: 2, byNone: 1, wrong: Uint16Array.from([3, 1, 1 + 1, 0]) },
    shown: [
      { example: 2, label: 2, wrong: 2, guess: 0, says: 2, confidence: 0.875 },
      { example: 0, label: 0, wrong: 3, guess: 1, says: 2, confidence: 0.5 },
      { example: 1, label: 1, wrong: 1, guess: 0, says: 1, confidence: 0.75 },
    ],
  });
});

test("of equally sure mistakes, the one that more networks make comes first, and then the earlier example", () => {
  const found = classMisses(
    [network([1, 0, 0, 1]), network([1, 0, 0, 1]), network([0, 1, 0, 1])],
    ...([LABELS, 3, 9] as const),
  );
  expect(found.shown.map(({ example, wrong }) => [example, wrong])).toEqual([
    [2, 3],
    [3, 3],
    [0, 2],
    [1, 2],
  ]);
  expect(classMisses([network([1, 0, 0, 1])], LABELS, 3, 2).shown.map(({ example }) => example)).toEqual([
    0, 1,
  ]);
});

test("of equally common wrong answers, the surest is told", () => {
  const networks = [network([1, 1, 2, 0], [0.5, 1, 1, 1]), network([2, 1, 2, 0], [0.75, 1, 1, 1])];
  expect(classMisses(networks, LABELS, 3, 9).shown).toEqual([
    { example: 0, label: 0, wrong: 2, guess: 2, says: 1, confidence: 0.75 },
  ]);
});

test("what fewer networks miss comes after that, the most missed ahead", () => {
  const right = network([0, 1, 2, 0]);
  const found = classMisses(
    [network([1, 1, 0, 0]), network([0, 1, 0, 0]), right, right],
    ...([LABELS, 3, 9] as const),
  );
  expect([found.byMost, found.byNone, found.shown.map(({ example, wrong }) => [example, wrong])]).toEqual([
    ...[0, 2],
    [
      [2, 2],
      [0, 1],
    ],
  ]);
});

test("without networks and without mistakes, nothing is shown", () => {
  expect(classMisses([], LABELS, 3, 9)).toEqual({
    ...{ networks: 0, examples: 4, byMost: 0, byNone: 4, wrong: new Uint16Array(4), shown: [] },
  });
  expect(classMisses([network([0, 1, 2, 0])], LABELS, 3, 9).shown).toEqual([]);
});

test("a network's answers are its likeliest classes, and one that gives no numbers has none", () => {
  const answers = answersOf(Float32Array.from([0, Math.log(3), 0, 0]), 2, 2)!;
  expect([[...answers.guess], answers.confidence[0]!.toFixed(4), answers.confidence[1]]).toEqual([
    ...[[1, 0], "0.7500", 0.5],
  ]);
  expect(answersOf(Float32Array.from([0, 1, Number.NaN, 0]), 2, 2)).toBeNull();
});
