import type { Exercise } from "./decision";
import type { Session } from "./session";
import { type Takeaway, takeaways } from "./takeaways";
import { withoutHiddenScores } from "./tellable";

/** The takeaways of a round that a screen may show. `exercise` null: this version does not know the challenge. */
export function shownTakeaways(session: Session, round: number, exercise: Exercise | null): Takeaway[] {
  return exercise === null ? [] : withoutHiddenScores(takeaways(session, round, exercise), session);
}
