import type { Session } from "@/lib/session/log/session";
import type { Takeaway } from "./takeaways";

/** Takeaways without those that give away a student's score, while the board is hidden. */
export function withoutHiddenScores(
  found: readonly Takeaway[],
  { hidden }: Pick<Session, "hidden">,
): Takeaway[] {
  return found.filter(({ values }) => !(hidden.board && "participant" in values));
}
