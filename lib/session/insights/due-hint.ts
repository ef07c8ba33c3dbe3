import { type Hint, hintFor, type TriedRun } from "@/lib/learning/curves/hints";
import { bestRun } from "@/lib/session/board/leaderboard";
import { hintsOn, type Run, type Session } from "@/lib/session/log/session";
import { runsWithoutGain, STUCK_AFTER_RUNS } from "./progress";
import { isSound } from "./run-diagnosis";

/**
 * A hint for a student whose last few runs did not improve their score. Null while they make progress, where their best run is sound, and
 * where the host has turned hints off. `own`: their runs of the round, all ended; `tried`: the same, diagnosed, for which it is called only if need be.
 */
export function dueHint(
  session: Session,
  round: number,
  own: readonly Run[],
  tried: () => readonly TriedRun[],
): Hint | null {
  if (!hintsOn(session, round) || runsWithoutGain(own) < STUCK_AFTER_RUNS) return null;
  const runs = tried();
  const best = bestRun(own);
  if (best && isSound(runs[own.indexOf(best)]?.diagnosis ?? null)) return null;
  const { locks, epochLimit, ranksBy } = session.plan.rounds[round]!;
  return hintFor(runs, { locks, epochLimit, ranksBy });
}
