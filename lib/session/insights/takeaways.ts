import { median } from "@/lib/learning/numbers/median";
import { rateScatter, sizeScatter } from "@/lib/session/board/class-scatter";
import { isSetAside, leaderboard, mostImproved } from "@/lib/session/board/leaderboard";
import { testMoves } from "@/lib/session/board/test-moves";
import type { Exercise } from "@/lib/session/decide/decision";
import type { ParticipantId } from "@/lib/session/log/events";
import type { Run, Session } from "@/lib/session/log/session";
import { hasDiverged } from "./run-diagnosis";
import { withoutHiddenScores } from "./tellable";

/** One thing that a round showed, with the class's own figures: a key of its sentence and the numbers in it. */
export type Takeaway =
  /** The loop is what learns: how often the class went round it. */
  | { readonly key: "loop"; readonly values: { updates: number; runs: number; students: number } }
  /** Rates in the middle were best, smaller and larger ones worse. Scores are medians. */
  | {
      readonly key: "rate-between";
      readonly values: { from: number; to: number; best: number; below: number; above: number };
    }
  /** Runs diverged, the gentlest of them at this rate, while the best run had that one. */
  | { readonly key: "rate-too-large"; readonly values: { diverged: number; rate: number; bestRate: number } }
  /** Rates up to this one were worse than the best ones. Scores are medians. */
  | {
      readonly key: "rate-too-small";
      readonly values: { upTo: number; below: number; from: number; to: number; best: number };
    }
  /** Who gained the most by trying again. */
  | {
      readonly key: "tried-again";
      readonly values: { participant: ParticipantId; first: number; best: number; runs: number };
    }
  /** The run that knew its own examples best for what it was worth on the test: what memorising cost. */
  | {
      readonly key: "memorised";
      readonly values: { participant: ParticipantId; train: number; test: number; gap: number };
    }
  /** … while the test is sealed, on validation. */
  | {
      readonly key: "gap";
      readonly values: { participant: ParticipantId; train: number; validation: number };
    }
  /** The test gave what validation had promised: how far apart both scores were, in the middle. */
  | { readonly key: "promise-kept"; readonly values: { runs: number; apart: number } }
  /** Larger networks won on the examples they had seen, and lost on the others. Losses are medians. */
  | {
      readonly key: "too-large";
      readonly values: {
        parameters: number;
        train: number;
        trainBest: number;
        validation: number;
        best: number;
      };
    }
  /** Runs whose best network came before their end. */
  | { readonly key: "stopped-late"; readonly values: { runs: number; of: number } };

const TAKEAWAYS = 3;
/** Scores so far apart are of a run that knows its examples by heart. */
const APART = 15;
/** What validation promised and the test gave are the same when they are no further apart. */
const KEPT = 5;
/** The best came before this share of the run. */
const EARLY = 0.7;

/**
 * What a closed round showed, at most three: that repetition learns, what measuring found, and what generalises; of each the
 * first that really happened, and then whatever else did.
 */
export function takeaways(session: Session, round: number, exercise: Exercise): Takeaway[] {
  const themes = [
    [loop(session, round)],
    [...rates(session, round, exercise), triedAgain(session, round)],
    [
      onTest(session, round),
      tooLarge(session, round, exercise),
      gap(session, round, exercise),
      stoppedLate(session, round, exercise),
    ],
  ].map((theme) => theme.filter((takeaway) => takeaway !== null));
  const first = themes.flatMap((theme) => theme.slice(0, 1));
  const others = themes.flatMap((theme) => theme.slice(1));
  const chosen = new Set([...first, ...others].slice(0, TAKEAWAYS));
  return themes.flat().filter((takeaway) => chosen.has(takeaway));
}

/** True whenever a weight was updated. */
function loop(session: Session, round: number): Takeaway | null {
  const runs = runsOf(session, round).filter(({ run }) => stepsOf(run) > 0);
  const updates = runs.reduce((sum, { run }) => sum + stepsOf(run), 0);
  const students = new Set(runs.map(({ participant }) => participant)).size;
  return updates === 0 ? null : { key: "loop", values: { updates, runs: runs.length, students } };
}

/** Only what the runs bear out: a hump on both sides; else what diverged; else what was too small. */
function rates(session: Session, round: number, { task }: Exercise): (Takeaway | null)[] {
  const { hump } = rateScatter(session, round, task);
  const { best, below, above, worse } = hump;
  if (worse === "both" && best && below && above) {
    const values = {
      from: best.from,
      to: best.to,
      best: best.median,
      below: below.median,
      above: above.median,
    };
    return [{ key: "rate-between", values }];
  }
  const diverged = runsOf(session, round).filter(({ run }) => hasDiverged(run, task));
  const leader = leaderboard(session, round).at(0);
  const rate = Math.min(...diverged.map(({ run }) => run.hyperparameters.learningRate));
  const bestRate = leader?.run.hyperparameters.learningRate ?? Number.POSITIVE_INFINITY;
  const tooLargeRate: Takeaway | null =
    bestRate < rate && diverged.length > 0
      ? { key: "rate-too-large", values: { diverged: diverged.length, rate, bestRate } }
      : null;
  const tooSmall: Takeaway | null =
    worse === "below" && best && below
      ? {
          key: "rate-too-small",
          values: { upTo: below.to, below: below.median, from: best.from, to: best.to, best: best.median },
        }
      : null;
  return [tooLargeRate, tooSmall];
}

