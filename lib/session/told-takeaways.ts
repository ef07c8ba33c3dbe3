import type { Exercise } from "./decide/decision";
import { type Takeaway, takeaways } from "./insights/takeaways";
import { withoutHiddenScores } from "./insights/tellable";
import type { Session } from "./log/session";

/** The takeaways of a round that a screen may show. `exercise` null: this version does not know the challenge. */
export function shownTakeaways(session: Session, round: number, exercise: Exercise | null): Takeaway[] {
  return exercise === null ? [] : withoutHiddenScores(takeaways(session, round, exercise), session);
}
