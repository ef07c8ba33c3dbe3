import type { CurvePoint } from "@/lib/learning/curves/curve";
import { type RanksOn, scoreAt } from "@/lib/learning/curves/ranking";
import type { PlannedRound } from "@/lib/session/decide/plan";
import { isMember } from "@/lib/session/decide/seats";
import { isUnranked, type Participant, type Run, type Session } from "@/lib/session/log/session";

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
  /** The point that it counts by. */
  readonly best: CurvePoint;
  /** On the examples that the round ranks by, 0–100: what the referee found, or what was reported before that. */
  readonly score: number;
  /** Accuracy (0–1) or root mean squared error on the same examples. */
  readonly metric: number;
  readonly trust: Trust;
  /** Generalisation gap at that point: validation loss − training loss. Shown, never ranked: a constant guess has none. */
  readonly gap: number;
  /** Runs the participant started in the round. */
  readonly runsUsed: number;
  /** How much better the best score is than that of the participant's first run of the round. */
  readonly improvement: number;
};

/**
 * Everyone who has a run that counts in the round, by their best score as shown (one decimal). Time and training speed do not count:
 * equal scores share a rank, in the order of joining. Runs that are set aside do not count; on a Ladder, nor do those that do not climb;
 * by final weights, nor do those that have not used all their epochs. Where a class has drawn too little to rank anybody, all share the first
 * place, in the order of joining.
 */
export function leaderboard(session: Session, round: number): Standing[] {
  const planned = session.plan.rounds[round] ?? null;
  const placed = session.participants
    .map((participant) => bestOf(participant, round, planned))
    .filter((standing) => standing !== null)
    .sort((one, other) => shown(other.score) - shown(one.score) || one.participant.id - other.participant.id);
  if (isUnranked(session, round))
    return placed
      .sort((one, other) => one.participant.id - other.participant.id)
      .map((standing) => ({ rank: 1, ...standing }));
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
    metric: metricOf(run, run.best),
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

/** On which of the checked examples a verdict is furthest from what was reported. */
export function mostDisputed({ verdict, best, ranking }: Pick<Run, "verdict" | "best" | "ranking">): RanksOn {
  const offOn = (on: RanksOn) =>
    Math.abs((verdict?.[on]?.score ?? 0) - (best === null ? 0 : scoreAt(best, on)));
  if (!verdict) return ranking.on;
  return verdict.train && offOn("train") > offOn("validation") ? "train" : "validation";
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

/** The score of a run that its round ranks by; 0 when nothing counts. */
export function scoreOf(run: Pick<Run, "verdict" | "best" | "ranking">): number {
  return scoreOn(run, run.ranking.on);
}

/** A run's score on these examples: the referee's if there is one, or else the reported one; 0 when nothing counts. */
export function scoreOn({ verdict, best }: Pick<Run, "verdict" | "best">, on: RanksOn): number {
  return verdict?.[on]?.score ?? (best === null ? 0 : scoreAt(best, on));
}

/** The same of its accuracy or error, on the examples that its round ranks by. */
export function metricOf({ verdict, ranking: { on } }: Pick<Run, "verdict" | "ranking">, best: CurvePoint) {
  return verdict?.[on]?.metric ?? (on === "train" ? best.trainMetric : best.validationMetric);
}

/**
 * On which examples the screens of the whole class show scores and losses at this moment. Where the board ranks by training scores, others
 * would give away who will fall, so there are none until the test is opened.
 */
export function splitInView({ plan, rounds }: Pick<Session, "plan" | "rounds">, round: number): RanksOn {
  const played = rounds[round];
  const isOpen = played?.state === "closed" && played.test !== null;
  return plan.rounds[round]?.trainingScores && !isOpen ? "train" : "validation";
}

/** The run with the best score, by which its owner ranks; the first of equals. Null if none counts. */
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