/** True where someone's best run shows a better score than their first. */
function triedAgain(session: Session, round: number): Takeaway | null {
  const top = mostImproved(leaderboard(session, round));
  if (!top) return null;
  const { participant, score, improvement, runsUsed } = top;
  const values = { participant: participant.id, first: score - improvement, best: score, runs: runsUsed };
  return { key: "tried-again", values };
}

/** With the test open: the largest fall from the training score to the test's, if it is one; else that validation had told the truth, if it had. */
function onTest(session: Session, round: number): Takeaway | null {
  const moves = testMoves(session, round);
  if (!moves || moves.rows.length === 0) return null;
  const worst = moves.rows.reduce((top, row) => (fallOf(row) > fallOf(top) ? row : top));
  if (fallOf(worst) >= APART) {
    const { participant, run, test, gap: between } = worst;
    const values = {
      participant: participant.id,
      train: run.best?.trainScore ?? 0,
      test: test.score,
      gap: between,
    };
    return { key: "memorised", values };
  }
  const apart = median(
    moves.rows.map(({ test, validationScore }) => Math.abs(test.score - validationScore)),
    "upper",
  );
  return moves.rows.length > 1 && apart <= KEPT
    ? { key: "promise-kept", values: { runs: moves.rows.length, apart } }
    : null;
}

function fallOf({ run, test }: { readonly run: Run; readonly test: { readonly score: number } }): number {
  return (run.best?.trainScore ?? 0) - test.score;
}

/** True where sizes above the best ones are worse on validation, and better on training. */
function tooLarge(session: Session, round: number, exercise: Exercise): Takeaway | null {
  const { hump, trainAbove, trainBest } = sizeScatter(session, round, exercise);
  const { worse, best, above } = hump;
  if ((worse !== "both" && worse !== "above") || !best || !above) return null;
  if (trainAbove === null || trainBest === null || trainAbove >= trainBest) return null;
  return {
    key: "too-large",
    values: {
      parameters: above.from,
      train: trainAbove,
      trainBest,
      validation: above.median,
      best: best.median,
    },
  };
}

/** While the test is sealed: the run that ended furthest from its own training score, if that is far. */
function gap(session: Session, round: number, { task }: Exercise): Takeaway | null {
  const closed = session.rounds[round];
  if (closed?.state === "closed" && closed.test !== null) return null;
  const ended = runsOf(session, round).flatMap(({ participant, run }) => {
    if (hasDiverged(run, task) || isSetAside(run)) return [];
    const train = run.curve.trainScore.at(-1);
    const validation = run.curve.validationScore.at(-1);
    return train === undefined || validation === undefined ? [] : [{ participant, train, validation }];
  });
  const widest = ended.toSorted(
    (one, other) => other.train - other.validation - (one.train - one.validation),
  )[0];
  return widest && widest.train - widest.validation >= APART ? { key: "gap", values: widest } : null;
}

/** True where runs were at their best well before they ended, and went on. One that diverged was stopped too late for another reason. */
function stoppedLate(session: Session, round: number, { task }: Exercise): Takeaway | null {
  const ended = runsOf(session, round).filter(
    ({ run }) =>
      run.end?.reason === "finished" && run.best !== null && !hasDiverged(run, task) && !isSetAside(run),
  );
  const late = ended.filter(({ run }) => (run.best?.step ?? 0) < EARLY * stepsOf(run));
  return late.length === 0 ? null : { key: "stopped-late", values: { runs: late.length, of: ended.length } };
}

function runsOf(session: Session, round: number): { participant: ParticipantId; run: Run }[] {
  return session.participants
    .filter(({ removed }) => !removed)
    .flatMap(({ id, runs }) =>
      runs.filter((run) => run.round === round).map((run) => ({ participant: id, run })),
    );
}

function stepsOf({ curve }: Run): number {
  return curve.step.at(-1) ?? 0;
}

/** The takeaways of a round that a screen may show. `exercise` null: this version does not know the challenge. */
export function shownTakeaways(session: Session, round: number, exercise: Exercise | null): Takeaway[] {
  return exercise === null ? [] : withoutHiddenScores(takeaways(session, round, exercise), session);
}
