import { formatScore } from "@/lib/learning/numbers/format";
import { recitedBy } from "@/lib/session/board/class-words";
import { isSetAside, scoreOf } from "@/lib/session/board/leaderboard";
import type { TestMove } from "@/lib/session/board/test-moves";
import type { Run } from "@/lib/session/log/session";
import { diagnosisOf } from "./run-diagnosis";
import type { Takeaway } from "./takeaway";
import { type ClosedRound, isBetter } from "./takeaways-of-training";

/** A training score this much better than the other one is more than chance. */
const APART = 15;
/** Scores on validation and on the test up to this far apart count as the same. */
const KEPT = 5;
/** Scores on the training examples and on the test up to this far apart are about the same. */
const ALIKE = 10;
/** A best point before this share of the run is early. */
const EARLY = 0.7;

/** Whether a run may be said to have learnt its examples by heart: its diagnosis says so, and its steps are not to blame. One that bounces may end anywhere. */
function hasLearntByHeart(run: Run, { session, exercise }: ClosedRound): boolean {
  const diagnosis = diagnosisOf(session, run, exercise.task);
  if (diagnosis === null || diagnosis.regime === "bouncing" || diagnosis.regime === "diverged") return false;
  return diagnosis.fit === "overfitting";
}

/**
 * Of the runs that learnt by heart, the one whose score on the test is the furthest below that on its own examples, if it is far below. While the
 * test is sealed, validation stands in for it, but not where the round ranks by training scores, as that would give the test away.
 */
export function byHeart(round: ClosedRound): Takeaway | null {
  const { standings, moves } = round;
  if (moves !== null) {
    const found = furthestBelow(moves, round, ({ test }) => test.score);
    if (!found) return null;
    const { participant, run, test } = found;
    return {
      key: "by-heart",
      values: { participant: participant.id, train: trainScoreOf(run), test: test.score },
    };
  }
  const ranked = standings.filter(({ run }) => run.ranking.on === "validation");
  const found = furthestBelow(ranked, round, ({ score }) => score);
  if (!found) return null;
  const { participant, run, score } = found;
  const values = { participant: participant.id, train: trainScoreOf(run), validation: score };
  return { key: "by-heart-sealed", values };
}

function furthestBelow<Row extends { readonly run: Run }>(
  rows: readonly Row[],
  round: ClosedRound,
  scoreOn: (row: Row) => number,
): Row | null {
  const fall = (row: Row) => trainScoreOf(row.run) - scoreOn(row);
  return rows
    .filter((row) => fall(row) >= APART && hasLearntByHeart(row.run, round))
    .reduce<Row | null>((top, row) => (top && fall(top) >= fall(row) ? top : row), null);
}

/** Holds if whoever scored best on the training examples ended in the lower half of the test; if several did, all of them. */
export function trainingLeader({ moves }: ClosedRound): Takeaway | null {
  if (!moves || moves.length === 0) return null;
  const most = moves.reduce((top, { run }) => Math.max(top, trainScoreOf(run)), 0);
  const leaders = moves.filter(({ run }) => !isBetter(most, trainScoreOf(run)));
  const best = leaders.reduce((top, row) => (row.testRank < top.testRank ? row : top));
  if (best.testRank <= (moves.length + 1) / 2) return null;
  const { participant, run, testRank } = best;
  const values = { participant: participant.id, train: trainScoreOf(run), rank: testRank, of: moves.length };
  return { key: "training-leader", values };
}

/** Holds if the first on the test is diagnosed as just right, and did about as well there as on its own examples. */
export function understood({ session, moves, exercise: { task } }: ClosedRound): Takeaway | null {
  const first = firstOnTest(moves);
  if (!first || diagnosisOf(session, first.run, task)?.fit !== "just-right") return null;
  const [train, test] = [trainScoreOf(first.run), first.test.score];
  if (train - test > ALIKE) return null;
  return { key: "understood", values: { participant: first.participant.id, train, test } };
}

/**
 * Holds if, of the networks of letters that learnt by heart, one recited visibly more of its last words than the board's first. Like `byHeart`, it
 * waits for the test where the round ranks by training scores.
 */
export function recited(round: ClosedRound): Takeaway | null {
  const { standings, moves } = round;
  if (moves === null && standings.some(({ run }) => run.ranking.on === "train")) return null;
  const percent = (run: Run) => {
    const share = recitedBy(run);
    return share === null ? null : Math.round(100 * share);
  };
  const leader = standings[0] && percent(standings[0].run);
  if (leader === null || leader === undefined) return null;
  const counted = standings
    .filter(({ run }) => hasLearntByHeart(run, round))
    .flatMap(({ participant, run }) => ({ participant: participant.id, recited: percent(run) ?? 0 }));
  const most = counted.toSorted((one, other) => other.recited - one.recited)[0];
  return most && most.recited - leader >= APART ? { key: "recited", values: { ...most, leader } } : null;
}

/** Holds if finished runs that learnt by heart had their best point well before their end, where the best epoch counts. */
export function stoppedLate(round: ClosedRound): Takeaway | null {
  const ended = round.runs.filter(
    ({ run }) => run.end?.reason === "finished" && run.best !== null && !isSetAside(run),
  );
  const late = ended.filter(({ run }) => {
    const isEarly = (run.best?.step ?? 0) < EARLY * (run.curve.step.at(-1) ?? 0);
    return isEarly && run.ranking.by === "best-epoch" && hasLearntByHeart(run, round);
  });
  return late.length === 0 ? null : { key: "stopped-late", values: { runs: late.length, of: ended.length } };
}

/** Holds if who led on validation is also the first on the test, with nearly the same score. */
export function promiseKept({ moves, standings }: ClosedRound): Takeaway | null {
  const first = firstOnTest(moves);
  if (!first || !moves || moves.length < 2 || first.run.ranking.on !== "validation") return null;
  const leads = standings[0]?.run === first.run && standings[1]?.rank !== 1;
  const [validation, test] = [scoreOf(first.run), first.test.score];
  if (!leads || Math.abs(test - validation) > KEPT) return null;
  return { key: "promise-kept", values: { participant: first.participant.id, validation, test } };
}

/** Of a regression whose test is open: the first there, with the mistake in the target's own unit. */
export function mistakeOnTest({ moves, exercise: { task } }: ClosedRound): Takeaway | null {
  const first = firstOnTest(moves);
  if (!first || task.kind !== "regression") return null;
  const mistake = first.test.metric * (task.target?.deviation ?? 1);
  const values = { participant: first.participant.id, mistake, score: first.test.score };
  return { key: "mistake-on-test", values };
}

/** The best score on the test; null if several share it as shown, or nobody is there. */
function firstOnTest(moves: readonly TestMove[] | null): TestMove | null {
  const [first] = moves ?? [];
  if (!moves || first?.testRank !== 1) return null;
  const equal = moves.filter(({ test }) => formatScore(test.score) === formatScore(first.test.score));
  return equal.length === 1 ? first : null;
}

/** The training score that boards show: that of the point which the run counts by. */
function trainScoreOf({ best }: Run): number {
  return best?.trainScore ?? 0;
}
