import { type CurvePoint, rounded } from "@/lib/learning/curves/curve";
import { type Evaluation, evaluate, LARGEST_LOSS } from "@/lib/learning/training/evaluation";
import type { Examples, RunSpec } from "@/lib/learning/training/training";
import { inChunks } from "./pieces";
import type { Engine } from "./run/engine";

export type Measurement = { readonly train: Evaluation; readonly validation: Evaluation };

/**
 * Evaluates the network on both splits as it is now, piece by piece. `goOn` is asked after each; when it says no, there is no
 * measurement.
 */
export async function measure(
  engine: Engine,
  spec: RunSpec,
  examples: Examples,
  goOn: () => Promise<boolean>,
): Promise<Measurement | null> {
  const train = await evaluateSplit(engine, spec, examples, "train", goOn);
  const validation = train && (await evaluateSplit(engine, spec, examples, "validation", goOn));
  return validation && { train, validation };
}

async function evaluateSplit(
  engine: Engine,
  spec: RunSpec,
  examples: Examples,
  name: keyof Examples,
  goOn: () => Promise<boolean>,
): Promise<Evaluation | null> {
  const split = examples[name];
  const piece = (from: number, rows: number) => engine.outputs(name, from, rows);
  const outputs = await inChunks(engine.name, spec, split.count, piece, goOn);
  return outputs && evaluate(outputs, split, spec.task);
}

/** Whether training has left the numbers: a loss that is not finite, or about not to be. */
export function hasDiverged({ train, validation }: Measurement): boolean {
  return !(train.loss <= LARGEST_LOSS && validation.loss <= LARGEST_LOSS);
}

/** The point of a curve, at the precision that curves keep. */
export function curvePoint(
  step: number,
  stepsPerEpoch: number,
  { train, validation }: Measurement,
): CurvePoint {
  return {
    step,
    epoch: rounded(step / stepsPerEpoch),
    trainLoss: rounded(train.loss),
    validationLoss: rounded(validation.loss),
    trainScore: rounded(train.score),
    validationScore: rounded(validation.score),
    trainMetric: rounded(train.metric),
    validationMetric: rounded(validation.metric),
  };
}
