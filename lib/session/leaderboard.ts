import type { CurvePoint } from "@/lib/learning/curve";
import type { Participant, Run, Session } from "./session";

/** A participant's place in a round: where their best run stands. */
export type Standing = {
  /** 1 is best; equal scores share a rank, and the ranks after them are skipped (1, 2, 2, 4). */
  readonly rank: number;
  readonly participant: Participant;
  readonly run: Run;
  /** That run's best point on the validation split. */
  readonly best: CurvePoint;
  /** Generalisation gap at that point: validation loss − training loss. Shown, never ranked: a constant guess has none. */
  readonly gap: number;
  /** Runs the participant started in the round. */
  readonly runsUsed: number;
};

/**
 * Everyone who has a measured run in the round, by their best validation score as it is shown (one decimal). Time and
 * training speed count for nothing: equal scores share a rank, in the order of joining.
 */
export function leaderboard(session: Session, round: number): Standing[] {
  const placed = session.participants
    .map((participant) => bestOf(participant, round))
    .filter((standing) => standing !== null)
    .sort(
      (one, other) =>
        shownScore(other.best) - shownScore(one.best) || one.participant.id - other.participant.id,
    );
  let rank = 0;
  return placed.map((standing, index) => {
    const equal = index > 0 && shownScore(standing.best) === shownScore(placed[index - 1].best);
    if (!equal) rank = index + 1;
    return { rank, ...standing };
  });
}

function bestOf(participant: Participant, round: number): Omit<Standing, "rank"> | null {
  if (participant.removed) return null;
  const runs = participant.runs.filter((run) => run.round === round);
  const run = bestRun(runs);
  if (!run?.best) return null;
  const gap = run.best.validationLoss - run.best.trainLoss;
  return { participant, run, best: run.best, gap, runsUsed: runs.length };
}

/** The run with the best validation score; the earlier of equals. */
export function bestRun(runs: readonly Run[]): Run | null {
  let found: Run | null = null;
  for (const run of runs) {
    if (run.best && (!found?.best || run.best.validationScore > found.best.validationScore)) found = run;
  }
  return found;
}

/** A score as every screen shows it, so that what looks equal is equal. */
function shownScore(best: CurvePoint): number {
  return Math.round(best.validationScore * 10);
}
