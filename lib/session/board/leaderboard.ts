import type { CurvePoint } from "@/lib/learning/curves/curve";
import type { PlannedRound } from "@/lib/session/decide/plan";
import { isMember } from "@/lib/session/decide/seats";
import type { Participant, Run, Session } from "@/lib/session/log/session";

/**
 * How far a score can be trusted: "reported" by the browser while it trains; reported, and "waiting" for the referee; "checked" by the
 * referee from the weights; "reproduced" by the referee in its own training.
 */
export type Trust = "reported" | "waiting" | "checked" | "reproduced";

/** A participant's place in a round, by their best run. */
export type Standing = {
  /** 1 is best; equal scores share a rank, and the ranks after them are skipped (1, 2, 2, 4). */
  readonly rank: number;
  readonly participant: Participant;
  readonly run: Run;
  /** That run's best point on the validation split. */
  readonly best: CurvePoint;
  /** On validation, 0–100: what the referee found, or what was reported before that. */
  readonly score: number;
  readonly trust: Trust;
  /** Generalisation gap at that point: validation loss − training loss. Shown, never ranked: a constant guess has none. */
  readonly gap: number;
  /** Runs the participant started in the round. */
  readonly runsUsed: number;
  /** How much better the best score is than that of the participant's first run of the round. */
  readonly improvement: number;
};

/**
 * Everyone who has a measured run in the round, by their best validation score as shown (one decimal). Time and training speed do not
 * count: equal scores share a rank, in the order of joining. Runs that are set aside do not count; on a Ladder, nor do those that do not
 * climb.
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

/** Whether a run does not count, for now or for good, because its weights contradict the reported score or did not come in time. */
export function isSetAside({ verdict, unproven }: Pick<Run, "verdict" | "unproven">): boolean {
  return verdict ? !verdict.agrees : unproven;
}

/** How far a run's score can be trusted. `end`: null while it is being trained. */
export function trustOf({
  verdict,
  reproduction,
  end,
}: Pick<Run, "verdict" | "reproduction"> & { readonly end: unknown }): Trust {
  if (!verdict) return end === null ? "reported" : "waiting";
  return reproduction === "reproduced" ? "reproduced" : "checked";
}

/** A run's validation score: the referee's if there is one, or else the reported one; 0 when nothing was measured. */
export function scoreOf({ verdict, best }: Pick<Run, "verdict" | "best">): number {
  return verdict?.validation.score ?? best?.validationScore ?? 0;
}

/** The run with the best validation score; the first of equals. Null if none was measured. */
export function bestRun(runs: readonly Run[]): Run | null {
  let found: Run | null = null;
  for (const run of runs) {
    if (run.best && (!found || scoreOf(run) > scoreOf(found))) found = run;
  }
  return found;
}

/** The participant who improved most on their own first run; null if nobody improved visibly. */
export function mostImproved(standings: readonly Standing[]): Standing | null {
  const best = standings.reduce<Standing | null>(
    (top, standing) => (standing.improvement > (top?.improvement ?? 0) ? standing : top),
    null,
  );
  return best && shown(best.improvement) > 0 ? best : null;
}

/** A score in tenths, as every screen shows it, so that what looks equal is equal. */
function shown(score: number): number {
  return Math.round(score * 10);
}

/** Whether someone joined after this round had started. They have the same limits as everyone, but less time. */
export function joinedLate(
  { rounds }: Pick<Session, "rounds">,
  { joinedAt }: Participant,
  round: number,
): boolean {
  const played = rounds[round];
  return played !== undefined && played.state !== "planned" && joinedAt > played.startedAt;
}
