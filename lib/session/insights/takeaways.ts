import { median } from "@/lib/learning/numbers/median";
import { rateScatter, sizeScatter } from "@/lib/session/board/class-scatter";
import { isSetAside, leaderboard, mostImproved } from "@/lib/session/board/leaderboard";
import { testMoves } from "@/lib/session/board/test-moves";
import type { Exercise } from "@/lib/session/decide/decision";
import type { ParticipantId } from "@/lib/session/log/events";
import type { Run, Session } from "@/lib/session/log/session";
import { withoutHiddenScores } from "./hidden-scores";
import { hasDiverged } from "./run-diagnosis";

/** Something that a round showed, with the class's own figures: the key of a sentence and the numbers in it. */
export type Takeaway =
  /** The training loop is what learns: how many updates the class made. */
  | { readonly key: "loop"; readonly values: { updates: number; runs: number; students: number } }
  /** Medium rates were best, smaller and larger ones worse. Scores are medians. */
  | {
      readonly key: "rate-between";
      readonly values: { from: number; to: number; best: number; below: number; above: number };
    }
  /** Some runs diverged, at `rate` or above, while the best run had `bestRate`. */
  | { readonly key: "rate-too-large"; readonly values: { diverged: number; rate: number; bestRate: number } }
  /** Rates up to `upTo` were worse than the best ones. Scores are medians. */
  | {
      readonly key: "rate-too-small";
      readonly values: { upTo: number; below: number; from: number; to: number; best: number };
    }
  /** The student who gained the most by trying again. */
  | {
      readonly key: "tried-again";
      readonly values: { participant: ParticipantId; first: number; best: number; runs: number };
    }
  /** The run whose test score fell furthest below its training score: what memorising cost. */
  | {
      readonly key: "memorised";
      readonly values: { participant: ParticipantId; train: number; test: number; gap: number };
    }
  /** The same on validation, while the test is sealed. */
  | {
      readonly key: "gap";
      readonly values: { participant: ParticipantId; train: number; validation: number };
    }
  /** The test confirmed what validation had promised. `apart`: the median difference between both scores. */
  | { readonly key: "promise-kept"; readonly values: { runs: number; apart: number } }
  /** Larger networks did better on the training examples and worse on the others. Losses are medians. */
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
  /** Runs that had their best network well before their end. */
  | { readonly key: "stopped-late"; readonly values: { runs: number; of: number } };

const TAKEAWAYS = 3;
/** A run whose training score is this much better than the other has memorised its examples. */
const APART = 15;
/** Validation and test scores up to this far apart count as the same. */
const KEPT = 5;
/** A best point before this share of the run is early. */
const EARLY = 0.7;

/**
 * At most three things that a closed round showed. There are three themes: that repetition learns, what the settings did, and what
 * generalises. The first that holds of each theme is taken, and then others if there is room.
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

/** Holds whenever a weight was updated. */
function loop(session: Session, round: number): Takeaway | null {
  const runs = runsOf(session, round).filter(({ run }) => stepsOf(run) > 0);
  const updates = runs.reduce((sum, { run }) => sum + stepsOf(run), 0);
  const students = new Set(runs.map(({ participant }) => participant)).size;
  return updates === 0 ? null : { key: "loop", values: { updates, runs: runs.length, students } };
}

/** Either worse rates on both sides of the best ones, or diverged rates and rates that were too small, as far as the runs show it. */
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

/** Holds if someone's best run has a visibly better score than their first. */
function triedAgain(session: Session, round: number): Takeaway | null {
  const top = mostImproved(leaderboard(session, round));
  if (!top) return null;
  const { participant, score, improvement, runsUsed } = top;
  const values = { participant: participant.id, first: score - improvement, best: score, runs: runsUsed };
  return { key: "tried-again", values };
}

/** With the test open: the largest drop from training to test score if it is large; otherwise that validation was right, if it was. */
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

/** Holds if networks above the best sizes are worse on validation but better on training. */
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

/** While the test is sealed: the run with the largest difference between training and validation score at its end, if it is large. */
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

/** Holds if finished runs had their best point well before their end. Diverged runs do not count: they failed for another reason. */
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
