import { median } from "@/lib/learning/numbers/median";
import { leaderboard, scoreOf } from "@/lib/session/board/leaderboard";
import type { LessonRound } from "@/lib/session/decide/default-plan";
import { type PlayedRound, seesUOfRates } from "@/lib/session/insights/expectations";
import { diagnosisOf, hasDiverged } from "@/lib/session/insights/run-diagnosis";
import { takeaways } from "@/lib/session/insights/takeaways";
import type { Run } from "@/lib/session/log/session";
import { convolutions, layers, noise } from "./promises-of-networks";
import { leagueMoves, trapMoves, trapSizes } from "./promises-of-test";
import { runsOf, type Seen, share, shareAll } from "./seen";

/** What the guide promises of each round of the default lesson, in the order of docs/rehearsal.md. Whatever a screen shows is judged by the function that draws it. */
export const PROMISES: Readonly<Record<LessonRound, (played: PlayedRound) => Seen>> = {
  downhill: (played) => ({ ...rates(played), ...runsEach("r1", played) }),
  mistake: (played) => ({ ...layers(played), ...noise(played), ...runsEach("r2", played) }),
  drawings: (played) => ({ ...convolutions(played), ...runsEach("r3", played) }),
  trap: (played) => ({ ...trapMoves(played), ...trapSizes(played), ...runsEach("r4", played) }),
  league: (played) => ({ ...firstRuns(played), ...leagueMoves(played), ...runsEach("r5", played) }),
};

function runsEach(prefix: string, { session, round }: PlayedRound): Seen {
  const counts = session.participants.map(({ runs }) => runs.filter((run) => run.round === round).length);
  return { [`${prefix}_runs_each`]: median(counts) };
}

/** A rate with which the loss hardly moves, the rates near the best, those that are nearer to 1 than to the other choices of the prediction, and one from which on every run diverges. */
const RATES = { offered: 0.1, still: 0.01, near: [0.5, 2], foretold: [0.32, 3.1], diverges: 7 } as const;
/** A score that a run with so small a rate does not reach, the most that one at the rate offered does, and what the best run does reach. */
const SCORES = { still: 5, offered: 20, best: 75 };

function isWithin(value: number, [from, to]: readonly [number, number]): boolean {
  return from <= value && value <= to;
}

function rates(played: PlayedRound): Seen {
  const { session, round, challenge } = played;
  const runs = runsOf(played);
  const rateOf = ({ hyperparameters }: Run) => hyperparameters.learningRate;
  const best = leaderboard(session, round)[0]!.run;
  const regimes = runs.map((run) => diagnosisOf(session, run, challenge.task)?.regime);
  const students = (rate: number) =>
    session.participants.filter(({ runs }) => runs.some((run) => rateOf(run) === rate)).length;
  const diverged = (run: Run) => hasDiverged(run, challenge.task);
  return {
    r1_offered_rate_on_its_way: shareAll(
      runs.filter((run) => rateOf(run) === RATES.offered),
      (run) => scoreOf(run) <= SCORES.offered,
    ),
    r1_small_rate_tried: share(runs.some((run) => rateOf(run) <= RATES.still)),
    r1_small_rates_stand_still: shareAll(
      runs.filter((run) => rateOf(run) <= RATES.still),
      (run) => scoreOf(run) < SCORES.still,
    ),
    r1_best_rate_near_one: share(isWithin(rateOf(best), RATES.near)),
    r1_nearest_choice_is_1: share(isWithin(rateOf(best), RATES.foretold)),
    r1_best_from_75: share(scoreOf(best) >= SCORES.best),
    r1_crawls: share(regimes.includes("crawling")),
    r1_jumps_or_diverges: share(regimes.includes("bouncing") || runs.some(diverged)),
    r1_rate_of_7_tried: share(runs.some((run) => rateOf(run) >= RATES.diverges)),
    r1_diverges_from_7: shareAll(
      runs.filter((run) => rateOf(run) >= RATES.diverges),
      diverged,
    ),
    r1_two_chose_the_same: share(runs.some((run) => students(rateOf(run)) > 1)),
    r1_takeaway_names_both: share(
      takeaways(session, round, challenge).some(({ key }) => key === "rate-between"),
    ),
    r1_u_both_sides: share(seesUOfRates(played)),
    r1_best_score: scoreOf(best),
  };
}

/** What the lab's first network of round 5 scores, and how far apart the worst and the best first run of a class are at least. */
const FIRST_DIGITS = { score: 63, within: 3 };
const FAR_APART = 30;

function firstRuns(played: PlayedRound): Seen {
  const { session, round, challenge } = played;
  const board = leaderboard(session, round);
  const first = session.participants.flatMap(
    ({ runs }) => runs.find((run) => run.round === round && run.best) ?? [],
  );
  const scores = first.map(scoreOf);
  const offered = JSON.stringify(challenge.preset);
  return {
    r5_first_network_near_63: shareAll(
      first.filter(
        ({ network, hyperparameters }) => JSON.stringify({ network, hyperparameters }) === offered,
      ),
      (run) => Math.abs(scoreOf(run) - FIRST_DIGITS.score) <= FIRST_DIGITS.within,
    ),
    r5_first_runs_far_apart: share(Math.max(...scores) - Math.min(...scores) >= FAR_APART),
    r5_best_first_run_beaten: share(board[0]!.score > Math.max(...scores)),
    r5_gain: board[0]!.score - Math.max(...scores),
    r5_best_validation: board[0]!.score,
  };
}
