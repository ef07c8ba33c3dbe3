import type { Session } from "./session";
import type { Takeaway } from "./takeaways";

/** What of a round's takeaways may be told: where the board is hidden, nobody's score. */
export function tellable(found: readonly Takeaway[], { hidden }: Pick<Session, "hidden">): Takeaway[] {
  return found.filter(({ values }) => !(hidden.board && "participant" in values));
}
