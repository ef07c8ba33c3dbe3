import { scoreOf } from "@/lib/session/board/leaderboard";
import type { PlayedRound } from "@/lib/session/insights/expectations";
import type { Run } from "@/lib/session/log/session";

/**
 * What a class saw in a round: whether each promise was kept (1 or 0), and figures that say more. Null where the class did nothing that the promise is
 * about, or there is no figure.
 */
export type Seen = Readonly<Record<string, number | null>>;

export function share(holds: boolean): number {
  return holds ? 1 : 0;
}

/** The measured runs of the round, of everybody. */
export function runsOf({ session, round }: PlayedRound): Run[] {
  return session.participants.flatMap(({ runs }) => runs.filter((run) => run.round === round && run.best));
}

/** The best score of these runs; null if there is none. */
export function bestScore(runs: readonly Run[]): number | null {
  return runs.length === 0 ? null : Math.max(...runs.map(scoreOf));
}

/** Whether all of some runs are like this; null if there are no such runs. */
export function shareAll(runs: readonly Run[], holds: (run: Run) => boolean): number | null {
  return runs.length === 0 ? null : share(runs.every(holds));
}
