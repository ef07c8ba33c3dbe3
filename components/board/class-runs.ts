import { lengthOf } from "@/lib/learning/curves/curve";
import { bestRun, isSetAside, type Standing, scoreOf } from "@/lib/session/board/leaderboard";
import { isMember } from "@/lib/session/decide/seats";
import type { Participant, Run, Session } from "@/lib/session/log/session";

/** One run of the class, and whether it is highlighted: as one of the leaders, or because the host points at it. */
export type ClassRun = { readonly participant: Participant; readonly run: Run; readonly leads: boolean };

const LEADERS = 3;
/** Curves in one chart at most: the leaders first, then current runs, then the best ones. */
const MAX_CURVES = 300;

/**
 * The measured runs of a round, the most important first. Runs that do not rank are left out, except one that the host points at.
 * `standings`: of that round, in board order.
 */
export function classRuns(session: Session, round: number, standings: readonly Standing[]): ClassRun[] {
  const pointedAt = spotlit(session, round);
  // While the host points at a run, the leaders are not highlighted.
  const leaders = pointedAt ?? new Set(standings.slice(0, LEADERS).map(({ run }) => run));
  const runs = session.participants.filter(isMember).flatMap((participant) =>
    participant.runs
      .filter((run) => run.round === round && lengthOf(run.curve) > 0)
      .filter((run) => !isSetAside(run) || leaders.has(run))
      .map((run) => ({ participant, run, leads: leaders.has(run) })),
  );
  return runs.sort((one, other) => weight(other) - weight(one)).slice(0, MAX_CURVES);
}

/** The run of the round that the host points at: the chosen one, else the participant's best, else their last. Null: none. */
export function spotlitRun({ spotlight, participants }: Session, round: number): Run | null {
  if (spotlight === null) return null;
  const runs = participants[spotlight.participant]?.runs.filter((run) => run.round === round) ?? [];
  if (spotlight.run !== null) return runs.find((run) => run.number === spotlight.run) ?? null;
  return bestRun(runs) ?? runs.at(-1) ?? null;
}

function spotlit(session: Session, round: number): ReadonlySet<Run> | null {
  const run = spotlitRun(session, round);
  return run && new Set([run]);
}

function weight({ run, leads }: ClassRun): number {
  return (leads ? 2_000 : 0) + (run.end === null ? 1_000 : 0) + scoreOf(run);
}
