import { pick } from "@/lib/learning/curves/curve";
import type { Run, Session } from "./session";

/** How many points are kept of each run, besides its best and its last. */
const POINTS = 24;

/**
 * Indices of the first point of a run in each twenty-fourth of its epochs, of its best point (the board ranks by it) and of its last (the
 * loop counter needs it).
 */
function indicesToKeep(run: Run): number[] {
  const stride = run.hyperparameters.epochs / POINTS;
  const { step, epoch } = run.curve;
  return step.flatMap((value, index) => {
    const opensCell =
      index === 0 || Math.floor(epoch[index]! / stride) > Math.floor(epoch[index - 1]! / stride);
    const isLast = index === step.length - 1;
    return opensCell || isLast || value === run.best?.step ? [index] : [];
  });
}

/** The session with only a few dozen points per run, for the teacher's screens: all points of a large class would be megabytes. */
export function withFewerPoints(session: Session): Session {
  const participants = session.participants.map((participant) => {
    const runs = participant.runs.map((run) => ({ ...run, curve: pick(run.curve, indicesToKeep(run)) }));
    return { ...participant, runs };
  });
  return { ...session, participants };
}
