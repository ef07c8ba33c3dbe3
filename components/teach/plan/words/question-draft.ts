import { readNumber } from "@/lib/learning/numbers/typed-number";
import { MAX_NUMBER, type Outcome, type QuestionContent } from "@/lib/session/questions/question";

/** A question to begin with. */
export const NEW_QUESTION: QuestionContent = {
  text: "",
  answer: { kind: "choices", choices: ["", ""], right: null },
  outcome: null,
};

/** The question with other choices. `values`: what they stand for, if it is about a number. `right`: unchanged if left out. */
export function changedChoices(
  { text, answer, outcome }: QuestionContent,
  choices: readonly string[],
  values: readonly number[],
  right: number | null = answer.kind === "choices" ? answer.right : null,
): QuestionContent {
  return {
    text,
    answer: { kind: "choices", choices: [...choices], right },
    outcome: outcome && { of: outcome.of, values: [...values] },
  };
}

/** The question about something else, whose choices stand for the numbers that they name. */
export function withOutcome(content: QuestionContent, of: Outcome | null): QuestionContent {
  const { answer } = content;
  if (of === null) return { ...content, outcome: null };
  const values =
    answer.kind === "choices" ? answer.choices.map((choice, index) => firstValue(of, choice, index)) : [];
  return { ...content, outcome: { of, values } };
}

/** What a choice stands for until a teacher says otherwise: the number that it names, or its place from 0. */
export function firstValue(of: Outcome, choice: string, place: number): number {
  return readNumber(choice, valueRule(of)) ?? place;
}

/** Which numbers a choice about this may stand for. */
export function valueRule(of: Outcome) {
  const kind = of === "learning-rate" || of === "score" ? ("real" as const) : ("whole" as const);
  return { kind, min: 0, max: MAX_NUMBER };
}
