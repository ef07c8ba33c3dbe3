import { lengthOf } from "@/lib/learning/curves/curve";
import { type RanksOn, rankingOf } from "@/lib/learning/curves/ranking";
import { median } from "@/lib/learning/numbers/median";
import { scoreRules } from "@/lib/learning/training/score-rules";
import type { TestResult, UncheckedRun, WrongLabels } from "@/lib/session/log/events";
import { isUnranked, type Participant, type Run, type Session } from "@/lib/session/log/session";
import { scoreOf } from "./leaderboard";

/** A participant's ranks on the board before and on the test, both among those who are on the test's board. */
export type TestMove = {
  readonly participant: Participant;
  /** The tested run: the participant's best of those whose weights the server has. */
  readonly run: Run;
  /** Scores that are equal as shown (one decimal) share a rank. */
  readonly rankBefore: number;
  /** On the examples that the round ranked by (`TestMoves.before`). */
  readonly scoreBefore: number;
  /** 1 + the number of others in better places; by the first rules: who are better by more than chance. */
  readonly testRank: number;
  /** The last of the places that they share with those they are too close to; by the first rules the same. */
  readonly lastRank: number;
  readonly test: TestResult["test"];
  /** Places gained (positive) or lost (negative), to the nearest of those that they share. */
  readonly move: number;
  /** Generalisation gap at the run's best point, as shown on every board: validation loss − training loss. */
  readonly gap: number;
  /** Null in a round without wrong labels, and of a test that was opened before they were counted. */
  readonly wrongLabels: WrongLabels | null;
};

/** The participant who moved furthest, and whether their gap, compared with the class's median, had predicted it. */
export type Furthest = TestMove & { readonly foretold: boolean };

/** Why someone who trained is not on the test's board. */
type Absence = {
  readonly participant: Participant;
  /**
   * `not-finished`: ranked by final weights, and no run of theirs used all its epochs. `not-in-time`: the server had weights of theirs, but had
   * not checked them when the test was opened. `came-out-different`: a run did, when it was trained again.
   */
  readonly why:
    | "not-measured"
    | "not-finished"
    | "not-borne-out"
    | "came-out-different"
    | "no-checkpoint"
    | "not-in-time";
};

export type TestMoves = {
  /** By test rank, and within a rank by score. */
  readonly rows: readonly TestMove[];
  /** On which examples the round ranked before. */
  readonly before: RanksOn;
  /** Whether those who share a place are too close to call; by the first rules, ranks are shared otherwise. */
  readonly bracketed: boolean;
  readonly climb: Furthest | null;
  readonly fall: Furthest | null;
  /** The median gap; null without rows. */
  readonly usualGap: number | null;
  readonly absent: readonly Absence[];
  /** Runs that were not checked in time, including those of participants who are on the board with an earlier run. */
  readonly unchecked: readonly UncheckedRun[];
  /** Those on the podium whose runs there was no time to train again. */
  readonly notRetrained: readonly Participant[];
};

/** How the board changed when a round's test split was opened; null while it is sealed. */
export function testMoves(session: Session, round: number): TestMoves | null {
  const closed = session.rounds[round];
  if (closed?.state !== "closed" || closed.test === null) return null;
  const everyone = closed.test
    .flatMap((result) => {
      const participant = session.participants[result.participant];
      const run = participant?.runs[result.run];
      return participant && run?.best ? [{ result, participant, run, best: run.best }] : [];
    })
    .sort(
      (one, other) =>
        one.result.rank - other.result.rank ||
        other.result.test.score - one.result.test.score ||
        one.participant.id - other.participant.id,
    );
  // Ranks are counted among those who are still in the class. A rank is 1 + the number of runs that are better by more than chance, and
  // those come first in `everyone`.
  const testRankOf = ({ rank }: TestResult) =>
    1 + everyone.slice(0, rank - 1).filter(({ participant }) => !participant.removed).length;
  const tested = everyone.filter(({ participant }) => !participant.removed);
  const bracketed = scoreRules(session.rules).brackets;
  const scores = tested.map(({ run }) => shown(scoreOf(run)));
  const rows = tested.map(({ result, participant, run, best }): TestMove => {
    const rankBefore = isUnranked(session, round)
      ? 1
      : 1 + scores.filter((score) => score > shown(scoreOf(run))).length;
    const testRank = testRankOf(result);
    const sharing = bracketed ? tested.filter((other) => other.result.rank === result.rank).length : 1;
    const lastRank = testRank + sharing - 1;
    return {
      participant,
      run,
      rankBefore,
      scoreBefore: scoreOf(run),
      ...{ testRank, lastRank },
      test: result.test,
      move: rankBefore - Math.min(Math.max(rankBefore, testRank), lastRank),
      gap: best.validationLoss - best.trainLoss,
      wrongLabels: result.wrongLabels ?? null,
    };
  });
  const usualGap =
    rows.length === 0
      ? null
      : median(
          rows.map(({ gap }) => gap),
          "upper",
        );
  const highest = furthest(rows, 1);
  const deepest = furthest(rows, -1);
  return {
    ...{ rows, bracketed },
    before: rankingOf(session.plan.rounds[round]).on,
    climb: highest && { ...highest, foretold: highest.gap < (usualGap ?? 0) },
    fall: deepest && { ...deepest, foretold: deepest.gap > (usualGap ?? 0) },
    usualGap,
    absent: absentFrom(session, round, new Set(rows.map(({ participant }) => participant)), closed.unchecked),
    unchecked: closed.unchecked ?? [],
    notRetrained: tested
      .map(({ participant }) => participant)
      .filter(({ id }) => closed.notRetrained?.some(({ participant }) => participant === id)),
  };
}

/** The row that moved furthest in a direction (1: up, −1: down). Of equals, the one whose score changed more. Null if none moved. */
function furthest(rows: readonly TestMove[], direction: 1 | -1): TestMove | null {
  const gain = ({ test, scoreBefore }: TestMove) => direction * (test.score - scoreBefore);
  return rows.reduce<TestMove | null>((top, row) => {
    const moved = direction * row.move;
    const most = top === null ? 0 : direction * top.move;
    if (moved > most) return row;
    return top !== null && moved === most && gain(row) > gain(top) ? row : top;
  }, null);
}

function absentFrom(
  session: Session,
  round: number,
  present: ReadonlySet<Participant>,
  unchecked: readonly UncheckedRun[] = [],
): Absence[] {
  return session.participants.flatMap((participant): Absence[] => {
    const runs = participant.runs.filter((run) => run.round === round);
    if (runs.length === 0 || participant.removed || present.has(participant)) return [];
    if (unchecked.some(({ participant: id }) => id === participant.id))
      return [{ participant, why: "not-in-time" }];
    const measured = runs.filter(({ best }) => best !== null);
    if (measured.length === 0) {
      const wasStopped = runs.some(
        ({ ranking, curve }) => ranking.by === "final-weights" && lengthOf(curve) > 0,
      );
      return [{ participant, why: wasStopped ? "not-finished" : "not-measured" }];
    }
    const different = measured.some(
      ({ verdict, reproduction }) => verdict?.agrees === false && reproduction === "differs",
    );
    if (different) return [{ participant, why: "came-out-different" }];
    const refuted = measured.every(({ verdict }) => verdict?.agrees === false);
    return [{ participant, why: refuted ? "not-borne-out" : "no-checkpoint" }];
  });
}

/** A score in tenths, as every screen shows it. */
function shown(score: number): number {
  return Math.round(score * 10);
}
