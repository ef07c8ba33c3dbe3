import { expect, test } from "vitest";
import { EMPTY_DRAFT, type QuestionDraft, withChoice, withoutChoice } from "./question-draft";

const draft = (...choices: readonly string[]): QuestionDraft => ({ ...EMPTY_DRAFT, choices });

test("a draft has between two and six choices", () => {
  expect([
    withChoice(draft("a", "b")),
    withChoice(draft("a", "b", "c", "d", "e", "f")),
    withoutChoice(draft("a", "b", "c"), 1),
    withoutChoice(draft("a", "b"), 0),
  ]).toEqual([draft("a", "b", ""), draft("a", "b", "c", "d", "e", "f"), draft("a", "c"), draft("a", "b")]);
});
