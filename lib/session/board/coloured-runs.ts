import type { Exercise } from "@/lib/session/decide/decision";
import type { Session } from "@/lib/session/log/session";
import { sizeOf } from "./class-scatter";
import { type ColouredRun, measuredRuns } from "./colouring";
import { splitInView } from "./leaderboard";

/**
 * The measured runs of a round with what they train, on a screen that has them whole. `exercise`: the round's; null if this version does not know it. Sizes wait for
 * the test where nothing may tell before it who will fall: a large network with a low training loss would.
 */
export function colouredRuns(session: Session, round: number, exercise: Exercise | null): ColouredRun[] {
  const hasSizes = exercise !== null && splitInView(session, round) === "validation";
  return measuredRuns(session, round, exercise?.task ?? null).map((run) => ({
    ...run,
    rate: run.of?.hyperparameters.learningRate ?? null,
    size: hasSizes && run.of ? sizeOf(run.of.network, exercise) : null,
  }));
}
