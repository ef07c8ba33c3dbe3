import type { StepTrace } from "@/lib/learning/training/step-trace";
import type { Examples, RunSpec, TrainState } from "@/lib/learning/training/training";
import { createBatchOrder } from "@/lib/trainer/run/batch-order";
import { initialWeights } from "@/lib/trainer/run/initial-weights";
import { createSlicing } from "@/lib/trainer/run/slices";
import { trainingPlan } from "@/lib/trainer/run/training-plan";
import { openSimdTraining } from "@/lib/trainer/simd/trainer";
import { type ShownPart, shownPart } from "./shown-part";
import { stepTrace } from "./step-trace";

/**
 * Slow motion: a copy of a training on the simd engine that is traced step by step. It continues exactly as the training itself would on that
 * engine: the same batches, the same dropout, the same bits. The original training is not affected.
 */
export type Tracer = {
  /** Takes the next step, and returns its trace. */
  next(): StepTrace;
  /**
   * Takes `steps` steps without a trace. `mayContinue` is awaited about every 12 ms, and lets messages be handled; if it answers false, the
   * remaining steps are not taken. Returns whether all were.
   */
  skip(steps: number, terms: { now(): number; mayContinue(): Promise<boolean> }): Promise<boolean>;
};

/** `from`: the state to start from; without it, the beginning of the training. */
export async function openTracer(spec: RunSpec, examples: Examples, from?: TrainState): Promise<Tracer> {
  const plan = trainingPlan(spec);
  const batchSize = Math.min(plan.batchSize, examples.train.count);
  const order = createBatchOrder(spec.seed, examples.train.count, plan.batchSize, from?.step);
  const start = { ...(from ?? { weights: initialWeights(spec) }), order };
  const trainer = (await openSimdTraining(plan, examples, start))!;
  let part: ShownPart | null = null;
  return {
    next() {
      const remains = trainer.takeApart();
      part ??= shownPart(plan, remains.gradients, batchSize);
      return stepTrace(spec, plan, examples, remains, part);
    },
    async skip(steps, { now, mayContinue }) {
      const slicing = createSlicing();
      for (let left = steps; left > 0; ) {
        const slice = Math.min(slicing.steps, left);
        const began = now();
        trainer.train(slice);
        slicing.took(slice, now() - began);
        left -= slice;
        if (left > 0 && !(await mayContinue())) return false;
      }
      return true;
    },
  };
}
