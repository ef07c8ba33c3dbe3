import { sizeScatter } from "@/lib/session/board/class-scatter";
import { scoreOf } from "@/lib/session/board/leaderboard";
import { type TestMove, type TestMoves, testMoves } from "@/lib/session/board/test-moves";
import { hasLargerLost, isLeaderStillFirst, type PlayedRound } from "@/lib/session/insights/expectations";
import type { Run } from "@/lib/session/log/session";
import { type Seen, share } from "./seen";

/** What the board of the test says; null where fewer than two are on it. */
function openedTest({ session, round }: PlayedRound): TestMoves | null {
  const moves = testMoves(session, round);
  return moves && moves.rows.length > 1 ? moves : null;
}

/** Units of the largest networks in the trap and of the best on the test, and the fewest that are nearer to 8 than to 2. */
const UNITS = { large: 100, small: 16, few: 5 };
/** Training scores and scores on the test, of the board's leader and of the first on the test. */
const SCORES = { leaderTrained: 70, leaderTested: 35, first: 40 };
const DEEP_FALL = 5;

/**
 * What happens to those who lead by their training scores when the test is opened. `half_clearly_better`: half of the class is better than the one with the best
 * training score by more than chance.
 */
export function trapMoves(played: PlayedRound): Seen {
  const opened = openedTest(played);
  if (!opened) return {};
  const { rows, fall } = opened;
  const leader = rows.reduce((one, other) => (trainScoreOf(other) > trainScoreOf(one) ? other : one));
  const first = rows[0]!;
  const clearlyBetter = rows.filter(({ testRank }) => testRank < leader.testRank).length;
  const middle = (rows.length + 1) / 2;
  const leaders = rows.filter(({ rankBefore }) => rankBefore === 1);
  return {
    r4_leaders_have_100_units: share(leaders.every(({ run }) => unitsOf(run) >= UNITS.large)),
    r4_leaders_trained_above_70: share(leaders.every((row) => scoreOf(row.run) >= SCORES.leaderTrained)),
    r4_leaders_tested_below_35: share(leaders.every(({ test }) => test.score < SCORES.leaderTested)),
    r4_all_leaders_lower_half: share(leaders.every((row) => placeOf(row) > middle)),
    r4_first_has_16_units_at_most: share(unitsOf(first.run) <= UNITS.small),
    r4_nearest_choice_is_8: share(UNITS.few <= unitsOf(first.run) && unitsOf(first.run) < UNITS.small),
    r4_first_tested_above_40: share(first.test.score > SCORES.first),
    r4_falls_five_places: share(fall !== null && -fall.move >= DEEP_FALL),
    r4_half_clearly_better: share(clearlyBetter >= rows.length / 2),
    r4_training_leader_lower_half: share(placeOf(leader) > middle),
    r4_biggest_fall: fall ? -fall.move : 0,
    r4_best_test: Math.max(...rows.map(({ test }) => test.score)),
  };
}

/** In the middle of the places that they share with those who are too close to call. */
function placeOf({ testRank, lastRank }: TestMove): number {
  return (testRank + lastRank) / 2;
}

function trainScoreOf({ run }: TestMove): number {
  return run.curve.trainScore.at(-1) ?? 0;
}

function unitsOf({ network }: Run): number {
  return network.layers.reduce(
    (most, layer) => (layer.kind === "dense" ? Math.max(most, layer.units) : most),
    0,
  );
}

/** What the picture of sizes says. */
export function trapSizes({ session, round, challenge }: PlayedRound): Seen {
  return { r4_larger_loses: share(hasLargerLost(sizeScatter(session, round, challenge))) };
}

/** A fall of so few places is none that a class would talk about. */
const SMALL_FALL = 2;
/** Between them the best score on the test is. */
const BEST_DIGITS = { from: 74, to: 90 };

export function leagueMoves(played: PlayedRound): Seen {
  const opened = openedTest(played);
  if (!opened) return {};
  const { rows, fall } = opened;
  const best = Math.max(...rows.map(({ test }) => test.score));
  return {
    r5_leader_keeps_place: share(isLeaderStillFirst(rows)),
    r5_nobody_falls_far: share(fall === null || -fall.move <= SMALL_FALL),
    r5_best_test_74_to_90: share(BEST_DIGITS.from <= best && best <= BEST_DIGITS.to),
    r5_best_test: best,
  };
}
