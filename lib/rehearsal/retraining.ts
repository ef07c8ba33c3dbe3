import { append, type Curve, curveOf, EMPTY_CURVE } from "@/lib/learning/curves/curve";
import { evaluate, LARGEST_LOSS } from "@/lib/learning/training/evaluation";
import { stepsPerEpoch } from "@/lib/learning/training/hyperparameters";
import type { Examples, RunSpec } from "@/lib/learning/training/training";
import { createBatchOrder } from "@/lib/trainer/run/batch-order";
import { initialWeights } from "@/lib/trainer/run/initial-weights";
import { measuredCounts, runGrid, totalSteps } from "@/lib/trainer/run/run-grid";
import { trainingPlan } from "@/lib/trainer/run/training-plan";
import { curvePoint, hasDiverged } from "@/lib/trainer/run/training-run";
import { openSimdTraining } from "@/lib/trainer/simd/trainer";

/** A whole run, as a lab would have recorded it. */
export type WholeRun = { readonly curve: Curve; readonly diverged: boolean };

/** One run that can be trained again and again at other rates, with everything else as it was: weights, batches and dropout. */
export type Retraining = {
  /** Every point that a lab would report. */
  run(learningRate: number): WholeRun;
  /** The training loss at the end; Infinity where the run diverged. Cheaper than `run`. */
  finalLoss(learningRate: number): number;
};

/** Opens the simd engine once for any number of trainings. */
export async function openRetraining(spec: RunSpec, examples: Examples): Promise<Retraining> {
  const { batchSize } = spec.hyperparameters;
  const { count } = examples.train;
  const weights = initialWeights(spec);
  const start = () => ({ weights, order: createBatchOrder(spec.seed, count, batchSize) });
  const trainer = (await openSimdTraining(trainingPlan(spec), examples, start()))!;
  const grid = runGrid(spec, examples);
  const steps = totalSteps(spec, examples);
  const counts = measuredCounts(examples);
  const measure = (name: keyof Examples) =>
    evaluate(trainer.outputs(name, 0, counts[name]), { ...examples[name], count: counts[name] }, spec.task);
  return {
    run(learningRate) {
      trainer.restart(start(), learningRate);
      let curve = EMPTY_CURVE;
      let at = 0;
      for (const step of grid) {
        trainer.train(step - at);
        at = step;
        const measured = { train: measure("train"), validation: measure("validation") };
        if (hasDiverged(measured)) return { curve, diverged: true };
        const point = curvePoint(step, stepsPerEpoch(count, batchSize), measured);
        curve = append(curve, curveOf([point]));
      }
      return { curve, diverged: false };
    },
    finalLoss(learningRate) {
      trainer.restart(start(), learningRate);
      trainer.train(steps);
      const { loss } = measure("train");
      return loss <= LARGEST_LOSS ? loss : Number.POSITIVE_INFINITY;
    },
  };
}
