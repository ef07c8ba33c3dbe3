import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { median } from "@/lib/learning/numbers/median";
import { freeUnits } from "@/lib/learning/training/locks";
import { rateScatter, type SizeScatter, sizeScatter } from "@/lib/session/board/class-scatter";
import { leaderboard } from "@/lib/session/board/leaderboard";
import { type TestMove, testMoves } from "@/lib/session/board/test-moves";
import type { PlannedRound } from "@/lib/session/decide/plan";
import type { Millis } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import { diagnosisOf, hasDiverged } from "./run-diagnosis";

/** A round that a class has played, with its test open. */
export type PlayedRound = {
  readonly session: Session;
  readonly round: number;
  readonly challenge: ChallengeInfo;
};

/** What classes saw in one round, of which other classes will probably see the same. */
export type Expectations = {
  readonly classes: number;
  /** In each class. */
  readonly students: number;
  /** In all classes. */
  readonly runs: number;
  /** Of a student: the median of all. */
  readonly runsEach: number;
  /** Shares (0–1) of all runs. */
  readonly diverged: number;
  readonly overfitting: number;
  /** Of the students' best runs, on what the round ranks by (0–100). Null if none counts. */
  readonly scores: { readonly lowest: number; readonly median: number; readonly highest: number } | null;
  /** In how many classes rates were worse on both sides of the best ones. Null where the round locks the rate. */
  readonly uOfRates: number | null;
  /** In how many classes larger networks than the best had memorised. Null where the round locks the network and its units. */
  readonly largerLose: number | null;
  /**
   * In how many classes the leader was still first on the test, and by how many places somebody fell: the median of the classes' deepest falls.
   * `classes`: those of which two students or more were on the test's board. Null without any.
   */
  readonly test: { readonly classes: number; readonly leaderStays: number; readonly fall: number } | null;
  /** How long a run took to train, the tests of its network included: the median, what 95 % did not exceed, and the slowest. Null if none was trained. */
  readonly took: { readonly median: Millis; readonly most95: Millis; readonly slowest: Millis } | null;
};

/** What classes saw that have played the same round: one at least. `took`: how long each run took that was trained for them. */
export function expectationsOf(played: readonly PlayedRound[], took: readonly Millis[]): Expectations {
  const { session, round } = played[0]!;
  const { locks } = session.plan.rounds[round]!;
  const rounds = played.map(runsIn);
  const runs = rounds.flat(2);
  const scores = played.flatMap((one) => leaderboard(one.session, one.round).map(({ score }) => score));
  const moves = played.flatMap((one) => {
    const moved = testMoves(one.session, one.round);
    return moved && moved.rows.length > 1 ? [moved] : [];
  });
  const share = (holds: (run: (typeof runs)[number]) => boolean) =>
    runs.filter(holds).length / Math.max(1, runs.length);
  const counted = (holds: (one: PlayedRound) => boolean) => played.filter(holds).length;
  return {
    classes: played.length,
    students: session.participants.length,
    runs: runs.length,
    runsEach: median(
      rounds.flatMap((students) => students.map((own) => own.length)),
      "lower",
    ),
    diverged: share(({ diverged }) => diverged),
    overfitting: share(({ overfits }) => overfits),
    scores: scores.length === 0 ? null : spread(scores),
    uOfRates: locks.learningRate === undefined ? counted(seesUOfRates) : null,
    largerLose: areSizesFree(locks)
      ? counted((one) => hasLargerLost(sizeScatter(one.session, one.round, one.challenge)))
      : null,
    test:
      moves.length === 0
        ? null
        : {
            classes: moves.length,
            leaderStays: moves.filter(({ rows }) => isLeaderStillFirst(rows)).length,
            fall: median(
              moves.map(({ fall }) => (fall ? -fall.move : 0)),
              "lower",
            ),
          },
    took: took.length === 0 ? null : spans(took),
  };
}

/** The picture of learning rates says that they were worse on both sides of the best ones. */
export function seesUOfRates({ session, round, challenge }: PlayedRound): boolean {
  return rateScatter(session, round, challenge.task).hump.worse === "both";
}

/** The picture of sizes says that the larger networks have the lower training loss and the higher validation loss. */
export function hasLargerLost({ hump: { worse }, trainAbove, trainBest }: SizeScatter): boolean {
  const hasMemorised = trainAbove !== null && trainBest !== null && trainAbove < trainBest;
  return (worse === "both" || worse === "above") && hasMemorised;
}

/** Whether whoever led the board before the test has its first place, or shares it. */
export function isLeaderStillFirst(rows: readonly TestMove[]): boolean {
  const leader = rows.reduce((one, other) => (other.rankBefore < one.rankBefore ? other : one));
  return leader.testRank === 1;
}

/** Whether students choose how large their networks are. */
function areSizesFree(locks: PlannedRound["locks"]): boolean {
  return locks.network === undefined || freeUnits(locks) !== null;
}

/** The runs of each student in the round, with what their curves say. */
function runsIn({ session, round, challenge: { task } }: PlayedRound) {
  return session.participants.map((participant) =>
    participant.runs
      .filter((run) => run.round === round)
      .map((run) => ({
        diverged: hasDiverged(run, task),
        overfits: diagnosisOf(session, run, task)?.fit === "overfitting",
      })),
  );
}

function spread(scores: readonly number[]): NonNullable<Expectations["scores"]> {
  return { lowest: Math.min(...scores), median: median(scores), highest: Math.max(...scores) };
}

function spans(took: readonly Millis[]): NonNullable<Expectations["took"]> {
  const sorted = took.toSorted((one, other) => one - other);
  return {
    median: median(sorted),
    most95: sorted[Math.ceil(0.95 * sorted.length) - 1]!,
    slowest: sorted.at(-1)!,
  };
}
