import { expect, test } from "vitest";
import type { QuestionContent } from "@/lib/session/questions/question";
import { changedChoices, firstValue, NEW_QUESTION, withOutcome } from "./question-draft";
import { unfitWords } from "./unfit-words";

const RATES: QuestionContent = {
  text: "Which rate wins?",
  answer: { kind: "choices", choices: ["0,01", "1e-1", "any"], right: null },
  outcome: null,
};

test("choices stand for the numbers that they name, however they are written, or else for their place", () => {
  expect(withOutcome(RATES, "learning-rate").outcome).toEqual({
    of: "learning-rate",
    values: [0.01, 0.1, 2],
  });
  expect([firstValue("units", "128", 0), firstValue("hidden-layers", "Two or more", 2)]).toEqual([128, 2]);
  expect(withOutcome(RATES, null)).toEqual(RATES);
});

test("changing choices keeps what they stand for and which is right", () => {
  const about = withOutcome(RATES, "learning-rate");
  expect(changedChoices(about, ["0,01"], [0.01])).toEqual({
    ...about,
    answer: { kind: "choices", choices: ["0,01"], right: null },
    outcome: { of: "learning-rate", values: [0.01] },
  });
});

test("a plan cannot be sent with a question that is not finished or a script that is too long, and says where", () => {
  const round = { challenge: "moons" } as Parameters<typeof unfitWords>[0][number];
  const script = { say: "x".repeat(701), watch: "", watchPictures: [], ask: [], askPictures: [] };
  expect(unfitWords([round, { ...round, prediction: NEW_QUESTION }], [])).toEqual({
    ...{ round: 2, code: "question-empty" },
  });
  expect(unfitWords([{ ...round, script }], [])).toEqual({ round: 1, code: "too-long" });
  expect(unfitWords([{ ...round, prediction: RATES }], [{ ...NEW_QUESTION, text: "Why?" }])).toEqual({
    ...{ round: null, code: "choice-empty" },
  });
  expect(unfitWords([{ ...round, prediction: RATES }], [])).toBeNull();
});
