import { parameterCount } from "@/lib/learning/network/flop";
import { planNetwork } from "@/lib/learning/network/layer-plan";
import type { ChallengeShape } from "@/lib/learning/network/network-check";
import { formatMetric, formatScore } from "@/lib/learning/numbers/format";
import { isSetAside, metricOf, mostImproved, type Standing, scoreOf } from "@/lib/session/board/leaderboard";
import type { TestMove } from "@/lib/session/board/test-moves";
import type { PlannedRound } from "@/lib/session/decide/plan";
import type { ParticipantId } from "@/lib/session/log/events";
import type { Run, Session } from "@/lib/session/log/session";
import { hasDiverged } from "./run-diagnosis";
import type { Takeaway } from "./takeaway";

/** A round that is over, as its takeaways are found in it. */
export type ClosedRound = {
  readonly session: Session;
  readonly index: number;
  readonly planned: PlannedRound;
  readonly exercise: ChallengeShape;
  /** In board order. */
  readonly standings: readonly Standing[];
  /** The board of the test; null while it is sealed. */
  readonly moves: readonly TestMove[] | null;
  /** Of everybody in the class. */
  readonly runs: readonly { readonly participant: ParticipantId; readonly run: Run }[];
};

/** Scores at least this far apart are not called alike. */
const POINTS_APART = 5;
/** From so many points on, one kind of network did better than another by more than a few lucky examples. */
const GAINED = 1;
/** A network is much larger than another from this factor on. */
const MUCH_LARGER = 4;

/** Holds whenever a weight was updated. */
export function loop({ runs }: ClosedRound): Takeaway | null {
  const trained = runs.filter(({ run }) => stepsOf(run) > 0);
  const updates = trained.reduce((sum, { run }) => sum + stepsOf(run), 0);
  const students = new Set(trained.map(({ participant }) => participant)).size;
  return updates === 0 ? null : { key: "loop", values: { updates, runs: trained.length, students } };
}

/**
 * The smallest and the largest rate beside that of the board's first, each with the best score that anybody reached with it. Only runs that were
 * not stopped count. Where only the rate is free, nothing else tells the runs apart.
 */
export function rates(round: ClosedRound): Takeaway | null {
  const leader = round.standings[0];
  const ended = counting(round).filter(({ end }) => end?.reason === "finished" || end?.reason === "diverged");
  if (!leader || ended.length === 0) return null;
  const all = ended.map(rateOf);
  const [small, large] = [Math.min(...all), Math.max(...all)];
  const bestRate = rateOf(leader.run);
  const bestAt = (rate: number) => Math.max(...ended.filter((run) => rateOf(run) === rate).map(scoreOf));
  const isWorse = (rate: number) => leader.score - bestAt(rate) >= POINTS_APART;
  const first = { bestRate, bestScore: leader.score };
  const below = small < bestRate && isWorse(small) ? { small, smallScore: bestAt(small) } : null;
  const above = large > bestRate && isWorse(large) ? { large, largeScore: bestAt(large) } : null;
  if (below && above) return { key: "rate-between", values: { ...below, ...first, ...above } };
  if (below) return { key: "rate-too-small", values: { ...below, ...first } };
  return above && { key: "rate-too-large", values: { ...first, ...above } };
}

/** Holds if runs diverged, all at larger rates than that of the board's first. */
export function rateDiverged({ runs, standings, exercise }: ClosedRound): Takeaway | null {
  const diverged = runs.filter(({ run }) => hasDiverged(run, exercise.task));
  const leader = standings[0];
  if (!leader || diverged.length === 0) return null;
  const rate = Math.min(...diverged.map(({ run }) => rateOf(run)));
  const bestRate = rateOf(leader.run);
  return bestRate < rate
    ? { key: "rate-diverged", values: { diverged: diverged.length, rate, bestRate } }
    : null;
}

