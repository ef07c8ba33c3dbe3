import type { Plan, PlannedRound } from "../plan";

/** How long a round takes by the clock, in minutes. `train` null: until the host closes it. */
type RoundMinutes = { readonly before: number; readonly train: number | null; readonly after: number };

/** How long a lesson takes by the clock, in minutes: until its first round, in each round, and after the last. */
export type PlanClock = {
  readonly opening: number;
  readonly rounds: readonly RoundMinutes[];
  readonly closing: number;
};

/** As planned; where a plan says nothing, a minute for each thing there is to do. */
export function planClock({ rounds, checks, asking, frame }: Plan): PlanClock {
  const isAsking = asking !== false;
  const usual = 1 + (isAsking && (checks ?? []).length > 0 ? 1 : 0);
  return {
    opening: frame?.opening ?? usual,
    rounds: rounds.map((round) => minutesOf(round, isAsking)),
    closing: frame?.closing ?? usual,
  };
}

function minutesOf({ minutes, prediction, script, talk }: PlannedRound, isAsking: boolean): RoundMinutes {
  return {
    before: talk?.before ?? 1 + (isAsking && prediction ? 1 : 0),
    train: minutes,
    after: talk?.after ?? 1 + ((script?.ask ?? []).length > 0 ? 1 : 0),
  };
}

/** Sums over the whole lesson. `open`: how many rounds last until the host closes them, whose training is in no sum. */
export function clockSums({ opening, rounds, closing }: PlanClock): {
  readonly all: number;
  readonly training: number;
  readonly talking: number;
  readonly open: number;
} {
  const training = rounds.reduce((sum, { train }) => sum + (train ?? 0), 0);
  const talking = rounds.reduce((sum, { before, after }) => sum + before + after, opening + closing);
  return {
    ...{ all: training + talking, training, talking },
    open: rounds.filter(({ train }) => train === null).length,
  };
}
