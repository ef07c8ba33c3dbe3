import type { Exercise } from "@/lib/session/decision";
import type { Session } from "@/lib/session/session";
import { type Takeaway, takeaways } from "@/lib/session/takeaways";

/** What a round showed, as a screen may tell it: where the board is hidden, nobody's score is told. `exercise` null: not known to this version. */
export function toldTakeaways(session: Session, round: number, exercise: Exercise | null): Takeaway[] {
  if (exercise === null) return [];
  const found = takeaways(session, round, exercise);
  return session.hidden.board ? found.filter(({ values }) => !("participant" in values)) : found;
}