/** The first and the last of the board by their mistake, if they differ as shown. */
export function mistakeMeasured({ standings, exercise: { task } }: ClosedRound): Takeaway | null {
  const [first, last] = [standings[0], standings.at(-1)];
  if (task.kind !== "regression" || !first || !last) return null;
  const [best, worst] = [metricOf(first.run, first.best), metricOf(last.run, last.best)];
  if (worst <= best || formatMetric(task, best) === formatMetric(task, worst)) return null;
  const unit = task.target?.deviation ?? 1;
  const values = {
    ...{ bestMistake: best * unit, bestScore: first.score },
    ...{ worstMistake: worst * unit, worstScore: last.score },
  };
  return { key: "mistake-measured", values };
}

/** Holds if somebody tried convolution and somebody (or the same student) did not, and the best of the former is clearly better. */
export function convolutionGains(round: ClosedRound): Takeaway | null {
  const isConvolution = ({ network }: Run) => network.layers.some(({ kind }) => kind === "conv2d");
  const runs = counting(round);
  const looking = bestOf(runs.filter(isConvolution));
  const dense = bestOf(runs.filter((run) => !isConvolution(run)));
  if (!looking || !dense || scoreOf(looking) - scoreOf(dense) < GAINED) return null;
  const values = {
    with: scoreOf(looking),
    parameters: sizeOf(looking, round),
    without: scoreOf(dense),
    dense: sizeOf(dense, round),
  };
  return { key: "convolution-gains", values };
}

/** Holds if the largest network of the class is much larger than that of the board's first, and none of that size did as well. */
export function smallerWon(round: ClosedRound): Takeaway | null {
  const leader = round.standings[0];
  const runs = counting(round).filter(({ end }) => end?.reason === "finished");
  if (!leader || runs.length === 0) return null;
  const largest = Math.max(...runs.map((run) => sizeOf(run, round)));
  const largestScore = Math.max(...runs.filter((run) => sizeOf(run, round) === largest).map(scoreOf));
  const parameters = sizeOf(leader.run, round);
  if (largest < MUCH_LARGER * parameters || !isBetter(leader.score, largestScore)) return null;
  return { key: "smaller-won", values: { parameters, score: leader.score, largest, largestScore } };
}

/** Holds if at least half of those who trained again beat their own first run, and the best first run of the class was beaten too. */
export function classGained({ standings, runs }: ClosedRound): Takeaway | null {
  const again = standings.filter(({ participant: { id } }) => {
    return runs.filter(({ participant, run }) => participant === id && run.best !== null).length > 1;
  });
  const improved = again.filter(({ score, improvement }) => isBetter(score, score - improvement));
  const [leader] = standings;
  const first = Math.max(...standings.map(({ score, improvement }) => score - improvement));
  if (improved.length === 0 || 2 * improved.length < again.length) return null;
  if (!leader || !isBetter(leader.score, first)) return null;
  const values = { improved: improved.length, again: again.length, first, best: leader.score };
  return { key: "class-gained", values };
}

/** Holds if someone's best run has a visibly better score than their first. */
export function triedAgain({ standings }: ClosedRound): Takeaway | null {
  const top = mostImproved(standings);
  if (!top) return null;
  const { participant, score, improvement, runsUsed } = top;
  const values = { participant: participant.id, first: score - improvement, best: score, runs: runsUsed };
  return { key: "tried-again", values };
}

/** Whether a score is better than another as screens show them, in tenths. */
export function isBetter(score: number, other: number): boolean {
  return Number(formatScore(score)) > Number(formatScore(other));
}

/** The runs that have a point to count by, and are not set aside. */
function counting({ runs }: ClosedRound): Run[] {
  return runs.map(({ run }) => run).filter((run) => run.best !== null && !isSetAside(run));
}

function bestOf(runs: readonly Run[]): Run | null {
  return runs.reduce<Run | null>((top, run) => (top && scoreOf(top) >= scoreOf(run) ? top : run), null);
}

function rateOf({ hyperparameters }: Run): number {
  return hyperparameters.learningRate;
}

function sizeOf({ network }: Run, { exercise: { featureShape, task } }: ClosedRound): number {
  return parameterCount(planNetwork(network, featureShape, task));
}

function stepsOf({ curve }: Run): number {
  return curve.step.at(-1) ?? 0;
}
