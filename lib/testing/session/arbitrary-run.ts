import fc from "fast-check";
import { type Curve, curveOf, rounded } from "@/lib/learning/curves/curve";
import { ACTIVATIONS, DROPOUT_RANGE, type Layer, PADDINGS } from "@/lib/learning/network/network";
import { OPTIMISERS } from "@/lib/learning/training/hyperparameters";
import type { Session } from "@/lib/session/log/session";

/** All runs here have batches of 32. */
export const STEPS_PER_EPOCH = 10;

const activation = fc.constantFrom(...ACTIVATIONS);
const layer: fc.Arbitrary<Layer> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("dense" as const),
      units: fc.integer({ min: 1, max: 16 }),
      activation,
    }),
  },
  fc.record({
    kind: fc.constant("conv2d" as const),
    filters: fc.integer({ min: 1, max: 8 }),
    kernel: fc.integer({ min: 1, max: 5 }),
    stride: fc.integer({ min: 1, max: 2 }),
    padding: fc.constantFrom(...PADDINGS),
    activation,
  }),
  fc.record({ kind: fc.constant("max-pool" as const), size: fc.constantFrom(2, 3), stride: fc.constant(2) }),
  fc.record({ kind: fc.constant("dropout" as const), rate: fc.constantFrom(DROPOUT_RANGE.min, 0.5) }),
);

export const seat = fc.nat({ max: 3 });
export const rarely = fc.nat({ max: 9 }).map((drawn) => drawn === 0);

/** The difference from the expected run number or index: nearly always 0. */
export const off = fc.oneof(
  { weight: 8, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.integer({ min: -2, max: 1 }) },
);

/** The number of this participant's last run. */
export function lastRun(session: Session, participant: number): number {
  return (session.participants[participant]?.runs.length ?? 1) - 1;
}

/** Settings of runs, some of which are refused. */
export const settings = fc.record({
  network: fc.record({ layers: fc.array(layer, { maxLength: 3 }) }),
  hyperparameters: fc.record({
    learningRate: fc.constantFrom(0.001, 0.03, 1),
    optimiser: fc.constantFrom(...OPTIMISERS),
    batchSize: fc.constant(32),
    epochs: fc.constantFrom(5, 40),
    weightDecay: fc.constantFrom(0, 0.01),
  }),
});

/** Points with a tenth of these values as training scores, and slightly lower validation scores. `classes`: the number of classes. */
export function risingCurve(from: number, values: readonly number[], classes: number): Curve {
  const evaluationOf = (score: number) => ({
    loss: rounded(Math.log(classes) * (1 - score / 100)),
    metric: rounded((1 + score / 100) / 2),
  });
  return curveOf(
    values.map((value, index) => {
      const train = evaluationOf(value / 10);
      const validation = evaluationOf(value / 11);
      return {
        step: from + index,
        epoch: rounded((from + index) / STEPS_PER_EPOCH),
        trainLoss: train.loss,
        validationLoss: validation.loss,
        trainScore: rounded(value / 10),
        validationScore: rounded(value / 11),
        trainMetric: train.metric,
        validationMetric: validation.metric,
      };
    }),
  );
}
