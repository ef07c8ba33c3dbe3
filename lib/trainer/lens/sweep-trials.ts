import type { Split } from "@/lib/learning/examples/split";
import { deriveSeed } from "@/lib/learning/numbers/random";
import { evaluate, LARGEST_LOSS } from "@/lib/learning/training/evaluation";
import type { Examples, RunSpec } from "@/lib/learning/training/training";
import { createBatchOrder } from "@/lib/trainer/run/batch-order";
import { initialWeights } from "@/lib/trainer/run/initial-weights";
import { trainingPlan } from "@/lib/trainer/run/training-plan";
import { openSimdTraining } from "@/lib/trainer/simd/trainer";
import { sampleSplit } from "./valley-network";

/** Short trainings one after another, each from one of a few beginnings and at a given learning rate. */
export type SweepTrials = {
  /** Begins a training. The same `beginning` has the same weights and batches at any rate. */
  begin(beginning: number, learningRate: number): void;
  train(steps: number): void;
  /** Mean loss over a sample of the training split; Infinity if the training has diverged. */
  loss(): number;
  /** Whether the last batch's loss was finite. Costs nothing. */
  isFinite(): boolean;
};

/** The loss is measured on as many examples as this many batches have, within these limits. */
const SAMPLED_BATCHES = 4;
const SAMPLE_RANGE = { min: 64, max: 512 } as const;

/** Always on the simd engine, which restarts in microseconds. Dropout draws from the spec's own seed in every trial. */
export async function openSweepTrials(spec: RunSpec, { train }: Examples): Promise<SweepTrials> {
  const { batchSize } = spec.hyperparameters;
  const sample = sampleOf(train, spec);
  const startOf = (beginning: number) => {
    const seed = deriveSeed(spec.seed, `sweep ${beginning}`);
    return { weights: initialWeights({ ...spec, seed }), batches: recorded(seed, train.count, batchSize) };
  };
  let current = { beginning: 0, ...startOf(0) };
  const start = () => ({ weights: current.weights, order: current.batches() });
  const trainer = (await openSimdTraining(trainingPlan(spec), { train, validation: sample }, start()))!;
  return {
    begin(beginning, learningRate) {
      if (beginning !== current.beginning) current = { beginning, ...startOf(beginning) };
      trainer.restart(start(), learningRate);
    },
    train: (steps) => trainer.train(steps),
    loss() {
      const { loss } = evaluate(trainer.outputs("validation", 0, sample.count), sample, spec.task);
      return loss <= LARGEST_LOSS ? loss : Number.POSITIVE_INFINITY;
    },
    isFinite: () => Number.isFinite(trainer.batchLoss()),
  };
}

function sampleOf(split: Split, { seed, hyperparameters }: RunSpec): Split {
  const { min, max } = SAMPLE_RANGE;
  const wanted = Math.min(Math.max(SAMPLED_BATCHES * hyperparameters.batchSize, min), max);
  return sampleSplit(split, wanted, deriveSeed(seed, "sweep sample"));
}

/** A batch order that can be replayed from the start without shuffling again. */
function recorded(seed: number, count: number, batchSize: number) {
  const order = createBatchOrder(seed, count, batchSize);
  const batches: Int32Array[] = [];
  return () => {
    let step = 0;
    return {
      next() {
        batches[step] ??= order.next();
        return batches[step++]!;
      },
    };
  };
}
