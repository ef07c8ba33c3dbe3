import { pick } from "@/lib/learning/curve";
import type { Run, Session } from "./session";

/** Points of each run that are left. */
const POINTS = 24;

/**
 * The first point of a run in each twenty-fourth of its epochs, the best (the board ranks by it) and the last (the loop counter adds
 * it up).
 */
function tellingIndices(run: Run): number[] {
  const stride = run.hyperparameters.epochs / POINTS;
  const { step, epoch } = run.curve;
  return step.flatMap((value, index) => {
    const opensCell =
      index === 0 || Math.floor(epoch[index] / stride) > Math.floor(epoch[index - 1] / stride);
    const isLast = index === step.length - 1;
    return opensCell || isLast || value === run.best?.step ? [index] : [];
  });
}

/** A class whose curves would be megabytes, for a screen of the teacher's: fewer points, all else as it is. */
export function thinned(session: Session): Session {
  const participants = session.participants.map((participant) => {
    const runs = participant.runs.map((run) => ({ ...run, curve: pick(run.curve, tellingIndices(run)) }));
    return { ...participant, runs };
  });
  return { ...session, participants };
}
