import { expect, test } from "vitest";
import { MAX_CHECKS, openRound, Plan } from "@/lib/session/decide/plan";
import { CHECK } from "@/lib/testing/session/arbitrary-questions";
import {
  CHOICES,
  MAX_CHOICE_CHARACTERS,
  MAX_QUESTION_CHARACTERS,
  OUTCOMES,
  QuestionContent,
  withoutRight,
} from "./question";
import { RoundScript, SCRIPT_LIMITS } from "./script";

const isQuestion = (change: Partial<QuestionContent>) =>
  QuestionContent.safeParse({ ...CHECK, ...change }).success;
const choices = (count: number, text = "one"): Partial<QuestionContent> => ({
  answer: { kind: "choices", choices: Array(count).fill(text), right: null },
});

test("a question has a text of one line and between two and six choices, and may be about any outcome of a round", () => {
  expect([
    isQuestion({ text: "x".repeat(MAX_QUESTION_CHARACTERS) }),
    isQuestion({ text: "" }),
    isQuestion({ text: "two\nlines" }),
    isQuestion(choices(CHOICES.min, "x".repeat(MAX_CHOICE_CHARACTERS))),
    isQuestion(choices(CHOICES.min - 1)),
    isQuestion(choices(CHOICES.max + 1)),
  ]).toEqual([true, false, false, true, false, false]);
  for (const of of OUTCOMES) expect(isQuestion({ outcome: { of, values: [] } })).toBe(true);
});

test("what nobody may know yet can be left out", () => {
  expect(withoutRight(CHECK)).toEqual({ ...CHECK, answer: { ...CHECK.answer, right: null } });
});

test("a plan has a few checks, and a script a few questions and pictures", () => {
  const isPlan = (checks: number) =>
    Plan.safeParse({ rounds: [openRound("moons", null)], checks: Array(checks).fill(CHECK) }).success;
  expect([isPlan(MAX_CHECKS), isPlan(MAX_CHECKS + 1)]).toEqual([true, false]);
  const isScript = (questions: number) =>
    RoundScript.safeParse({
      ...{ say: "", watch: "", watchPictures: ["question"], askPictures: [] },
      ask: Array(questions).fill("Why?"),
    }).success;
  expect([isScript(SCRIPT_LIMITS.questions), isScript(SCRIPT_LIMITS.questions + 1)]).toEqual([true, false]);
});
