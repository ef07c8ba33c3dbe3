import type { Session } from "@/lib/session/log/session";
import type { Takeaway } from "./takeaways";

/** The takeaways that may be shown: while the board is hidden, none that reveal a student's score. */
export function withoutHiddenScores(
  found: readonly Takeaway[],
  { hidden }: Pick<Session, "hidden">,
): Takeaway[] {
  return found.filter(({ values }) => !(hidden.board && "participant" in values));
}
