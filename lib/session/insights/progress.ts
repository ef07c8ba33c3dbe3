import { scoreOf } from "@/lib/session/board/leaderboard";
import type { Run } from "@/lib/session/log/session";

/** A gain that the board shows: to one decimal. */
const VISIBLE = 0.05;
/** So many runs in a row that brought nothing: whoever trained them is stuck. */
export const STUCK_AFTER_RUNS = 3;

/**
 * How many of a participant's last runs of a round, one after the other, did not beat their best before. The first run of a
 * round beats nothing, so it counts; runs under way do not. `runs`: those of the round, in order.
 */
export function runsWithoutGain(runs: readonly Run[]): number {
  let best: number | null = null;
  let without = 0;
  for (const run of runs) {
    if (run.end === null) continue;
    const score = run.best === null ? null : scoreOf(run);
    const gains = score !== null && best !== null && score >= best + VISIBLE;
    without = gains ? 0 : without + 1;
    if (score !== null) best = Math.max(score, best ?? score);
  }
  return without;
}
