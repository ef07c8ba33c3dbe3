import type { CurvePoint } from "@/lib/learning/curve";
import { lengthOf } from "@/lib/learning/curve";
import type { EndReason, Millis, ParticipantId, RunNumber } from "./events";
import type { Run } from "./session";
import { type SmallChart, smallChart } from "./small-chart";

/**
 * What a lab is told of somebody else's run: what is new since the last time, or all of it. It says how things are, not what happened,
 * so telling it again changes nothing, and whatever was not told in between is not missed.
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

/** What the class found of a run's weights, or that it has none. */
export type Judgement = Pick<Run, "verdict" | "unproven" | "reproduction">;

/** What a board shows of a run's best point. */
export const SEEN_COLUMNS = [
  "validationScore",
  "trainScore",
  "validationLoss",
  "trainLoss",
  "validationMetric",
] as const satisfies readonly (keyof CurvePoint)[];
export type SeenBest = Pick<CurvePoint, (typeof SEEN_COLUMNS)[number]>;

/** How much of a run was told. Holds no curve: there is one for every run of a class. */
export type Told = Judgement & {
  readonly points: number;
  readonly best: CurvePoint | null;
  readonly ended: boolean;
};

export function toldOf({ curve, best, verdict, unproven, reproduction, end }: Run): Told {
  return { points: lengthOf(curve), best, verdict, unproven, reproduction, ended: end !== null };
}

const UNJUDGED: Judgement = { verdict: null, unproven: false, reproduction: null };

/** Whether more is known of a run's weights than was told, or something else. */
export function isJudgedAnew(run: Judgement, told: Judgement | null): boolean {
  const { verdict, unproven, reproduction } = told ?? UNJUDGED;
  return run.verdict !== verdict || run.unproven !== unproven || run.reproduction !== reproduction;
}

/** What is new about a run; all there is when nothing was told of it; null when nothing is new. */
export function sightingOf(participant: ParticipantId, run: Run, told: Told | null): Sighting | null {
  const { number, round, startedAt, curve, hyperparameters, best, verdict, unproven, reproduction, end } =
    run;
  const sighting: Sighting = {
    participant,
    run: number,
    start: told ? null : { round, at: startedAt },
    chart: smallChart(curve, hyperparameters.epochs, told?.points ?? 0),
    best: best === null || best === told?.best ? null : seenBest(best),
    judgement: isJudgedAnew(run, told) ? { verdict, unproven, reproduction } : null,
    end: told?.ended ? null : end,
  };
  const { start, chart, judgement } = sighting;
  return start || chart || sighting.best || judgement || sighting.end ? sighting : null;
}

function seenBest(best: CurvePoint): SeenBest {
  return Object.fromEntries(SEEN_COLUMNS.map((column) => [column, best[column]])) as SeenBest;
}
