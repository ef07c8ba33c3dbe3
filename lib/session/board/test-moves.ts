import { median } from "@/lib/learning/numbers/median";
import type { TestResult, UncheckedRun } from "@/lib/session/log/events";
import type { Participant, Run, Session } from "@/lib/session/log/session";
import { scoreOf } from "./leaderboard";

/** Where a participant stood on validation and stands on the test, both ranks among those on the test's board. */
export type TestMove = {
  readonly participant: Participant;
  /** The run that was put to the test: the participant's best of those whose weights the server has. */
  readonly run: Run;
  /** Equal scores as shown (one decimal) share a rank. */
  readonly validationRank: number;
  readonly validationScore: number;
  /** 1 + how many are better by more than chance. */
  readonly testRank: number;
  readonly test: TestResult["test"];
  /** Places gained (above 0) or lost. */
  readonly move: number;
  /** Generalisation gap at the run's best point, as every board has shown it since: validation loss − training loss. */
  readonly gap: number;
};

/** The one who moved furthest, and whether their gap, held against the class's median, had said so. */
export type Furthest = TestMove & { readonly foretold: boolean };

/** Why someone who trained is not on the test. */
export type Absence = {
  readonly participant: Participant;
  /** `not-in-time`: the server had weights of theirs, and had not checked them when the test was opened. */
  readonly why: "not-measured" | "not-borne-out" | "no-checkpoint" | "not-in-time";
};

export type TestMoves = {
  /** In the order of the test: by rank, and within one by score. */
  readonly rows: readonly TestMove[];
  readonly climb: Furthest | null;
  readonly fall: Furthest | null;
  /** The median of the gaps; null without rows. */
  readonly usualGap: number | null;
  readonly absent: readonly Absence[];
  /** Runs that were not checked in time, also of those whose earlier run is on the test. */
  readonly unchecked: readonly UncheckedRun[];
};

/** What opening a round's test split did to its board; null while it is sealed. */
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
  // Places are counted among those who are still on the board. A rank is 1 + how many are better by more than chance, and they are the
  // first ones.
  const testRankOf = ({ rank }: TestResult) =>
    1 + everyone.slice(0, rank - 1).filter(({ participant }) => !participant.removed).length;
  const tested = everyone.filter(({ participant }) => !participant.removed);
  const scores = tested.map(({ run }) => shown(scoreOf(run)));
  const rows = tested.map(({ result, participant, run, best }): TestMove => {
    const validationRank = 1 + scores.filter((score) => score > shown(scoreOf(run))).length;
    const testRank = testRankOf(result);
    return {
      participant,
      run,
      validationRank,
      validationScore: scoreOf(run),
      testRank,
      test: result.test,
      move: validationRank - testRank,
      gap: best.validationLoss - best.trainLoss,
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
    rows,
    climb: highest && { ...highest, foretold: highest.gap < (usualGap ?? 0) },
    fall: deepest && { ...deepest, foretold: deepest.gap > (usualGap ?? 0) },
    usualGap,
    absent: absentFrom(session, round, new Set(rows.map(({ participant }) => participant)), closed.unchecked),
    unchecked: closed.unchecked ?? [],
  };
}

/** Of those who moved equally far, the one whose score changed the most that way. */
function furthest(rows: readonly TestMove[], direction: 1 | -1): TestMove | null {
  const gain = ({ test, validationScore }: TestMove) => direction * (test.score - validationScore);
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
    if (measured.length === 0) return [{ participant, why: "not-measured" }];
    const refuted = measured.every(({ verdict }) => verdict?.agrees === false);
    return [{ participant, why: refuted ? "not-borne-out" : "no-checkpoint" }];
  });
}

/** A score as every screen shows it. */
function shown(score: number): number {
  return Math.round(score * 10);
}
