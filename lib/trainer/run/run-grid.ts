import { stepsPerEpoch } from "@/lib/learning/training/hyperparameters";
import { pointGrid, SMOOTH_POINTS } from "@/lib/learning/training/point-grid";
import type { Examples, RunSpec } from "@/lib/learning/training/training";
import { measuringCost, stepCost } from "./cost";

/** Floating-point operations that measuring may always take: well under a second, even on a phone. */
const FREE_OPERATIONS = 3e9;
/** A curve has at least this many points, however costly they are. */
const FEWEST_POINTS = 12;

export function totalSteps({ hyperparameters }: RunSpec, { train }: Examples): number {
  return hyperparameters.epochs * stepsPerEpoch(train.count, hyperparameters.batchSize);
}

/** The training loss of a larger split is that of its first examples: the mean of so many is within about 0.015 nats of that of all. */
const MOST_MEASURED = 8_000;

/** How many examples of each split every point is measured on, the first ones: all of the validation split, on which runs are compared. */
export function measuredCounts({ train, validation }: Examples): Readonly<Record<keyof Examples, number>> {
  return measuredCountsOf({ train: train.count, validation: validation.count });
}

/** The same, of splits with so many examples. */
export function measuredCountsOf({
  train,
  validation,
}: Readonly<Record<keyof Examples, number>>): Readonly<Record<keyof Examples, number>> {
  return { train: Math.min(train, MOST_MEASURED), validation };
}

/**
 * The steps after which a run is measured. Each point takes the outputs for all examples measured, which for a large network and few epochs would be most
 * of the work: measuring may cost about as much as training, but no more.
 */
export function runGrid(spec: RunSpec, examples: Examples): number[] {
  const steps = totalSteps(spec, examples);
  const measured = measuredCounts(examples);
  const perPoint = measuringCost(spec) * (measured.train + measured.validation);
  const affordable = Math.floor(
    Math.max(steps * stepCost(spec, examples.train.count), FREE_OPERATIONS) / perPoint / 2,
  );
  const points = Math.min(SMOOTH_POINTS, Math.max(FEWEST_POINTS, affordable));
  return pointGrid(steps, stepsPerEpoch(examples.train.count, spec.hyperparameters.batchSize), points);
}
