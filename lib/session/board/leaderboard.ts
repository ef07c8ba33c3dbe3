import type { CurvePoint } from "@/lib/learning/curves/curve";
import type { PlannedRound } from "@/lib/session/decide/plan";
import { isMember } from "@/lib/session/decide/seats";
import type { Participant, Run, Session } from "@/lib/session/log/session";

/**
 * How far a score can be trusted: as the browser says while it trains, as it said and the weights are still to come, as the referee computed
 * from the weights, as the referee trained again itself.
 */
export type Trust = "reported" | "waiting" | "checked" | "reproduced";

/** A participant's place in a round: where their best run stands. */
export type Standing = {
  /** 1 is best; equal scores share a rank, and the ranks after them are skipped (1, 2, 2, 4). */
  readonly rank: number;
  readonly participant: Participant;
  readonly run: Run;
  /** That run's best point on the validation split. */
  readonly best: CurvePoint;
  /** On validation, 0–100: what the referee found, or what was reported until then. */
  readonly score: number;
  readonly trust: Trust;
  /** Generalisation gap at that point: validation loss − training loss. Shown, never ranked: a constant guess has none. */
  readonly gap: number;
  /** Runs the participant started in the round. */
  readonly runsUsed: number;
  /** How much the best score has gained on the participant's first run of the round. */
  readonly improvement: number;
};

/**
 * Everyone who has a measured run in the round, by their best validation score as it is shown (one decimal). Time and
 * training speed count for nothing: equal scores share a rank, in the order of joining. A run that is set aside counts for nothing; on a
 * Ladder, one that does not climb counts for nothing either.
 */
export function leaderboard(session: Session, round: number): Standing[] {
  const planned = session.plan.rounds[round] ?? null;
  const placed = session.participants
    .map((participant) => bestOf(participant, round, planned))
    .filter((standing) => standing !== null)
    .sort((one, other) => shown(other.score) - shown(one.score) || one.participant.id - other.participant.id);
  let rank = 0;
  return placed.map((standing, index) => {
    const equal = index > 0 && shown(standing.score) === shown(placed[index - 1]!.score);
    if (!equal) rank = index + 1;
    return { rank, ...standing };
  });
}

function bestOf(
  participant: Participant,
  round: number,
  planned: PlannedRound | null,
): Omit<Standing, "rank"> | null {
  if (!isMember(participant)) return null;
  const runs = participant.runs.filter((run) => run.round === round);
  const counting = runs.filter((run) => counts(run, planned));
  const run = bestRun(counting);
  if (!run?.best) return null;
  const gap = run.best.validationLoss - run.best.trainLoss;
  const first = counting.find(({ best }) => best !== null) ?? run;
  const score = scoreOf(run);
  return {
    participant,
    run,
    best: run.best,
    score,
    trust: trustOf(run),
    gap,
    runsUsed: runs.length,
    improvement: score - scoreOf(first),
  };
}

function counts(run: Run, planned: PlannedRound | null): boolean {
  if (isSetAside(run)) return false;
  return planned?.ladder ? run.verdict?.climbs === true : true;
}

/** Whether a run counts for nothing, for now or for good: its weights give another score than was reported, or did not come in time. */
export function isSetAside({ verdict, unproven }: Pick<Run, "verdict" | "unproven">): boolean {
  return verdict ? !verdict.agrees : unproven;
}

/** `end`: null while the run goes on. */
export function trustOf({
  verdict,
  reproduction,
  end,
}: Pick<Run, "verdict" | "reproduction"> & { readonly end: unknown }): Trust {
  if (!verdict) return end === null ? "reported" : "waiting";
  return reproduction === "reproduced" ? "reproduced" : "checked";
}

/** A run's validation score: the referee's, or the reported one until there is that; 0 when nothing was measured. */
export function scoreOf({ verdict, best }: Pick<Run, "verdict" | "best">): number {
  return verdict?.validation.score ?? best?.validationScore ?? 0;
}

/** The run with the best validation score; the earlier of equals. */
export function bestRun(runs: readonly Run[]): Run | null {
  let found: Run | null = null;
  for (const run of runs) {
    if (run.best && (!found || scoreOf(run) > scoreOf(found))) found = run;
  }
  return found;
}

/** Who gained the most on their own first run; null when nobody gained anything that can be seen. */
export function mostImproved(standings: readonly Standing[]): Standing | null {
  const best = standings.reduce<Standing | null>(
    (top, standing) => (standing.improvement > (top?.improvement ?? 0) ? standing : top),
    null,
  );
  return best && shown(best.improvement) > 0 ? best : null;
}

/** A score as every screen shows it, so that what looks equal is equal. */
function shown(score: number): number {
  return Math.round(score * 10);
}

/** Whether someone joined after this round had started. They have the same epochs and runs as everyone, and less time. */
export function joinedLate(
  { rounds }: Pick<Session, "rounds">,
  { joinedAt }: Participant,
  round: number,
): boolean {
  const played = rounds[round];
  return played !== undefined && played.state !== "planned" && joinedAt > played.startedAt;
}
