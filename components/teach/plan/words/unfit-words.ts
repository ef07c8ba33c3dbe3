import type { PlannedRound } from "@/lib/session/decide/plan";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { overlongParts, readPlannedQuestion } from "@/lib/session/decide/questions/planned-words";
import type { QuestionContent } from "@/lib/session/questions/question";

/** The first words of a plan that cannot be used. `round`: from 1; null: a question before and after the lesson. "too-long": a part of a script. */
type Unfit = { readonly round: number | null; readonly code: ProblemCode | "too-long" };

/** What has to be corrected first before a plan can be sent; null if nothing. */
export function unfitWords(
  rounds: readonly PlannedRound[],
  checks: readonly QuestionContent[],
): Unfit | null {
  for (const [index, { prediction, script }] of rounds.entries()) {
    const read = prediction && readPlannedQuestion(prediction, true);
    if (read?.ok === false) return { round: index + 1, code: read.code };
    if (script && overlongParts(script).length > 0) return { round: index + 1, code: "too-long" };
  }
  for (const content of checks) {
    const read = readPlannedQuestion(content, false);
    if (!read.ok) return { round: null, code: read.code };
  }
  return null;
}
