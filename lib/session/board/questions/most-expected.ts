import { type Question, shownAnswers } from "@/lib/session/log/question";

/** The answer that most gave, or the middle one of numbers; null if nobody answered, or the answers may not be shown. */
export function mostExpected(question: Question): {
  readonly answer: string;
  readonly count: number;
  readonly of: number;
  readonly isMiddle: boolean;
} | null {
  const answers = shownAnswers(question) ?? [];
  const { answer: form } = question.content;
  if (answers.length === 0) return null;
  if (form.kind === "number") {
    const middle = answers[Math.floor((answers.length - 1) / 2)] ?? 0;
    return { answer: String(middle), count: 1, of: answers.length, isMiddle: true };
  }
  const counts = form.choices.map((_, choice) => answers.filter((answer) => answer === choice).length);
  const count = Math.max(...counts);
  const choices = form.choices.filter((_, choice) => counts[choice] === count);
  return { answer: choices.join(" · "), count, of: answers.length, isMiddle: false };
}
