import { testMoves } from "@/lib/session/board/test-moves";
import type { Participant, Run, Session } from "@/lib/session/log/session";
import { leaderboard } from "./leaderboard";

/** A round on a student's card: their best run of it. */
type OwnRound = {
  /** Counted from 0. */
  readonly round: number;
  readonly run: Run;
  /** On the examples that the round ranked by. */
  readonly score: number;
  /** Of the run that was tested; null while the test is sealed, or without a result. */
  readonly test: number | null;
};

/** From the lowest to the highest. */
export type Range = { readonly low: number; readonly high: number };

/** What a student takes home of a class. */
export type OwnCard = {
  readonly title: string;
  readonly nickname: string;
  /** In the order of the plan. */
  readonly rounds: readonly OwnRound[];
  /** What they tried in the whole class. */
  readonly tried: {
    readonly runs: number;
    readonly rates: Range;
    /** Weights of their networks; null where nothing is known of the challenges. */
    readonly sizes: Range | null;
  };
};

/** Rounds on a card. Of more, the last ones are there. */
const MOST_ROUNDS = 5;

/**
 * A student's card, from their own runs alone. Null as long as none of their runs counts. `sizeOf`: how many weights a run's network has; null if this version does not
 * know its challenge.
 */
export function ownCard(
  session: Session,
  self: Participant,
  sizeOf: (run: Run) => number | null,
): OwnCard | null {
  const rounds = session.plan.rounds.flatMap((_, round): OwnRound[] => {
    const own = leaderboard(session, round).find(({ participant }) => participant.id === self.id);
    if (own === undefined) return [];
    const tested = testMoves(session, round)?.rows.find(({ participant }) => participant.id === self.id);
    const { run, score } = own;
    return [{ round, run, score, test: tested?.test.score ?? null }];
  });
  const rates = rangeOf(self.runs.map(({ hyperparameters }) => hyperparameters.learningRate));
  if (rounds.length === 0 || rates === null) return null;
  return {
    ...{ title: session.title, nickname: self.nickname },
    rounds: rounds.slice(-MOST_ROUNDS),
    tried: {
      runs: self.runs.length,
      rates,
      sizes: rangeOf(self.runs.map(sizeOf).filter((size) => size !== null)),
    },
  };
}

function rangeOf(values: readonly number[]): Range | null {
  return values.length === 0 ? null : { low: Math.min(...values), high: Math.max(...values) };
}
