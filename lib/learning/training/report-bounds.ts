import type { Curve } from "@/lib/learning/curves/curve";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { SplitName } from "@/lib/learning/examples/split";
import { classCount, type Task } from "@/lib/learning/examples/task";
import { FURTHEST_PLACE } from "./class-valley";
import { LARGEST_LOSS } from "./evaluation";
import { type Hyperparameters, stepsPerEpoch } from "./hyperparameters";
import { TODAYS_SCORE_FLOOR } from "./score-rules";

/**
 * The range of the variance of a regression's targets, which their score is relative to, in any split of any challenge: targets are
 * scaled to about 1.
 */
export const TARGET_VARIANCE = { min: 0.2, max: 2.5 } as const;

/** Points keep five significant digits: a score can be off by 0.0005, a loss by 1 in 20,000, an accuracy by 0.000005. These are wider. */
const SCORE_TOLERANCE = 0.05;
const RELATIVE_TOLERANCE = 1e-3;
const ACCURACY_TOLERANCE = 1e-5;

/** What bounds a run's reports: the exercise that it trains on, its length, and the floor of its score (see `score-rules`). */
export type ReportedRun = {
  readonly floor?: number;
  readonly exercise: Pick<ChallengeInfo, "task" | "counts">;
  readonly hyperparameters: Pick<Hyperparameters, "batchSize" | "epochs">;
};

/** Whether a point's numbers can have been measured at all, by any network on any examples. */
export function isMeasurable(points: Curve, index: number): boolean {
  return (
    isLoss(points.trainLoss[index]!) &&
    isLoss(points.validationLoss[index]!) &&
    isScore(points.trainScore[index]!) &&
    isScore(points.validationScore[index]!) &&
    points.trainMetric[index]! >= 0 &&
    points.validationMetric[index]! >= 0 &&
    isPlace(points.across?.[index] ?? 0) &&
    isPlace(points.up?.[index] ?? 0)
  );
}

/**
 * Whether this run can have measured these points, of which the first has index `from`: steps and epochs match its plan, and on both
 * splits the loss, score and metric can come from the same outputs. The bounds hold for any network on any engine, so no honest report
 * breaks them; invented numbers within the bounds are detected when the server evaluates the run's weights.
 */
export function canBeReported(points: Curve, from: number, run: ReportedRun): boolean {
  const { exercise, hyperparameters } = run;
  const perEpoch = stepsPerEpoch(exercise.counts.train, hyperparameters.batchSize);
  const lastStep = perEpoch * hyperparameters.epochs;
  return points.step.every((step, index) => {
    const epoch = step / perEpoch;
    return (
      isMeasurable(points, index) &&
      step <= lastStep &&
      // Points have distinct steps, starting at 0.
      from + index <= step &&
      isNear(points.epoch[index]!, epoch) &&
      isOneEvaluation(points, index, "train", run) &&
      isOneEvaluation(points, index, "validation", run)
    );
  });
}

function isLoss(loss: number): boolean {
  return loss >= 0 && loss <= LARGEST_LOSS;
}

/** A page bounds its places before it reports them. */
function isPlace(coordinate: number): boolean {
  return Math.abs(coordinate) <= FURTHEST_PLACE;
}

function isScore(score: number): boolean {
  return score >= 0 && score <= 100;
}

function isNear(value: number, wanted: number): boolean {
  return Math.abs(value - wanted) <= RELATIVE_TOLERANCE * wanted;
}

function isOneEvaluation(
  points: Curve,
  index: number,
  split: Exclude<SplitName, "test">,
  { exercise: { task, counts }, floor = TODAYS_SCORE_FLOOR }: Omit<ReportedRun, "hyperparameters">,
): boolean {
  const evaluation =
    split === "train"
      ? { loss: points.trainLoss[index]!, metric: points.trainMetric[index]! }
      : { loss: points.validationLoss[index]!, metric: points.validationMetric[index]! };
  const score = split === "train" ? points.trainScore[index]! : points.validationScore[index]!;
  if (task.kind === "regression" && !isNear(evaluation.metric, Math.sqrt(evaluation.loss))) return false;
  if (task.kind !== "regression" && evaluation.metric > 1) return false;
  const { least, most } = scoreRange(evaluation, task, counts[split], floor);
  return score >= least - SCORE_TOLERANCE && score <= most + SCORE_TOLERANCE;
}

/**
 * The range of scores possible for outputs with this mean loss and this metric (see `evaluate`); empty if no outputs have both. For
 * classification the score counts each example's −ln p at no more than c = −ln `floor`. A wrong guess costs at least ln 2, since the
 * guessed class is at least as likely as the right one; a right guess costs at most ln K. And whatever the loss exceeds the clipped loss by
 * lies in examples that are clipped to c.
 */
function scoreRange(
  { loss, metric }: { loss: number; metric: number },
  task: Task,
  count: number,
  floor: number,
): { least: number; most: number } {
  const classes = classCount(task);
  if (classes === null)
    return {
      least: 100 * Math.max(0, 1 - loss / TARGET_VARIANCE.min),
      most: 100 * Math.max(0, 1 - loss / TARGET_VARIANCE.max),
    };
  const guessing = Math.log(classes);
  const dearest = -Math.log(floor);
  const wrong = Math.max(0, 1 - metric - ACCURACY_TOLERANCE);
  const cheapest = wrong * Math.LN2;
  if (loss < cheapest * (1 - RELATIVE_TOLERANCE)) return { least: Number.POSITIVE_INFINITY, most: 0 };
  /** The counted loss if a single example takes as much of the loss as it can, and is clipped to c. */
  const oneTakesAll = (Math.max(0, wrong * count - 1) * Math.LN2 + dearest) / count;
  const leastCounted = Math.max(cheapest, Math.min(loss, oneTakesAll));
  const mostWrong = Math.min(1, 1 - metric + ACCURACY_TOLERANCE);
  const mostCounted = Math.min(loss, (1 - mostWrong) * guessing + mostWrong * dearest);
  const scoreOf = (counted: number) => 100 * Math.max(0, 1 - counted / guessing);
  return { least: scoreOf(mostCounted), most: scoreOf(leastCounted) };
}
