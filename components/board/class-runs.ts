import { lengthOf } from "@/lib/learning/curve";
import type { Standing } from "@/lib/session/leaderboard";
import { isMember } from "@/lib/session/seats";
import type { Participant, Run, Session } from "@/lib/session/session";

/** One run of the class, and whether it is among those that lead. */
export type ClassRun = { readonly participant: Participant; readonly run: Run; readonly leads: boolean };

const LEADERS = 3;
/** Curves that one chart draws. A class that trained more in a round shows its leaders, what runs now, then its best. */
export const MAX_CURVES = 300;

/** The measured runs of a round, the most telling first. `standings` are that round's, in board order. */
export function classRuns(session: Session, round: number, standings: readonly Standing[]): ClassRun[] {
  const leaders = new Set(standings.slice(0, LEADERS).map(({ run }) => run));
  const runs = session.participants
    .filter(isMember)
    .flatMap((participant) =>
      participant.runs
        .filter((run) => run.round === round && lengthOf(run.curve) > 0)
        .map((run) => ({ participant, run, leads: leaders.has(run) })),
    );
  return runs.sort((one, other) => weight(other) - weight(one)).slice(0, MAX_CURVES);
}

function weight({ run, leads }: ClassRun): number {
  return (leads ? 2_000 : 0) + (run.end === null ? 1_000 : 0) + (run.best?.validationScore ?? 0);
}
