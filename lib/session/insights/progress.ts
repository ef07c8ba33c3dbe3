import { scoreOf } from "@/lib/session/board/leaderboard";
import type { Run } from "@/lib/session/log/session";

/** The smallest gain that the board shows, with its one decimal. */
const VISIBLE = 0.05;
/** A student with this many runs in a row without a gain is stuck. */
export const STUCK_AFTER_RUNS = 3;

/**
 * How many of a participant's latest runs in a row did not beat their previous best. The first run of a round beats nothing, so it counts;
 * unfinished runs do not. `runs`: those of one round, in order.
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
