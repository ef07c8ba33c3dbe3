import type { TestMove, TestMoves } from "@/lib/session/board/test-moves";
import type { ParticipantId } from "@/lib/session/log/events";
import type { ShowStep } from "@/lib/session/log/opening";
import type { Session } from "@/lib/session/log/session";
import { hasMoved, type ShowMoment } from "./show";

/** The splits whose scores are shown, in this order. */
export const SCORED_STEPS = ["train", "validation", "test"] as const satisfies readonly ShowStep[];
export type ScoredStep = (typeof SCORED_STEPS)[number];

/** The rows of an opened test in the order of the board before, the first place first. */
export function orderBefore({ rows }: Pick<TestMoves, "rows">): TestMove[] {
  return rows.toSorted(
    (one, other) => one.rankBefore - other.rankBefore || one.participant.id - other.participant.id,
  );
}

/** A row's score on a split at the point that the run counts by. */
export function scoreIn({ run, test }: TestMove, step: ScoredStep): number {
  if (step === "test") return test.score;
  // What is on a test has been measured.
  return (step === "train" ? run.best?.trainScore : run.best?.validationScore) ?? 0;
}

/**
 * How many of a student's three scores are shown at a moment, by their id. On the first two splits students move in the order of the board before, on
 * the test in its own, always from the last place to the first. Whoever has left the class leaves a gap.
 */
export function shownScores(
  session: Pick<Session, "rounds">,
  round: number,
  moves: Pick<TestMoves, "rows">,
  moment: ShowMoment,
): ReadonlyMap<ParticipantId, number> {
  const played = session.rounds[round];
  const results = played?.state === "closed" ? (played.test?.length ?? 0) : 0;
  const before = orderBefore(moves);
  const counts = new Map<ParticipantId, number>();
  for (const step of SCORED_STEPS) {
    const order = step === "test" ? moves.rows : before;
    for (const [index, { participant }] of order.entries())
      if (hasMoved(moment, step, results - 1 - index))
        counts.set(participant.id, (counts.get(participant.id) ?? 0) + 1);
  }
  return counts;
}

/** The student who moved last in the present step; null before the first has, and when places are shown. */
export function lastMoved(
  session: Pick<Session, "rounds">,
  round: number,
  moves: Pick<TestMoves, "rows">,
  { step, moved }: ShowMoment,
): ParticipantId | null {
  const played = session.rounds[round];
  if (step === "places" || moved === 0 || played?.state !== "closed") return null;
  const order = step === "test" ? moves.rows : orderBefore(moves);
  return order[(played.test?.length ?? 0) - moved]?.participant.id ?? null;
}
