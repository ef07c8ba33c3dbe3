import { expect, test } from "vitest";
import { SPLIT_NAMES } from "@/lib/learning/examples/split";
import type { LetterTask } from "@/lib/learning/examples/task";
import { lettersIn, wordsOf } from "@/lib/learning/letters/alphabet";
import { isDoubtful } from "@/lib/session/names/doubtful-name";
import { CATALOGUE } from "../catalogue";
import { foldCase } from "../word-challenge";

const LISTS = CATALOGUE.flatMap(({ id, task, direction, language, makeSplit, quizWords }) => {
  if (task.kind !== "next-letter" || !quizWords) return [];
  const { alphabet }: LetterTask = task;
  const splits = SPLIT_NAMES.map((name) => wordsOf(makeSplit(name, 1).labels as Uint8Array, alphabet));
  return { id, alphabet, written: [language, direction], parts: [...splits, quizWords] };
});

test("each list has its words in four parts, its own alphabet and its direction", () => {
  expect(
    LISTS.map(({ id, alphabet, written, parts }) => [
      id,
      alphabet,
      ...written,
      ...parts.map(({ length }) => length),
    ]),
  ).toEqual([
    ["dinosaurs", "abcdefghijklmnopqrstuvwxyz", "en", "ltr", 789, 225, 225, 65],
    ["first-names", "abcdefghijklmnopqrstuvwxyz", "en", "ltr", 7288, 500, 500, 100],
    ["colour-names", " 'abcdefghijklmnopqrstuvwxyz", "en", "ltr", 15_800, 1000, 1000, 100],
    ["arabic-words", "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي", "ar", "rtl", 2257, 400, 400, 100],
    ["poems", " !',-.:;?abcdefghijklmnopqrstuvwxyz", "en", "ltr", 1524, 250, 250, 100],
  ]);
});

test.each(LISTS)(
  "no word of $id is in two parts or twice in one, whatever the case of its letters",
  ({ parts }) => {
    const words = parts.flat().map(foldCase);
    expect(new Set(words).size).toBe(words.length);
  },
);

test.each(LISTS)(
  "every word of $id is as it is shown: tidy, in one form, and of 2 to 60 letters",
  ({ parts }) => {
    const untidy = parts.flat().filter((word) => {
      const { length } = lettersIn(word);
      return word !== word.trim().normalize("NFC") || word !== foldCase(word) || length < 2 || length > 60;
    });
    expect(untidy).toEqual([]);
  },
);

test.each(LISTS)(
  "no word of $id would be doubtful as a nickname, so that every example may be shown",
  ({ parts }) => {
    expect(parts.flat().filter(isDoubtful)).toEqual([]);
  },
);
