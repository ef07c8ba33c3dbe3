import { type DrawnChallenge, drawnChallenge } from "@/lib/challenges/class-drawings";
import type { TakenDrawing } from "@/lib/learning/drawing/class-drawings";
import type { Drawing } from "@/lib/session/log/drawing";
import { takenDrawings } from "@/lib/session/log/drawing";
import type { Session } from "@/lib/session/log/session";

/** What a class has drawn for each of its rounds, made once: nothing is added once a round has started, and a whole class asks at once. */
const made = new WeakMap<readonly Drawing[], Map<number, readonly TakenDrawing[]>>();

/** The drawings of a round whose examples the class draws; null of any other round. */
export function drawingsFor(session: Session, round: number): readonly TakenDrawing[] | null {
  if (!session.plan.rounds[round]?.drawings) return null;
  const { sent } = session.drawings;
  const ofSession = made.get(sent) ?? new Map<number, readonly TakenDrawing[]>();
  made.set(sent, ofSession);
  const drawings = ofSession.get(round) ?? takenDrawings(session, round);
  ofSession.set(round, drawings);
  return drawings;
}

/** The challenge of such a round; null of any other. */
export function drawnChallengeOf(session: Session, round: number): DrawnChallenge | null {
  const words = session.plan.rounds[round]?.drawings;
  const drawings = drawingsFor(session, round);
  return words && drawings ? drawnChallenge(words, drawings) : null;
}
