import { pick } from "@/lib/learning/curves/curve";
import type { Run, Session } from "./session";

/** Of each run at least about so many points are kept, besides its last. */
const FEWEST = 24;

/**
 * Indices of the first point of a run in each of `cells` equal stretches of its epochs, and of its last (the loop counter needs it). Chosen by epoch alone: a
 * point that is kept because its loss or its score stands out would be a tooth in the curve.
 */
function indicesToKeep(run: Run, cells: number): number[] {
  const stride = run.hyperparameters.epochs / cells;
  const { step, epoch } = run.curve;
  return step.flatMap((_, index) => {
    const opensCell =
      index === 0 || Math.floor(epoch[index]! / stride) > Math.floor(epoch[index - 1]! / stride);
    return opensCell || index === step.length - 1 ? [index] : [];
  });
}

/**
 * The session with fewer points of each run, for the teacher's screens: all points of a large class would be megabytes. `most`: about how many it may have in all; where
 * there are so many runs that each would have fewer than a few dozen, it has more.
 */
export function withFewerPoints(session: Session, most: number): Session {
  const count = session.participants.reduce((sum, { runs }) => sum + runs.length, 0);
  const cells = Math.max(FEWEST, Math.floor(most / Math.max(1, count)) - 1);
  const participants = session.participants.map((participant) => {
    const runs = participant.runs.map((run) => ({
      ...run,
      curve: pick(run.curve, indicesToKeep(run, cells)),
    }));
    return { ...participant, runs };
  });
  return { ...session, participants };
}
