import type { Exercise } from "./decision";
import type { Session } from "./session";
import { type Takeaway, takeaways } from "./takeaways";
import { tellable } from "./tellable";

/** What a round showed, as a screen may tell it. `exercise` null: not known to this version. */
export function toldTakeaways(session: Session, round: number, exercise: Exercise | null): Takeaway[] {
  return exercise === null ? [] : tellable(takeaways(session, round, exercise), session);
}
