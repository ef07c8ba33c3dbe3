import { z } from "zod";
import { PLAIN_TEXT } from "@/lib/session/names/clean-text";

/*
 * What a class can be asked: what it expects of a round, what it knows before and after the lesson, or whatever its teacher wants to know.
 * A question has two to six choices or asks for a number. Texts are the teacher's own words.
 */

export const MAX_QUESTION_CHARACTERS = 200;
export const MAX_CHOICE_CHARACTERS = 80;
export const CHOICES = { min: 2, max: 6 } as const;
/** Numbers beyond this are refused, in either direction. */
export const MAX_NUMBER = 1e9;
/** A code point takes up to two code units; a character that people count as one may have several code points. */
const UNITS_A_CHARACTER = 16;

const text = (characters: number) =>
  z
    .string()
    .min(1)
    .max(UNITS_A_CHARACTER * characters)
    .regex(PLAIN_TEXT);

/** What of the winning run a question is about, so that the answers can be compared with what happened. */
export const OUTCOMES = ["learning-rate", "hidden-layers", "convolutions", "units", "score"] as const;
export const Outcome = z.enum(OUTCOMES);
export type Outcome = z.infer<typeof Outcome>;

/** `right`: the index of the right choice; null if there is none, or if a screen must not know it yet. */
const Choices = z.strictObject({
  kind: z.literal("choices"),
  choices: z.array(text(MAX_CHOICE_CHARACTERS)).min(CHOICES.min).max(CHOICES.max),
  right: z
    .int()
    .min(0)
    .max(CHOICES.max - 1)
    .nullable(),
});
const AnyNumber = z.strictObject({ kind: z.literal("number") });

/**
 * A question with the form of its answers. `outcome`: null unless it is about the winning run of a round; `values`: what each choice stands
 * for, such as its learning rate, in the order of the choices (empty for a number).
 */
export const QuestionContent = z.strictObject({
  text: text(MAX_QUESTION_CHARACTERS),
  answer: z.discriminatedUnion("kind", [Choices, AnyNumber]),
  outcome: z.strictObject({ of: Outcome, values: z.array(z.number()).max(CHOICES.max) }).nullable(),
});
export type QuestionContent = z.infer<typeof QuestionContent>;

/**
 * Why it is asked. `prediction`: what a student expects of the round; `before`, `after`: the same questions before and after the lesson;
 * `own`: the teacher's own.
 */
export const Purpose = z.enum(["prediction", "before", "after", "own"]);
export type Purpose = z.infer<typeof Purpose>;

/** An answer: the index of a choice, or a number. */
export const Answer = z.number().min(-MAX_NUMBER).max(MAX_NUMBER);
export type Answer = z.infer<typeof Answer>;

/** Whether this can be an answer to a question of this form. */
export function fits(answer: number, { answer: form }: QuestionContent): boolean {
  if (form.kind === "number") return Number.isFinite(answer) && Math.abs(answer) <= MAX_NUMBER;
  return Number.isInteger(answer) && answer >= 0 && answer < form.choices.length;
}

/** The question with its texts changed, such as names in them. */
export function withTexts(content: QuestionContent, change: (text: string) => string): QuestionContent {
  const { text, answer } = content;
  const changed =
    answer.kind === "choices"
      ? { ...answer, choices: answer.choices.map((choice) => change(choice)) }
      : answer;
  return { ...content, text: change(text), answer: changed };
}

/** The question without what nobody may know before it is closed. */
export function withoutRight(content: QuestionContent): QuestionContent {
  const { answer } = content;
  return answer.kind === "choices" ? { ...content, answer: { ...answer, right: null } } : content;
}
