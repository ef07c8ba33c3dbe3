import { CHOICES } from "@/lib/session/questions/question";

/** A question as the teacher has typed it so far. Choices are kept while the question is to ask for a number. */
export type QuestionDraft = {
  readonly text: string;
  readonly kind: "choices" | "number";
  readonly choices: readonly string[];
};

export const EMPTY_DRAFT: QuestionDraft = { text: "", kind: "choices", choices: ["", ""] };

/** With one more choice to fill in, unless there are as many as a question may have. */
export function withChoice(draft: QuestionDraft): QuestionDraft {
  return draft.choices.length < CHOICES.max ? { ...draft, choices: [...draft.choices, ""] } : draft;
}

/** Without a choice, unless no more would be left than a question needs. */
export function withoutChoice(draft: QuestionDraft, index: number): QuestionDraft {
  if (draft.choices.length <= CHOICES.min) return draft;
  return { ...draft, choices: draft.choices.filter((_, at) => at !== index) };
}
