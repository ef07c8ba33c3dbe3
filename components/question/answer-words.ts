import { isolate, isolateNumber } from "@/components/board/isolate";
import { writeNumber } from "@/lib/learning/numbers/typed-number";
import type { Answer, QuestionContent } from "@/lib/session/questions/question";

/** Latin in every language, like digits, because students compare their screens. */
const LETTERS = ["A", "B", "C", "D", "E", "F"] as const;

/** The letter of a choice. */
export function letterOf(choice: number): string {
  return LETTERS[choice] ?? "";
}

/** An answer to put into a sentence: a number as it was given, or the text of the choice. */
export function answerInWords(answer: Answer, { answer: form }: QuestionContent): string {
  if (form.kind === "number") return isolateNumber(numberInWords(answer));
  return isolate(form.choices[answer] ?? "");
}

/** An answered number, exactly as it was given. */
export function numberInWords(answer: Answer): string {
  return writeNumber(answer, "real");
}
