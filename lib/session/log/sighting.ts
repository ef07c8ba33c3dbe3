import { type CurvePoint, lengthOf } from "@/lib/learning/curves/curve";
import { type SmallChart, smallChart } from "@/lib/session/board/small-chart";
import type { EndReason, Millis, ParticipantId, RunNumber } from "./events";
import type { Run } from "./session";

/**
 * What a lab gets of somebody else's run: what is new since the last sighting, or everything. It describes a state, not an event, so that
 * receiving it twice changes nothing.
 */
export type Sighting = {
  readonly participant: ParticipantId;
  readonly run: RunNumber;
  readonly start: { readonly round: number; readonly at: Millis } | null;
  readonly chart: SmallChart | null;
  readonly best: SeenBest | null;
  readonly judgement: Judgement | null;
  readonly end: { readonly reason: EndReason; readonly at: Millis } | null;
};

/** What the referee found out about a run, or that its weights never came. */
export type Judgement = Pick<Run, "verdict" | "unproven" | "reproduction">;

/** What a board shows of the point that a run counts by. */
export const SEEN_COLUMNS = [
  "validationScore",
  "trainScore",
  "validationLoss",
  "trainLoss",
  "validationMetric",
  "trainMetric",
] as const satisfies readonly (keyof CurvePoint)[];
export type SeenBest = Pick<CurvePoint, (typeof SEEN_COLUMNS)[number]>;

/** How much of a run the labs have been sent. Without the curve, since this is kept for every run of a class. */
export type Told = Judgement & {
  readonly points: number;
  readonly best: CurvePoint | null;
  readonly ended: boolean;
};

export function toldOf({ curve, best, verdict, unproven, reproduction, end }: Run): Told {
  return { points: lengthOf(curve), best, verdict, unproven, reproduction, ended: end !== null };
}

const UNJUDGED: Judgement = { verdict: null, unproven: false, reproduction: null };

/** Whether the judgement of a run differs from the one that the labs have. */
export function hasNewJudgement(run: Judgement, told: Judgement | null): boolean {
  const { verdict, unproven, reproduction } = told ?? UNJUDGED;
  return run.verdict !== verdict || run.unproven !== unproven || run.reproduction !== reproduction;
}

/** What is new about a run since `told`, or everything if that is null. Null when nothing is new. */
export function sightingOf(participant: ParticipantId, run: Run, told: Told | null): Sighting | null {
  const { number, round, startedAt, curve, hyperparameters, ranking, best } = run;
  const { verdict, unproven, reproduction, end } = run;
  const sighting: Sighting = {
    participant,
    run: number,
    start: told ? null : { round, at: startedAt },
    chart: smallChart(curve, { epochs: hyperparameters.epochs, on: ranking.on }, told?.points ?? 0),
    best: best === null || best === told?.best ? null : seenBest(best),
    judgement: hasNewJudgement(run, told) ? { verdict, unproven, reproduction } : null,
    end: told?.ended ? null : end,
  };
  const { start, chart, judgement } = sighting;
  return start || chart || sighting.best || judgement || sighting.end ? sighting : null;
}

function seenBest(best: CurvePoint): SeenBest {
  return Object.fromEntries(SEEN_COLUMNS.map((column) => [column, best[column]])) as SeenBest;
}
