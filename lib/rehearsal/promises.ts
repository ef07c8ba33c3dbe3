import { median } from "@/lib/learning/numbers/median";
import { sizeScatter } from "@/lib/session/board/class-scatter";
import { scoreOf } from "@/lib/session/board/leaderboard";
import { testMoves } from "@/lib/session/board/test-moves";
import type { LessonRound } from "@/lib/session/decide/default-plan";
import {
  hasLargerLost,
  isLeaderStillFirst,
  type PlayedRound,
  seesUOfRates,
} from "@/lib/session/insights/expectations";
import { hasDiverged } from "@/lib/session/insights/run-diagnosis";
import type { Run } from "@/lib/session/log/session";

/** What a class saw in a round: whether the round kept each promise (1 or 0), and figures that say more (null where there is none). */
export type Seen = Readonly<Record<string, number | null>>;

/** What each round of the default lesson promises, judged by the functions that draw its screens. */
export const PROMISES: Readonly<Record<LessonRound, (played: PlayedRound) => Seen>> = {
  downhill: (played) => ({
    r1_u_both_sides: share(seesUOfRates(played)),
    r1_diverged: share(runsOf(played).some((run) => hasDiverged(run, played.challenge.task))),
  }),
  mistake: (played) => ({ ...noise(played), ...sizes("r2", played), ...moves("r2", played) }),
  drawings: (played) => convolutions(played),
  trap: (played) => ({ ...sizes("r4", played), ...moves("r4", played) }),
  league: (played) => moves("r5", played),
};

function share(holds: boolean): number {
  return holds ? 1 : 0;
}

/** The variance of the noise on the points of the noisy curve: no network can have a smaller mean squared error on new points, except by luck. */
const NOISE_VARIANCE = 0.2 ** 2;
/** A validation loss this many times the training loss is far above it. */
const FAR = 1.5;

/**
 * Some network ends with a smaller error on its training points than the noise itself, and a far larger one on others: it has drawn the
 * noise. Its dots are both in the picture of sizes. `r2_best_over_noise`: the smallest validation loss ÷ that of the curve under the noise.
 */
function noise({ session, round, challenge }: PlayedRound): Seen {
  const { dots } = sizeScatter(session, round, challenge);
  const chased = dots.filter(
    ({ trainLoss, validationLoss }) => trainLoss < NOISE_VARIANCE && validationLoss > FAR * trainLoss,
  );
  return {
    r2_noise_chased: share(chased.length > 0),
    r2_runs_that_chase: chased.length / Math.max(1, dots.length),
    r2_best_over_noise: Math.min(...dots.map(({ validationLoss }) => validationLoss)) / NOISE_VARIANCE,
  };
}

/** What the picture of sizes says. */
function sizes(prefix: string, { session, round, challenge }: PlayedRound): Seen {
  const scatter = sizeScatter(session, round, challenge);
  return {
    [`${prefix}_larger_loses`]: share(hasLargerLost(scatter)),
    [`${prefix}_u_of_sizes`]: share(scatter.hump.worse === "both"),
  };
}

/**
 * What the test's board says of whoever had the best training score, and how far anybody fell. `half_clearly_better`: half of the class is
 * better than that leader by more than chance.
 */
function moves(prefix: string, { session, round }: PlayedRound): Seen {
  const { rows, fall } = testMoves(session, round) ?? { rows: [], fall: null };
  if (rows.length < 2) return {};
  const trainScore = ({ curve }: Run) => curve.trainScore.at(-1) ?? 0;
  const leader = rows.reduce((one, other) => (trainScore(other.run) > trainScore(one.run) ? other : one));
  const clearlyBetter = rows.filter(({ testRank }) => testRank < leader.testRank).length;
  // In the middle of the places that they share with those who are too close to call.
  const place = (leader.testRank + leader.lastRank) / 2;
  return {
    [`${prefix}_training_leader_lower_half`]: share(place > (rows.length + 1) / 2),
    [`${prefix}_half_clearly_better`]: share(clearlyBetter >= rows.length / 2),
    [`${prefix}_training_leader_place`]: place,
    [`${prefix}_training_leader_gap`]: trainScore(leader.run) - leader.test.score,
    [`${prefix}_leader_keeps_place`]: share(isLeaderStillFirst(rows)),
    [`${prefix}_biggest_fall`]: fall ? -fall.move : 0,
    [`${prefix}_best_test`]: Math.max(...rows.map(({ test }) => test.score)),
  };
}

/** The best run with a convolution has a higher validation score, as shown, than the best without. */
function convolutions(played: PlayedRound): Seen {
  const scores = (hasOne: boolean) =>
    runsOf(played)
      .filter(({ network }) => network.layers.some(({ kind }) => kind === "conv2d") === hasOne)
      .map((run) => Math.round(10 * scoreOf(run)));
  const [convolution, dense] = [scores(true), scores(false)];
  const best = (of: readonly number[]) => (of.length === 0 ? null : Math.max(...of) / 10);
  const [one, other] = [best(convolution), best(dense)];
  return {
    r3_conv_tried: share(one !== null),
    r3_conv_gains: share(one !== null && other !== null && one > other),
    r3_conv_ahead: one === null || other === null ? null : one - other,
    r3_median_conv: convolution.length === 0 ? null : median(convolution) / 10,
    r3_median_dense: dense.length === 0 ? null : median(dense) / 10,
  };
}

function runsOf({ session, round }: PlayedRound): Run[] {
  return session.participants.flatMap(({ runs }) => runs.filter((run) => run.round === round && run.best));
}
